"""An organisation with an edition of an invented code."""

from datetime import date

import pytest

from tests.codes.reading_out import text_of
from tests.people.builders import TODAY, Province
from zuiver.codes.commands import edition_import
from zuiver.codes.models import Edition
from zuiver.people.actor import Actor, system_actor
from zuiver.people.roles import MANAGE_EDITIONS


@pytest.fixture
def keeper(db: None) -> Actor:
    """Who keeps the code of an organisation."""
    return system_actor(Province().organisation.pk, "tests", TODAY, {MANAGE_EDITIONS})


@pytest.fixture
def first_edition(keeper: Actor) -> Edition:
    """The code of an invented library, in force from 2020."""
    return edition_import(
        keeper,
        text=text_of("spaced_pages"),
        title="Afspraken van de bibliotheek",
        name="2020",
        valid_from=date(2020, 1, 1),
        source_name="bibliotheek.txt",
    )

"""No page asks the database more often because there are more rows."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.registers.builders import ASKED, World
from tests.web_entries.browsers import Browsers, filled
from zuiver.registers.commands import entry_act, entry_open

# Both more than a desk lists: what waits beyond that is counted, in one query more.
FEW, MANY = 56, 24

PAGES: list[tuple[str, str]] = [
    ("samira", "/mijn-zaken/"),
    ("samira", "/mijn-zaken/gegevens/"),
    ("samira", "/geschenken/nieuw/"),
    ("karin", "/mijn-zaken/"),
    ("karin", "/bureau/"),
    ("karin", "/bureau/{id}/"),
    ("karin", "/register/geschenken/"),
    ("imre", "/register/geschenken/"),
    ("imre", "/register/geschenken/?zoek=wijn"),
    ("imre", "/register/geschenken/?staat=consent_asked&volgorde=hoogste"),
    ("bo", "/inleverpunt/"),
    ("audra", "/audit/"),
]


@pytest.fixture
def fill(world: World) -> Callable[[int], None]:
    """Adds gifts of which each is in another state, read by others too."""

    def add(count: int) -> None:
        for number in range(count):
            entry = world.gift(
                ASKED, giver_organisation=f"Gever {number % 7}", happened_on=f"{1 + number % 11} mei 2026"
            )
            entry_open(world.actor(world.imre), entry.public_id)
            if number % 2:
                action = ("ask_hand_in", "ask_more")[number // 2 % 2]
                entry_act(world.actor(world.karin), public_id=entry.public_id, action=action, reason="daarom")

    return add


def test_no_page_asks_more_when_there_are_more_rows(
    world: World, browsers: Browsers, fill: Callable[[int], None]
) -> None:
    first = world.gift(ASKED)
    counted: dict[tuple[str, str], list[int]] = {page: [] for page in PAGES}
    for more in (FEW, MANY):
        fill(more)
        for who, address in PAGES:
            browser = browsers.of(getattr(world, who))
            browser.get(address.format(id=first.public_id))
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert browser.get(address.format(id=first.public_id)).status_code == 200
            counted[who, address].append(len(asked))
    grown = {page: counts for page, counts in counted.items() if counts[1] > counts[0]}
    assert grown == {}
    assert max(counts[1] for counts in counted.values()) <= 60


def test_recording_asks_no_more_when_there_are_more_rows(
    world: World, browsers: Browsers, fill: Callable[[int], None]
) -> None:
    samira, counts = browsers.of(world.samira), []
    for more in (FEW, MANY):
        fill(more)
        samira.post("/geschenken/nieuw/", filled(giver_organisation="Gever 1"))
        with CaptureQueriesContext(connection) as asked:
            assert samira.post("/geschenken/nieuw/", filled(giver_organisation="Gever 1")).status_code == 302
        counts.append(len(asked))
    assert counts[0] == counts[1]

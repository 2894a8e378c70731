"""One demo province for all tests of this folder: built once, in a transaction that is rolled back at the end."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from zuiver.cli.demo.province import build
from zuiver.people.models import Organisation
from zuiver.people.tenant_scope import organisation_scope

# bench/grow.py finds its parts beside itself.
sys.path.append(str(Path(__file__).parents[2] / "bench"))


@pytest.fixture(scope="package")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[Organisation]:
    """The province as `zuiver demo` builds it."""
    with django_db_blocker.unblock(), transaction.atomic():
        organisation = build()
        with organisation_scope(organisation.pk):
            yield organisation
        transaction.set_rollback(True)


@pytest.fixture
def province(built: Organisation, db: None) -> Organisation:
    """The same, where a test may change it: what it does is taken back, also in the object that all tests share."""
    built.refresh_from_db()
    return built

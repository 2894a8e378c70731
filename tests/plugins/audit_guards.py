"""Tests that commit empty all tables afterwards; the guards of the audit trail would refuse, so they step aside for that."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase

from zuiver.audit import guards


@pytest.fixture(scope="session", autouse=True)
def guards_step_aside_for_the_flush() -> Iterator[None]:
    """Take the guards down around Django's flush, and put them up again before the next test."""
    flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def flush_without_guards(case: TransactionTestCase) -> None:
        guards.take_down(connection)
        flush(case)
        guards.put_up(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", flush_without_guards)
        yield

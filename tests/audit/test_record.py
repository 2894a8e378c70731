"""Events are written in the caller's transaction, in order, without gaps, and only under declared names."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from tests.audit.conftest import ORGANISATION
from zuiver.audit.chain import NO_HASH, canonical_json
from zuiver.audit.models import AuditEvent, AuditHead
from zuiver.audit.record import Happening, record, record_many
from zuiver.audit.verify import verify
from zuiver.audit.vocabulary import Event, UnknownEvent, declare, message_for
from zuiver.kernel import clock


def tried(what: str = "it", organisation_id: int = ORGANISATION) -> AuditEvent:
    return record(
        "tests.thing.tried",
        organisation_id=organisation_id,
        actor="person:1",
        subject="thing:1",
        data={"what": what},
    )


@pytest.mark.django_db
def test_the_returned_event_is_the_stored_one() -> None:
    with clock.frozen(datetime(2026, 5, 12, 9, 30, tzinfo=UTC)), transaction.atomic():
        made = tried("a “bottle”")
    stored = AuditEvent.objects.get(organisation_id=ORGANISATION, number=1)
    for name in (
        "organisation_id",
        "number",
        "at",
        "event",
        "actor",
        "subject",
        "data",
        "previous_hash",
        "hash",
    ):
        assert getattr(made, name) == getattr(stored, name), name
    assert stored.at == datetime(2026, 5, 12, 9, 30, tzinfo=UTC)
    assert stored.data == {"what": "a “bottle”"}


@pytest.mark.django_db
def test_numbers_count_up_without_gaps_in_each_organisation() -> None:
    with transaction.atomic():
        numbers = [tried().number, tried(organisation_id=8).number, tried().number]
    assert numbers == [1, 1, 2]


@pytest.mark.django_db
def test_each_event_names_the_hash_of_the_one_before() -> None:
    with transaction.atomic():
        first, second = tried("one"), tried("two")
    assert first.previous_hash == NO_HASH
    assert second.previous_hash == first.hash
    assert AuditHead.objects.get(pk=ORGANISATION).hash == second.hash


@pytest.mark.django_db
def test_a_change_that_is_rolled_back_leaves_no_event_and_no_gap() -> None:
    with transaction.atomic():
        tried("kept")
    with transaction.atomic():
        tried("lost")
        transaction.set_rollback(True)
    with transaction.atomic():
        assert tried("kept too").number == 2
    assert verify(ORGANISATION).ok


@pytest.mark.django_db(transaction=True)
def test_recording_outside_a_transaction_is_refused() -> None:
    with pytest.raises(TransactionManagementError, match=r"transaction\.atomic"):
        tried()
    assert not AuditEvent.objects.exists()


@pytest.mark.django_db
def test_an_event_that_nobody_declared_is_refused() -> None:
    with transaction.atomic(), pytest.raises(UnknownEvent, match=r"events\.py"):
        record("tests.thing.misspelt", organisation_id=7, actor="person:1", subject="thing:1", data={})


@pytest.mark.django_db
def test_data_without_what_the_message_shows_is_refused() -> None:
    with transaction.atomic(), pytest.raises(ValueError, match="what"):
        record("tests.thing.tried", organisation_id=7, actor="person:1", subject="thing:1", data={})


@pytest.mark.django_db
@pytest.mark.parametrize(("actor", "subject"), [("", "thing:1"), ("person:1", ""), ("p" * 121, "thing:1")])
def test_an_actor_or_subject_that_does_not_fit_is_refused(actor: str, subject: str) -> None:
    with transaction.atomic(), pytest.raises(ValueError, match="1 to 120 characters"):
        record("tests.thing.seen", organisation_id=7, actor=actor, subject=subject, data={})


@pytest.mark.django_db
def test_many_events_make_the_same_chain_as_one_by_one() -> None:
    happenings = [
        Happening(
            "tests.thing.tried",
            "system:import",
            f"thing:{n}",
            {"what": n},
            at=datetime(2024, 1, 1, tzinfo=UTC),
        )
        for n in range(4500)
    ]
    with transaction.atomic():
        tried("before")
        assert record_many(happenings, organisation_id=ORGANISATION) == 4500
        assert record_many([], organisation_id=ORGANISATION) == 0
        assert tried("after").number == 4502
    found = verify(ORGANISATION)
    assert (found.ok, found.events) == (True, 4502)


def test_canonical_json_does_not_depend_on_the_order_of_keys() -> None:
    assert canonical_json({"b": 1, "a": {"d": 2, "c": 3}}) == canonical_json({"a": {"c": 3, "d": 2}, "b": 1})


def test_canonical_json_writes_days_amounts_and_ids_as_text() -> None:
    data = {"on": date(2026, 5, 12), "amount": Decimal("12.50"), "id": UUID(int=1)}
    assert canonical_json(data) == (
        '{"amount":"12.50","id":"00000000-0000-0000-0000-000000000001","on":"2026-05-12"}'
    )


@pytest.mark.parametrize("value", [float("nan"), "half \ud800", "nul \x00"])
def test_canonical_json_refuses_what_a_database_cannot_hold(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - three different texts of three different makers
        canonical_json({"value": value})


def test_canonical_json_refuses_an_object_it_does_not_know() -> None:
    with pytest.raises(TypeError, match="set"):
        canonical_json({"value": {1, 2}})


def test_an_event_name_has_a_room_a_thing_and_a_past_tense() -> None:
    with pytest.raises(ValueError, match=r"room\.thing\.past_tense"):
        declare((Event("Something", "?"),))


def test_one_name_cannot_mean_two_things() -> None:
    with pytest.raises(ValueError, match="declared twice"):
        declare((Event("tests.thing.tried", "Something else."),))


def test_an_event_of_an_older_version_shows_its_name() -> None:
    assert message_for("old.thing.done", {}).text() == "old.thing.done"
    assert message_for("tests.thing.tried", {"what": "it"}).text() == "Tried it."


@pytest.mark.django_db(transaction=True)
def test_events_become_visible_together_with_the_change_they_account_for() -> None:
    with transaction.atomic():
        tried()
        connection.set_rollback(True)
    assert not AuditEvent.objects.exists()

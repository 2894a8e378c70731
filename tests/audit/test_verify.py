"""Verification finds every kind of damage to a trail, and says where it is and what it is."""

import pytest
from django.db import connection, transaction

from tests.audit.conftest import ORGANISATION, Sql, write_events
from zuiver.audit.chain import Link
from zuiver.audit.checkpoint import compare, read_checkpoints, take_checkpoint
from zuiver.audit.findings import Fault
from zuiver.audit.models import AuditEvent, AuditHead
from zuiver.audit.stored import stored_event, stored_events
from zuiver.audit.verify import verify
from zuiver.kernel.errors import InvalidData

EVENT = "UPDATE audit_auditevent SET "
AT_5 = " WHERE organisation_id = 7 AND number = 5"


def found() -> list[tuple[Fault, int]]:
    result = verify(ORGANISATION)
    assert result.ok is (not result.findings)
    assert all(str(finding) for finding in result.findings)
    return [(finding.fault, finding.number) for finding in result.findings]


def test_an_untouched_trail_is_in_order(trail: int) -> None:
    read: list[int] = []
    result = verify(trail, progress=read.append)
    assert (result.ok, result.events, sum(read)) == (True, 10, 10)


@pytest.mark.django_db
def test_a_trail_without_events_is_in_order() -> None:
    assert verify(99).ok


@pytest.mark.parametrize(
    "change",
    [
        "actor = 'person:99'",
        "subject = 'thing:99'",
        "event = 'tests.thing.seen'",
        "data_text = '{}'",
        "data_text = data_text || ' '",
        "at = '2020-01-01 00:00:00+00:00'",
    ],
)
def test_a_changed_event_is_named(trail: int, owner: Sql, change: str) -> None:
    owner(EVENT + change + AT_5)
    assert found() == [(Fault.CHANGED, 5)]


@pytest.mark.parametrize("number", [1, 5, 10])
def test_the_first_a_middle_and_the_last_event_are_all_guarded(trail: int, owner: Sql, number: int) -> None:
    owner(EVENT + "actor = 'person:99' WHERE organisation_id = 7 AND number = %s", number)
    assert found() == [(Fault.CHANGED, number)]


@pytest.mark.parametrize("number", [1, 5, 10])
def test_a_changed_hash_is_told_from_changed_content(trail: int, owner: Sql, number: int) -> None:
    owner(EVENT + "hash = 'f00' WHERE organisation_id = 7 AND number = %s", number)
    assert found() == [(Fault.HASH_CHANGED, number)]


@pytest.mark.parametrize("number", [1, 5, 10])
def test_a_changed_link_is_told_from_changed_content(trail: int, owner: Sql, number: int) -> None:
    owner(EVENT + "previous_hash = 'f00' WHERE organisation_id = 7 AND number = %s", number)
    assert found() == [(Fault.LINK_CHANGED, number)]


@pytest.mark.parametrize("number", [1, 5])
def test_a_removed_event_leaves_a_named_gap(trail: int, owner: Sql, number: int) -> None:
    owner("DELETE FROM audit_auditevent WHERE organisation_id = 7 AND number = %s", number)
    assert found() == [(Fault.MISSING, number)]


def test_events_removed_at_the_end_are_found_through_the_head(trail: int, owner: Sql) -> None:
    owner("DELETE FROM audit_auditevent WHERE organisation_id = 7 AND number > 8")
    assert found() == [(Fault.MISSING_AT_END, 9)]
    assert "Events 9 to 10" in str(verify(trail).findings[0])


def test_all_events_removed_is_found_through_the_head(trail: int, owner: Sql) -> None:
    owner("DELETE FROM audit_auditevent WHERE organisation_id = 7")
    assert found() == [(Fault.MISSING_AT_END, 1)]


def test_a_removed_event_whose_gap_was_closed_is_found(trail: int, owner: Sql) -> None:
    owner("DELETE FROM audit_auditevent WHERE organisation_id = 7 AND number = 8")
    owner(EVENT + "number = 8 WHERE organisation_id = 7 AND number = 9")
    owner(EVENT + "number = 9 WHERE organisation_id = 7 AND number = 10")
    assert found() == [(Fault.MOVED, 8), (Fault.MOVED, 9), (Fault.MISSING_AT_END, 10)]


@pytest.mark.parametrize(("one", "other"), [(3, 7), (4, 5), (1, 10)])
def test_swapped_events_are_both_named_with_their_own_number(
    trail: int, owner: Sql, one: int, other: int
) -> None:
    move = EVENT + "number = %s WHERE organisation_id = 7 AND number = %s"
    owner(move, 99, one)
    owner(move, one, other)
    owner(move, other, 99)
    assert found() == [(Fault.MOVED, one), (Fault.MOVED, other)]
    assert [finding.params["original"] for finding in verify(trail).findings] == [other, one]


def test_events_whose_contents_were_exchanged_are_both_named(trail: int, owner: Sql) -> None:
    contents = {
        number: AuditEvent.objects.filter(organisation_id=7, number=number)
        .values_list("actor", "subject", "data_text", "at")
        .get()
        for number in (3, 7)
    }
    for number, source in ((3, 7), (7, 3)):
        owner(
            EVENT
            + "actor = %s, subject = %s, data_text = %s, at = %s WHERE organisation_id = 7 AND number = %s",
            *contents[source][:3],
            contents[source][3].replace(tzinfo=None)
            if connection.vendor == "sqlite"
            else contents[source][3],
            number,
        )
    assert found() == [(Fault.EXCHANGED, 3), (Fault.EXCHANGED, 7)]


def write_over(owner: Sql, number: int, previous_hash: str | None = None) -> str:
    """Replaces an event by another, with a hash that fits."""
    stored = stored_event(ORGANISATION, number)
    assert stored
    forged = Link(
        *(ORGANISATION, number, stored.link.at, stored.link.event, "person:666", stored.link.subject),
        *(stored.link.data_text, previous_hash or stored.link.previous_hash),
    )
    owner(
        EVENT + "actor = %s, previous_hash = %s, hash = %s WHERE organisation_id = 7 AND number = %s",
        *(forged.actor, forged.previous_hash, forged.digest(), number),
    )
    return forged.digest()


def test_a_replaced_event_with_a_hash_of_its_own_is_named(trail: int, owner: Sql) -> None:
    write_over(owner, 5)
    assert found() == [(Fault.REPLACED, 5)]


def test_a_replaced_last_event_does_not_fit_the_head(trail: int, owner: Sql) -> None:
    write_over(owner, 10)
    assert found() == [(Fault.HEAD_CHANGED, 10)]


def test_an_event_added_after_the_head_is_named(trail: int, owner: Sql) -> None:
    last = stored_event(ORGANISATION, 10)
    assert last
    forged = Link(ORGANISATION, 11, last.link.at, "tests.thing.seen", "person:1", "thing:1", "{}", last.hash)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_auditevent (organisation_id, number, at, event, actor, subject, data_text, "
            "previous_hash, hash) VALUES (7, 11, %s, %s, %s, %s, %s, %s, %s)",
            [
                forged.at + ("+00:00" if connection.vendor == "postgresql" else ""),
                *(forged.event, forged.actor, forged.subject, forged.data_text, forged.previous_hash),
                forged.digest(),
            ],
        )
    assert found() == [(Fault.ADDED, 11)]


def test_an_event_added_before_the_first_is_named(trail: int, owner: Sql) -> None:
    owner(EVENT + "number = 0, organisation_id = 7 WHERE organisation_id = 8 AND number = 2")
    assert found() == [(Fault.ADDED, 0)]
    assert [finding.fault for finding in verify(8).findings] == [Fault.MISSING]


def test_a_removed_head_is_named(trail: int, owner: Sql) -> None:
    owner("DELETE FROM audit_audithead WHERE organisation_id = 7")
    assert found() == [(Fault.HEAD_MISSING, 10)]


def test_a_head_set_back_shows_the_events_after_it_as_added(trail: int, owner: Sql) -> None:
    owner("UPDATE audit_audithead SET number = 8 WHERE organisation_id = 7")
    assert found() == [(Fault.ADDED, 9), (Fault.ADDED, 10)]


def test_damage_in_one_organisation_leaves_the_other_in_order(trail: int, owner: Sql) -> None:
    owner(EVENT + "actor = 'x'" + AT_5)
    assert verify(8).ok


def test_only_so_many_findings_are_listed_and_the_rest_is_counted(owner: Sql) -> None:
    write_events(450)
    owner(EVENT + "actor = 'x' WHERE organisation_id = 7")
    result = verify(ORGANISATION)
    assert len(result.findings) == 200
    assert result.unlisted == 250


def test_a_trail_written_anew_from_an_event_on_is_found_with_a_checkpoint(trail: int, owner: Sql) -> None:
    checkpoint = take_checkpoint("north", trail)
    assert checkpoint
    previous_hash = None
    for number in range(4, 11):
        previous_hash = write_over(owner, number, previous_hash)
    owner("UPDATE audit_audithead SET hash = %s WHERE organisation_id = 7", previous_hash)
    assert found() == []
    finding = compare(checkpoint, trail)
    assert finding
    assert finding.fault is Fault.REWRITTEN


def test_a_trail_cut_short_with_its_head_is_found_with_a_checkpoint(trail: int, owner: Sql) -> None:
    checkpoint = take_checkpoint("north", trail)
    assert checkpoint
    owner("DELETE FROM audit_auditevent WHERE organisation_id = 7 AND number > 6")
    owner(
        "UPDATE audit_audithead SET number = 6, hash = "
        "(SELECT hash FROM audit_auditevent WHERE organisation_id = 7 AND number = 6) WHERE organisation_id = 7"
    )
    assert found() == []
    finding = compare(checkpoint, trail)
    assert finding
    assert finding.fault is Fault.SHORTER


def test_a_trail_that_only_grew_fits_its_checkpoint(trail: int) -> None:
    checkpoint = take_checkpoint("north", trail)
    assert checkpoint
    write_events(5)
    assert compare(checkpoint, trail) is None
    assert read_checkpoints(f"# kept in the safe\n\n{checkpoint}\n") == [checkpoint]


@pytest.mark.django_db
def test_no_checkpoint_before_the_first_event() -> None:
    assert take_checkpoint("north", 99) is None


@pytest.mark.parametrize("line", ["north", "north five " + "0" * 64, "north 5 abc"])
def test_a_line_that_is_no_checkpoint_is_named(line: str) -> None:
    with pytest.raises(InvalidData, match="Line 2"):
        read_checkpoints(f"# remark\n{line}\n")


def test_events_added_during_verification_are_no_damage(trail: int) -> None:
    added = False

    def add_once(_: int) -> None:
        nonlocal added
        if not added:
            added = True
            write_events(3)

    result = verify(trail, progress=add_once)
    assert result.ok
    assert [stored.number for stored in stored_events(trail)] == list(range(1, 14))
    with transaction.atomic():
        assert AuditHead.objects.get(pk=trail).number == 13

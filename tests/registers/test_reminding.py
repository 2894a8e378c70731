"""Entries that wait too long are brought to mind of whoever has to act, and in the end of who keeps the registers."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.people.builders import TODAY
from tests.registers.builders import ASKED, EXPENSIVE, World, new_key
from zuiver.kernel import clock
from zuiver.kernel.clock import AMSTERDAM
from zuiver.notices.models import Notice
from zuiver.registers.commands import entry_act, entry_open, entry_submit
from zuiver.registers.models import Entry
from zuiver.registers.registry import register_of
from zuiver.registers.reminding import remind_in_time, remind_waiting

RECORDED = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
# Ascension Day (14 May) and Whit Monday (25 May) do not count.
AFTER_6, AFTER_7, AFTER_14, AFTER_21 = (date(2026, *day) for day in ((5, 21), (5, 22), (6, 3), (6, 12)))


@pytest.fixture
def entry(world: World) -> Entry:
    with clock.frozen(RECORDED):
        return world.gift(ASKED, on=TODAY)


def reminded(world: World, on: date) -> list[str]:
    """Whom a run on this day tells something new."""
    before = set(Notice.rows.values_list("pk", flat=True))
    remind_waiting(world.organisation.pk, on)
    return sorted(
        notice.person.name for notice in Notice.rows.exclude(pk__in=before).select_related("person")
    )


def test_the_assessor_is_reminded_after_seven_working_days_and_after_fourteen(
    world: World, entry: Entry
) -> None:
    assert reminded(world, AFTER_6) == []
    assert reminded(world, AFTER_7) == ["Karin"]
    assert reminded(world, AFTER_7) == []
    assert reminded(world, AFTER_14) == ["Karin"]


def test_after_twenty_one_days_the_integrity_officer_hears_it_too(world: World, entry: Entry) -> None:
    assert reminded(world, AFTER_21) == ["Imre", "Karin"]
    assert reminded(world, date(2026, 12, 1)) == []


def test_a_worker_that_stood_still_reminds_once(world: World, entry: Entry) -> None:
    assert reminded(world, AFTER_14) == ["Karin"]
    assert reminded(world, AFTER_14) == []


def test_a_deputy_is_reminded_instead_of_who_is_away(world: World, entry: Entry) -> None:
    world.province.away(world.karin, world.peter)
    assert reminded(world, AFTER_7) == ["Peter"]


def test_the_person_is_reminded_of_what_is_still_to_be_done(world: World) -> None:
    with clock.frozen(RECORDED):
        entry = world.gift(EXPENSIVE)
        entry_act(world.actor(world.karin), public_id=entry.public_id, action="ask_return", reason="Te duur.")
    assert reminded(world, AFTER_7) == ["Samira"]
    assert reminded(world, AFTER_21) == ["Samira"]


def test_what_was_settled_or_moved_on_is_not_brought_to_mind(world: World, entry: Entry) -> None:
    with clock.frozen(datetime(2026, 5, 20, 9, 0, tzinfo=UTC)):
        entry_act(world.actor(world.karin), public_id=entry.public_id, action="allow", reason="Klein.")
    assert reminded(world, AFTER_21) == []


def test_an_officer_with_the_entry_of_their_own_is_not_told_by_role(world: World) -> None:
    with clock.frozen(RECORDED):
        world.gift(ASKED, by=world.imre)
    assert "Imre" not in reminded(world, AFTER_21)


def test_another_organisation_is_left_alone(world: World, entry: Entry) -> None:
    assert remind_waiting(World("south").organisation.pk, AFTER_21) == 0


CONTACT = {
    "member": "Statenlid A. de Wit",
    "contacted_on": "12 mei 2026",
    "topic": "Verkeerstellingen",
    "asked": ["facts"],
}
STICK = {"incident": "lost_carrier", "discovered_at": ["8 mei 2026", "23:10"], "confidential": "yes"}


def recorded(world: World, kind: str, typed: dict[str, Any], at: datetime) -> Entry:
    with clock.frozen(at):
        return entry_submit(
            world.actor(world.samira, at.date()), kind=kind, data=typed, submission_key=new_key()
        )


def told_in_time(world: World, entry: Entry, now: datetime) -> list[str]:
    """Whom a look at this moment tells something new about the entry."""
    before = set(Notice.rows.values_list("pk", flat=True))
    with clock.frozen(now):
        remind_in_time(world.organisation.pk, now)
    new = Notice.rows.exclude(pk__in=before).filter(subject__endswith=entry.public_id)
    return sorted(new.values_list("person__name", flat=True))


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in May 2026, on the clock in Amsterdam."""
    return datetime(2026, 5, day, hour, minute, tzinfo=AMSTERDAM)


def test_who_has_to_inform_the_portfolio_holder_hears_it_again_the_same_day(world: World) -> None:
    entry = recorded(world, "external_contacts", CONTACT, moment(12, 10))
    assert told_in_time(world, entry, moment(12, 12)) == []
    assert told_in_time(world, entry, moment(12, 14)) == ["Karin"]
    assert told_in_time(world, entry, moment(12, 15)) == []
    assert told_in_time(world, entry, moment(12, 17, 5)) == ["Karin"]
    assert told_in_time(world, entry, moment(13, 9)) == []


def test_a_look_that_was_missed_is_made_up_for(world: World) -> None:
    entry = recorded(world, "external_contacts", CONTACT, moment(12, 10))
    assert told_in_time(world, entry, moment(14, 9)) == ["Karin"]


def test_what_was_done_in_time_is_not_brought_to_mind(world: World) -> None:
    entry = recorded(world, "external_contacts", CONTACT, moment(12, 10))
    with clock.frozen(moment(12, 11)):
        entry_act(
            world.actor(world.karin),
            public_id=entry.public_id,
            action="handle",
            data={"informed_at": ["12 mei 2026", "10:50"]},
        )
    assert told_in_time(world, entry, moment(12, 17, 5)) == []
    assert told_in_time(world, entry, moment(14, 18)) == ["Wilma"]


def test_the_leak_desk_hears_it_a_day_before_the_hours_are_over_and_after_that(world: World) -> None:
    entry = recorded(world, "data_leak", STICK, moment(8, 23, 14))
    assert (entry.due_on, entry.due_at) == (date(2026, 5, 11), moment(11, 23, 10))
    assert told_in_time(world, entry, moment(10, 23, 9)) == []
    assert told_in_time(world, entry, moment(10, 23, 10)) == ["Leo"]
    assert told_in_time(world, entry, moment(11, 23, 10)) == ["Leo"]


def test_once_the_authority_was_told_the_hours_stop(world: World) -> None:
    entry = recorded(world, "data_leak", STICK, moment(8, 23, 14))
    told = {"authority_told": "yes", "authority_told_at": ["8 mei 2026", "23:50"]}
    leo = world.actor(world.leo, date(2026, 5, 8))
    entry = entry_act(leo, public_id=entry.public_id, action="record_told", data=told)
    assert (entry.due_on, entry.due_at) == (None, None)
    assert told_in_time(world, entry, moment(11, 23, 10)) == []


def test_the_last_step_tells_nobody_of_an_entry_that_they_cannot_open(world: World) -> None:
    """A leak is for the desk only: the officer, who keeps the other registers, hears nothing of it."""
    entry = recorded(world, "data_leak", STICK, moment(8, 23, 14))
    told = set(reminded(world, AFTER_21))
    assert told == {"Leo"}
    for person in Notice.rows.filter(subject__endswith=entry.public_id).values_list(
        "person__name", flat=True
    ):
        assert entry_open(world.actor(getattr(world, person.lower())), entry.public_id)


def test_who_decides_on_something_of_a_later_day_is_asked_before_that_day(world: World) -> None:
    event = {
        "inviter_organisation": "Bouwbedrijf Dijk", "asked_at": "before", "event_date": "1 september 2026", "event_until": "",
    }  # fmt: skip
    register = register_of("invitations")
    with clock.frozen(RECORDED):
        entry = world.entry(register, event)
    assert entry.due_on is not None
    assert reminded(world, AFTER_7) == ["Karin"]

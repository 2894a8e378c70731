"""What goes on, such as a side activity: it comes back when its register says so, and hears the answer through its own steps."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.campaigns.builders import Campaigns
from zuiver.campaigns.models import Request
from zuiver.campaigns.queries import own_request
from zuiver.campaigns.triggers.looking import look_for_changes
from zuiver.catalogue.side_activities.register import SIDE_ACTIVITIES
from zuiver.kernel.dates import add_months
from zuiver.kernel.errors import InvalidData
from zuiver.people.models import Person
from zuiver.registers.commands import entry_act
from zuiver.registers.models import Entry


def running(world: Campaigns, by: Person | None = None) -> Entry:
    """A side activity of Samira that was assessed: no objection."""
    entry = world.entry(SIDE_ACTIVITIES, {}, by=by) if by else world.entry(SIDE_ACTIVITIES, {})
    return entry_act(
        world.actor(world.karin),
        public_id=entry.public_id,
        action="no_objection",
        reason="Past naast het werk.",
    )


def due_of(entry: Entry) -> date:
    entry.refresh_from_db()
    assert entry.due_on is not None
    return entry.due_on


def test_it_is_asked_again_on_its_day_once_and_the_answer_moves_the_day(world: Campaigns) -> None:
    entry = running(world)
    due = due_of(entry)
    look_for_changes(world.worker())
    assert look_for_changes(world.worker(due - timedelta(days=1))) == 0
    assert look_for_changes(world.worker(due)) == 1
    assert look_for_changes(world.worker(due + timedelta(days=1))) == 0
    asked = world.request_of(world.samira)
    assert (asked.kinds, asked.reasons) == (["side_activities"], [["yearly", {"day": due.isoformat()}]])
    assert world.answer(world.samira, {entry.public_id: "unchanged"}, on=due).state == "unchanged"
    assert due_of(entry) > due
    assert look_for_changes(world.worker(due + timedelta(days=2))) == 0


def test_a_run_that_was_missed_for_months_still_asks(world: Campaigns) -> None:
    due = due_of(running(world))
    assert look_for_changes(world.worker(due + timedelta(days=200))) == 1


def test_who_is_asked_in_a_campaign_is_not_asked_beside_it(world: Campaigns) -> None:
    due = due_of(running(world))
    campaign = world.draft(kinds=("side_activities",))
    world.start(campaign, due)
    assert look_for_changes(world.worker(due)) == 0
    assert Request.rows.filter(person=world.samira).count() == 1


def test_what_ended_ends_in_its_register(world: Campaigns) -> None:
    entry = running(world)
    world.start(world.draft(kinds=("side_activities",)))
    asked = own_request(world.actor(world.samira), world.request_of(world.samira).public_id)
    assert asked.lines[0].can_end
    with pytest.raises(InvalidData) as caught:
        world.answer(world.samira, {entry.public_id: "ended"}, ended_on={entry.public_id: "ooit"})
    assert set(caught.value.errors) == {f"ended-{entry.public_id}"}
    ended = {entry.public_id: "1 mei 2026"}
    assert world.answer(world.samira, {entry.public_id: "ended"}, ended_on=ended).state == "changed"
    entry.refresh_from_db()
    assert (entry.state, entry.ended_on) == ("ended", date(2026, 5, 1))
    # What ended is no line any more.
    assert own_request(world.actor(world.samira), asked.public_id).lines == ()


@given(st.dates(date(2023, 1, 1), date(2029, 12, 31)), st.integers(1, 24))
@example(date(2024, 2, 29), 12)
@example(date(2026, 8, 31), 6)
@example(date(2026, 1, 31), 1)
def test_a_term_in_months_never_skips_a_month(last: date, months: int) -> None:
    due = add_months(last, months)
    assert (due.year * 12 + due.month) - (last.year * 12 + last.month) == months
    assert due.day <= last.day
    assert due > last

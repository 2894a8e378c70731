"""Who is brought to mind what when: the person, the manager once, who keeps campaigns once; and when it stops."""

from datetime import UTC, date, datetime

import pytest

from tests.campaigns.builders import PLACED, Campaigns
from tests.people.builders import TODAY
from zuiver.campaigns.commands import (
    campaign_close,
    request_ask_extension,
    request_exempt,
    request_extend,
    request_refuse_extension,
    requests_leave,
)
from zuiver.campaigns.lifecycle import State
from zuiver.campaigns.models import Request, RequestSent, RequestStep
from zuiver.campaigns.telling import CHANGED, EXTENSION, OVERDUE, TEAM, TO_CONFIRM
from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.notices.models import Notice
from zuiver.people.commands import absence_start
from zuiver.people.models import Assignment

# Working days after Tuesday 12 May 2026; Ascension Day (14) and Whit Monday (25) do not count.
DAY_7, DAY_14, DAY_21 = date(2026, 5, 22), date(2026, 6, 3), date(2026, 6, 12)
LATER = date(2026, 12, 31)


def test_the_ladder_reaches_the_person_then_the_manager_then_the_officer(world: Campaigns) -> None:
    world.running()
    assert world.told(world.samira, TO_CONFIRM) == 1
    assert world.remind(date(2026, 5, 21)) == 0
    assert world.remind(DAY_7) == PLACED
    assert Notice.rows.filter(topic__in=[TEAM, OVERDUE]).count() == 0
    assert world.remind(DAY_14) == PLACED
    assert {world.karin.pk, world.noor.pk} == set(
        Notice.rows.filter(topic=TEAM).values_list("person_id", flat=True)
    )
    assert not Notice.rows.filter(topic=OVERDUE).exists()
    assert world.remind(DAY_21) == PLACED
    assert world.told(world.imre, OVERDUE) == 1
    assert world.remind(LATER) == 0
    assert world.told(world.samira, TO_CONFIRM) == 4


def test_a_manager_has_one_line_for_the_whole_team(world: Campaigns) -> None:
    world.running(units=("roads",))
    world.remind(DAY_14)
    world.remind(DAY_21)
    assert world.told(world.karin, TEAM) == 1
    # Nobody is the manager of oneself: Karin's own manager has one too.
    assert world.told(world.noor, TEAM) == 1


def test_runs_that_were_missed_are_made_up_for_in_one_notice(world: Campaigns) -> None:
    world.running()
    assert world.remind(LATER) == PLACED
    assert world.told(world.samira, TO_CONFIRM) == 2
    assert world.told(world.karin, TEAM) == 1
    assert world.told(world.imre, OVERDUE) == 1
    steps = RequestSent.rows.filter(request__person=world.samira).values_list("step", flat=True)
    assert sorted(steps) == [0, 1, 2, 3]


def test_a_second_run_sends_nothing(world: Campaigns) -> None:
    world.running()
    world.remind(DAY_14)
    before = Notice.rows.count()
    assert world.remind(DAY_14) == 0
    assert Notice.rows.count() == before


def test_who_answered_is_not_reminded(world: Campaigns) -> None:
    world.running()
    world.answer(world.ruben)
    assert world.remind(DAY_7) == PLACED - 1
    assert world.told(world.ruben, TO_CONFIRM) == 1


def test_who_left_is_not_reminded_and_the_request_ends(world: Campaigns) -> None:
    world.running()
    Assignment.rows.filter(person=world.ruben).update(valid_until=date(2026, 5, 20))
    assert world.remind(DAY_7) == PLACED - 1
    assert requests_leave(world.worker(DAY_7)) == 1
    assert requests_leave(world.worker(DAY_7)) == 0
    assert world.request_of(world.ruben).state == State.LEFT


def test_who_is_away_is_left_alone_until_back(world: Campaigns) -> None:
    world.running()
    world.province.away(world.ruben)
    assert world.remind(DAY_7) == PLACED - 1
    assert world.remind(date(2026, 6, 1)) == 1
    assert world.told(world.ruben, TO_CONFIRM) == 2


def test_the_line_of_a_manager_who_is_away_goes_to_who_stands_in(world: Campaigns) -> None:
    world.running(units=("roads",))
    absence_start(
        world.province.hr,
        world.karin,
        deputy=world.peter,
        valid_from=date(2026, 6, 1),
        valid_until=date(2026, 7, 1),
    )
    world.remind(DAY_14)
    assert world.told(world.peter, TEAM) == 1
    assert world.told(world.karin, TEAM) == 0


def test_an_answer_on_the_day_summer_time_ends_is_dated_in_amsterdam(world: Campaigns) -> None:
    for moment, day in (
        (datetime(2026, 10, 24, 22, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 22, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), date(2026, 10, 26)),
    ):
        with clock.frozen(moment):
            assert clock.today() == day
    world.running(on=date(2026, 10, 23))
    assert world.request_of(world.samira).next_due_on == date(2026, 11, 3)


def test_more_time_moves_the_ladder(world: Campaigns) -> None:
    world.running()
    asked, until = world.request_of(world.ruben), date(2026, 7, 1)
    ruben = world.actor(world.ruben, DAY_7)
    request_ask_extension(ruben, public_id=asked.public_id, until=until, reason="Ik ben met verlof.")
    assert world.told(world.karin, EXTENSION) == 1
    assert world.remind(DAY_14) == PLACED - 1
    given = request_extend(
        world.actor(world.karin, DAY_14), public_id=asked.public_id, until=until, reason="Goed."
    )
    assert (given.state, given.next_due_on, given.round) == (State.OPEN, until, 1)
    assert world.told(world.ruben, CHANGED) == 1
    world.remind(date(2026, 6, 30))
    assert world.told(world.ruben, TO_CONFIRM) == 1
    world.remind(until)
    assert world.told(world.ruben, TO_CONFIRM) == 2
    step = RequestStep.rows.get(action="extend")
    assert (step.until, step.reason, step.by) == (until, "Goed.", world.karin)


def test_no_more_time_lets_the_ladder_go_on_as_it_was(world: Campaigns) -> None:
    world.running()
    asked = world.request_of(world.ruben)
    request_ask_extension(
        world.actor(world.ruben), public_id=asked.public_id, until=date(2026, 6, 1), reason="Druk."
    )
    request_refuse_extension(world.actor(world.imre), public_id=asked.public_id, reason="Het is één tik.")
    assert world.remind(DAY_7) == PLACED


@pytest.mark.parametrize("until", [TODAY, date(2026, 5, 1), date(2026, 8, 13)])
def test_a_day_that_is_no_later_day_is_refused(world: Campaigns, until: date) -> None:
    world.running()
    asked = world.request_of(world.ruben)
    with pytest.raises(Refusal):
        request_ask_extension(
            world.actor(world.ruben), public_id=asked.public_id, until=until, reason="Druk."
        )


def test_more_time_needs_a_reason_and_is_never_given_to_oneself(world: Campaigns) -> None:
    world.running()
    until = date(2026, 6, 1)
    own = world.request_of(world.karin)
    with pytest.raises(Refusal):
        request_extend(world.actor(world.karin), public_id=own.public_id, until=until, reason="Ik wil het.")
    other = world.request_of(world.ruben)
    with pytest.raises(InvalidData):
        request_extend(world.actor(world.karin), public_id=other.public_id, until=until, reason="  ")
    with pytest.raises(NotFound):
        request_extend(world.actor(world.peter), public_id=other.public_id, until=until, reason="Mag.")


def test_only_who_keeps_campaigns_lets_somebody_off(world: Campaigns) -> None:
    world.running()
    asked = world.request_of(world.ruben)
    with pytest.raises(Refusal):
        request_exempt(world.actor(world.karin), public_id=asked.public_id, reason="Langdurig ziek.")
    assert (
        request_exempt(world.actor(world.imre), public_id=asked.public_id, reason="Met verlof.").state
        == State.EXEMPT
    )
    assert world.remind(LATER) == PLACED - 1


def test_closing_ends_what_is_open_and_keeps_the_counts(world: Campaigns) -> None:
    campaign = world.running()
    world.answer(world.ruben)
    closed = campaign_close(world.actor(world.imre, DAY_21), public_id=campaign.public_id)
    assert closed.report["asked"] == PLACED
    assert closed.report["states"] == {"nothing": 1, "unanswered": PLACED - 1}
    assert not Request.rows.filter(is_open=True).exists()
    assert world.remind(LATER) == 0
    with pytest.raises(Refusal):
        campaign_close(world.actor(world.imre), public_id=campaign.public_id)

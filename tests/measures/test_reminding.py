"""The worker brings measures to mind: each step once, whatever the days on which it ran."""

from datetime import UTC, date, datetime

import pytest

from tests.measures.builders import AGAIN, DUE, SUBJECT, Measures
from tests.people.builders import TODAY
from zuiver.kernel import clock
from zuiver.measures.commands import measures_propose
from zuiver.measures.models import Measure
from zuiver.measures.reminding import remind_measures
from zuiver.notices.models import Notice

IMPOSED = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
# DUE is Friday 12 June; no holiday follows it.
NEAR, LATE, WEEK_LATE = (date(2026, 6, day) for day in (5, 13, 23))
TWO_WEEKS_LATE = date(2026, 7, 2)


@pytest.fixture
def measure(world: Measures) -> Measure:
    with clock.frozen(IMPOSED):
        return world.measure(recheck_on=AGAIN)


def reminded(world: Measures, on: date) -> list[tuple[str, str]]:
    """Whom a run on this day tells something new, and what."""
    before = set(Notice.rows.values_list("pk", flat=True))
    remind_measures(world.organisation.pk, on)
    new = Notice.rows.exclude(pk__in=before).select_related("person")
    return sorted((notice.person.name, notice.topic) for notice in new)


def test_the_owner_first_then_who_checks_then_who_keeps_the_registers(
    world: Measures, measure: Measure
) -> None:
    assert reminded(world, date(2026, 6, 4)) == []
    assert reminded(world, NEAR) == [("Samira", "measure_to_do")]
    assert reminded(world, DUE) == []
    assert reminded(world, LATE) == [("Samira", "measure_late")]
    assert reminded(world, WEEK_LATE) == [("Karin", "measure_late"), ("Samira", "measure_late")]
    assert reminded(world, TWO_WEEKS_LATE) == [
        ("Imre", "measure_late"),
        ("Karin", "measure_late"),
        ("Samira", "measure_late"),
    ]


def test_the_same_run_twice_sends_once(world: Measures, measure: Measure) -> None:
    for day in (NEAR, LATE, TWO_WEEKS_LATE):
        assert reminded(world, day) != []
        assert reminded(world, day) == []


def test_a_worker_that_stood_still_reaches_everybody_once(world: Measures, measure: Measure) -> None:
    assert [name for name, _ in reminded(world, date(2026, 9, 1))] == ["Imre", "Karin", "Samira"]
    assert reminded(world, date(2026, 11, 1)) == []


def test_more_time_begins_a_new_ladder(world: Measures, measure: Measure) -> None:
    assert reminded(world, NEAR) != []
    world.act(measure, "postpone", world.karin, on=NEAR, day=date(2026, 8, 14))
    Notice.rows.all().delete()
    assert reminded(world, LATE) == []
    assert reminded(world, date(2026, 8, 7)) == [("Samira", "measure_to_do")]


def test_what_was_shown_waits_for_who_checks_and_no_longer_for_the_owner(
    world: Measures, measure: Measure
) -> None:
    with clock.frozen(IMPOSED):
        world.act(measure, "carry_out", world.samira)
    assert reminded(world, date(2026, 5, 21)) == []
    assert reminded(world, date(2026, 5, 22)) == [("Karin", "measure_to_check")]
    assert reminded(world, TWO_WEEKS_LATE) == [("Imre", "measure_to_check"), ("Karin", "measure_to_check")]


def test_a_second_look_is_asked_on_its_day_and_escalates(world: Measures, measure: Measure) -> None:
    world.act(measure, "carry_out", world.samira)
    world.act(measure, "find_effective", world.karin)
    assert reminded(world, date(2026, 11, 30)) == []
    assert reminded(world, AGAIN) == [("Karin", "measure_to_check")]
    assert reminded(world, date(2027, 1, 15)) == [("Imre", "measure_to_check"), ("Karin", "measure_to_check")]


def test_a_deputy_hears_it_instead_of_who_is_away(world: Measures, measure: Measure) -> None:
    with clock.frozen(IMPOSED):
        world.act(measure, "carry_out", world.samira)
    world.province.away(world.karin, world.peter)
    assert reminded(world, date(2026, 5, 29)) == [("Peter", "measure_to_check")]


def test_the_officer_who_is_too_close_hears_nothing(world: Measures) -> None:
    world.measure(not_these=[world.imre.pk])
    assert [name for name, _ in reminded(world, TWO_WEEKS_LATE)] == ["Karin", "Samira"]


def test_a_proposal_waits_for_the_person_and_what_is_closed_for_nobody(world: Measures) -> None:
    actor = world.actor(world.karin)
    with clock.frozen(IMPOSED):
        (proposed,) = measures_propose(
            actor, subject=SUBJECT, person=world.samira, lines=[world.line()], assessor=world.karin
        )
    assert reminded(world, date(2026, 5, 22)) == [("Samira", "measure_to_do")]
    world.act(proposed, "lapse", world.karin, on=TODAY)
    Notice.rows.all().delete()
    assert reminded(world, TWO_WEEKS_LATE) == []

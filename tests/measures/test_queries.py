"""Which measures somebody sees, in lists, in the register and as a file; and the figure."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.measures.builders import AGAIN, AT_ANY_SPEED, DUE, SUBJECT, Measures
from tests.people.builders import TODAY, Province
from zuiver.audit.models import AuditEvent
from zuiver.kernel import clock
from zuiver.kernel.errors import NotFound, Refusal
from zuiver.measures import queries
from zuiver.measures.commands import measures_export
from zuiver.measures.models import Measure
from zuiver.measures.queries import MeasureFilters, MeasureRow
from zuiver.measures.queries.figures import shown_share
from zuiver.people.actor import system_actor
from zuiver.people.models import Person

AFTER = DUE + timedelta(days=10)


def ids(rows: tuple[MeasureRow, ...]) -> list[str]:
    return [row.public_id for row in rows]


def test_measures_of_a_subject_are_seen_by_a_tie_of_ones_own(world: Measures) -> None:
    first, second = world.impose(world.line(), world.line(owner=world.ruben))
    both = [first.public_id, second.public_id]
    for person, seen in (
        (world.samira, both),
        (world.ruben, both[1:]),
        (world.karin, both),
        (world.imre, both),
        (world.noor, []),
        (world.bo, []),
    ):
        assert ids(queries.measures_of(world.actor(person), SUBJECT)) == seen


def test_a_caller_that_checked_the_subject_gets_them_all_but_never_of_another_organisation(
    world: Measures,
) -> None:
    measure = world.measure()
    assert ids(queries.measures_seen_with(world.actor(world.noor), SUBJECT)) == [measure.public_id]
    south = Province("south")
    stranger = system_actor(south.organisation.pk, "tests", TODAY)
    assert queries.measures_seen_with(stranger, SUBJECT) == ()


def test_mine_are_those_about_me_and_those_that_i_do(world: Measures) -> None:
    about, mine = world.measure(owner=world.noor), world.measure(person=world.ruben)
    done = world.act(world.measure(), "lapse", world.karin)
    assert ids(queries.mine(world.actor(world.samira))) == [about.public_id, mine.public_id]
    assert ids(queries.to_do(world.actor(world.samira))) == [mine.public_id]
    assert ids(queries.to_do(world.actor(world.noor))) == [about.public_id]
    assert ids(queries.mine_done(world.actor(world.samira))) == [done.public_id]


def test_to_check_is_what_waits_now_and_the_rest_comes_later(world: Measures) -> None:
    waits, later = world.carried_out(), world.measure()
    working = world.act(world.carried_out(recheck_on=AGAIN), "find_effective", world.karin)
    karin = world.actor(world.karin)
    assert ids(queries.to_check(karin)) == [waits.public_id]
    assert ids(queries.under_watch(karin)) == [later.public_id, working.public_id]
    assert ids(queries.to_check(world.actor(world.karin, AGAIN))) == [waits.public_id, working.public_id]


def test_a_deputy_and_a_role_see_what_waits_for_them_but_never_their_own(world: Measures) -> None:
    waits, own = world.carried_out(), world.measure(owner=world.peter)
    world.act(own, "carry_out", world.peter)
    world.province.away(world.karin, world.peter)
    (row,) = queries.to_check(world.actor(world.peter))
    assert (row.public_id, row.in_place_of) == (waits.public_id, "Karin")
    by_role = world.carried_out(assessor=None)
    assert ids(queries.to_check(world.actor(world.imre))) == [by_role.public_id]
    assert queries.to_check(world.actor(world.dana)) == ()


def test_only_who_keeps_the_registers_sees_the_register(world: Measures) -> None:
    world.measure()
    for person in (world.samira, world.karin, world.noor, world.dana, world.audra):
        with pytest.raises(NotFound):
            queries.register_of_measures(world.actor(person))
        with pytest.raises(Refusal):
            measures_export(world.actor(person))
        with pytest.raises(NotFound):
            queries.share_with_proof_on_date(world.actor(person), since=TODAY, until=TODAY)


def test_the_register_leaves_out_what_is_the_readers_own_or_too_close(world: Measures) -> None:
    seen = world.measure()
    world.measure(owner=world.imre)
    world.measure(person=world.imre, owner=world.ruben)
    world.measure(subject="gifts:close", not_these=[world.imre.pk])
    world.province.related(world.imre, world.ruben)
    world.measure(person=world.ruben, owner=world.ruben)
    assert ids(queries.register_of_measures(world.actor(world.imre)).rows) == [seen.public_id]


def test_the_register_is_narrowed_to_what_is_late_open_or_works(world: Measures) -> None:
    late, works = world.measure(), world.act(world.carried_out(), "find_effective", world.karin)
    working = world.act(world.carried_out(recheck_on=AGAIN), "find_effective", world.karin)
    stopped = world.act(world.measure(), "lapse", world.karin)
    everything = {late.public_id, works.public_id, working.public_id, stopped.public_id}
    expected = [
        (MeasureFilters(), everything),
        (MeasureFilters(late=True), {late.public_id}),
        (MeasureFilters(late=False), everything - {late.public_id}),
        (MeasureFilters(open=True), {late.public_id, working.public_id}),
        (MeasureFilters(open=False), {works.public_id, stopped.public_id}),
        (MeasureFilters(effective=True), {works.public_id, working.public_id}),
        (MeasureFilters(effective=False), set()),
    ]
    imre = world.actor(world.imre, AFTER)
    for filters, found in expected:
        assert set(ids(queries.register_of_measures(imre, filters).rows)) == found
    assert [row.is_late for row in queries.register_of_measures(imre, MeasureFilters(late=True)).rows] == [
        True
    ]


def test_pages_follow_on_each_other_without_a_gap_or_a_double(world: Measures) -> None:
    days = [DUE, DUE, DUE, DUE + timedelta(days=1), DUE + timedelta(days=1), AFTER, AFTER]
    made = [world.measure(due_on=day).public_id for day in reversed(days)]
    imre = world.actor(world.imre)
    met, cursor, pages = [], "", 0
    while pages == 0 or cursor:
        page = queries.register_of_measures(imre, cursor=cursor, size=3)
        assert page.is_first == (pages == 0)
        met += ids(page.rows)
        cursor, pages = page.after, pages + 1
    assert pages == 3
    assert sorted(met) == sorted(made)
    assert [row.due_on for row in queries.register_of_measures(imre).rows] == sorted(days)


@pytest.mark.parametrize("cursor", ["x", "W10", "bnVsbA", "WyIyMDI2LTA2LTEyIiwgLTFd", "é", "[" * 5000])
def test_a_cursor_that_is_not_ours_starts_at_the_first_page(world: Measures, cursor: str) -> None:
    world.measure()
    page = queries.register_of_measures(world.actor(world.imre), cursor=cursor)
    assert page.is_first
    assert len(page.rows) == 1


def test_an_export_holds_the_same_selection_and_is_accounted_for(world: Measures) -> None:
    late = world.measure()
    world.carried_out()
    rows = list(measures_export(world.actor(world.imre, AFTER), MeasureFilters(late=True)))
    assert [row.public_id for row in rows] == [late.public_id]
    assert AuditEvent.objects.latest("number").event == "measures.register.exported"


def kept(world: Measures, *, on_time: int, late: int) -> None:
    """Measures of which some had their proof by the day and some did not."""
    for number in range(on_time + late):
        measure = world.measure()
        Measure.rows.filter(pk=measure.pk).update(
            state="carried_out", proven_on=DUE if number < on_time else DUE + timedelta(days=1)
        )


def share(world: Measures, on: date = AFTER, reader: Person | None = None) -> tuple[int | None, int, int]:
    found = queries.share_with_proof_on_date(
        world.actor(reader or world.imre, on), since=TODAY, until=date(2026, 12, 31)
    )
    return found.due, found.low, found.high


def test_the_share_counts_what_was_due_and_had_its_proof_on_the_day(world: Measures) -> None:
    kept(world, on_time=15, late=5)
    world.measure(due_on=AGAIN)
    world.act(world.measure(), "object", world.samira)
    with clock.frozen(datetime(2026, 6, 1, tzinfo=UTC)):
        world.act(world.measure(), "lapse", world.karin)
    assert share(world) == (20, 75, 75)
    assert share(world, DUE) == (None, 0, 0)


def test_what_was_stopped_after_its_day_without_proof_was_late(world: Measures) -> None:
    kept(world, on_time=15, late=4)
    measure = world.measure()
    Measure.rows.filter(pk=measure.pk).update(state="lapsed", state_since="2026-06-20T10:00:00Z")
    assert share(world) == (20, 75, 75)


def test_few_late_ones_are_a_range_and_few_measures_no_figure(world: Measures) -> None:
    kept(world, on_time=18, late=2)
    assert share(world) == (20, 80, 95)


@AT_ANY_SPEED
@given(due=st.integers(0, 60), on_time=st.integers(0, 60), smallest=st.integers(3, 10))
def test_of_a_small_number_every_small_value_stays_possible(due: int, on_time: int, smallest: int) -> None:
    on_time = min(on_time, due)
    found = shown_share(TODAY, TODAY, due, on_time, smallest)
    if due < smallest:
        assert found.due is None
        return
    assert found.low <= 100 * on_time // due <= found.high
    possible = {one for one in range(due + 1) if shown_share(TODAY, TODAY, due, one, smallest) == found}
    small = set(range(1, min(smallest, due)))
    if due - on_time in small:
        assert {due - late for late in small} <= possible
    if on_time in small:
        assert small <= possible


def test_the_target_is_reached_missed_or_not_told() -> None:
    assert shown_share(TODAY, TODAY, 100, 100, 5).is_reached is True
    assert shown_share(TODAY, TODAY, 100, 90, 5).is_reached is False
    assert shown_share(TODAY, TODAY, 40, 38, 5).is_reached is None
    assert shown_share(TODAY, TODAY, 4, 4, 5).is_reached is None
    # 94.9 percent is no 95.
    assert shown_share(TODAY, TODAY, 1000, 949, 5).is_reached is False

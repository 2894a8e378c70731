"""Whatever is done, in any order and however often: nothing shortens how long a case is kept, or moves a met clock."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from uuid import UUID, uuid4

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.people.builders import TODAY
from tests.speak_up.builders import NOON, SpeakUp, keys_of
from tests.speak_up.sealing_kit import Reporter, piece
from zuiver.cases import commands
from zuiver.cases.daily import run_day
from zuiver.cases.lifecycle import SIDE_STEPS, Compartment, Family, ItemKind, Role, State, steps_from
from zuiver.cases.lifecycle.table import CLOSED
from zuiver.cases.models import Case, CheckIn, Deadline, Item, LedgerLine, RegisterLine
from zuiver.cases.pieces import Piece
from zuiver.cases.queries.figures import year_figures
from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.people.queries import actor_for_person

# One world for all examples of a test: each is undone at its end.
EXAMPLES = int(os.environ.get("ZUIVER_EXAMPLES", "6"))
in_one_world = settings(
    max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
SORTED = [family for family in Family if family is not Family.UNSORTED]
# What is done: which of the steps that the table has then, how many days later, and whether the button is pressed twice.
moves = st.tuples(
    st.integers(0, 40), st.sampled_from([0, 0, 1, 7, 31, 92, 400]), st.booleans(), st.booleans()
)


@cache
def sealed_once(case: UUID, kind: ItemKind, public_key: str) -> Piece:
    """Sealing takes longer than all the rest; a new id and number make it a new piece."""
    return piece(
        case, Compartment.CONTENT, kind, b"x", number=1, author=keys_of("anybody"), public_key=public_key
    )


@dataclass(frozen=True)
class Seen:
    """What may move one way only."""

    keep_until: date | None
    clocks: dict[str, tuple[date, date, date | None]]
    state: State
    reopened: int

    @classmethod
    def now(cls, case_id: UUID) -> "Seen":
        case = Case.rows.get(pk=case_id)
        rows = Deadline.rows.filter(case=case)
        clocks = {row.clock: (row.target_on, row.due_on, row.met_on) for row in rows}
        reopened = LedgerLine.rows.filter(case=case, event="reopened").count()
        return cls(case.keep_until, clocks, State(case.state), reopened)

    def check(self, later: "Seen") -> None:
        """Raise when something moved the wrong way since."""
        assert self.keep_until is None or (later.keep_until and later.keep_until >= self.keep_until)
        for name, (target, due, met) in self.clocks.items():
            new_target, new_due, new_met = later.clocks[name]
            assert new_target <= target
            assert new_due <= due
            assert met is None or (new_met == met and (new_target, new_due) == (target, due))
        if self.state in CLOSED and later.state not in CLOSED | {State.DESTROYED}:
            assert later.reopened == self.reopened + 1, "opened again without a line in the log"


class Walk:
    """Somebody who tries things with one case, day after day."""

    def __init__(self, world: SpeakUp, family: Family) -> None:
        self.world, self.day = world, TODAY
        self.reporter: Reporter = world.report(family=family)
        commands.declare_free(world.olga.actor(), self.reporter.case)

    def take(self, which: int, days: int, *, twice: bool) -> None:
        """One step, perhaps refused; pressed twice, the second press adds nothing."""
        self.day += timedelta(days=days)
        with clock.frozen(NOON + (self.day - TODAY)):
            deeds = self._deeds()
            name, kinds = deeds[which % len(deeds)]
            pieces = self._pieces(kinds)
            self._try(name, pieces)
            before = (Seen.now(self.reporter.case), Item.rows.count())
            if twice:
                self._try(name, pieces)
                Seen.check(before[0], Seen.now(self.reporter.case))
                assert Item.rows.count() == before[1]

    def _deeds(self) -> list[tuple[str, tuple[ItemKind, ...]]]:
        state = State(Case.rows.get(pk=self.reporter.case).state)
        main = [(step.action, step.sealed) for step in steps_from(state, Role.OFFICER)]
        sides = [(step.action, step.sealed) for step in SIDE_STEPS if state in step.sources]
        return [*main * 3, *sides, ("day", ()), ("sort", (ItemKind.REASON,)), ("fill", ()), ("aftercare", ())]

    def _pieces(self, kinds: Sequence[ItemKind]) -> list[Piece]:
        public = self.reporter.parts[Compartment.CONTENT].keys.public
        number = Item.rows.filter(case_id=self.reporter.case).count()
        return [
            replace(sealed_once(self.reporter.case, kind, public), id=uuid4(), number=number + ahead)
            for ahead, kind in enumerate(kinds, start=1)
        ]

    def _try(self, name: str, pieces: Sequence[Piece]) -> None:
        case, olga = self.reporter.case, self.world.olga.actor(self.day)
        try:
            if name == "day":
                run_day(self.world.organisation_id, self.day)
            elif name == "sort":
                commands.case_triage(olga, case, SORTED[self.day.day % len(SORTED)], pieces=pieces)
            elif name == "fill":
                commands.register_fill(olga, case, {"type": "financial", "outcome": "not_pursued"})
            elif name == "aftercare":
                CheckIn.rows.filter(case_id=case).update(done_on=self.day)
            elif name == "withdraw":
                commands.report_withdraw(self.world.organisation_id, self.reporter.verifier)
            else:
                codes = ("hr",) if name == "pass_on" else ()
                commands.case_act(olga, case, name, pieces=pieces, codes=codes)
        except (Refusal, InvalidData, NotFound):
            return


@in_one_world
@given(st.sampled_from(list(Family)), st.lists(moves, min_size=8, max_size=16))
def test_no_path_shortens_the_keeping_or_moves_a_clock_that_was_met(
    world: SpeakUp, family: Family, steps: list[tuple[int, int, bool, bool]]
) -> None:
    with transaction.atomic():
        walk = Walk(world, family)
        seen = Seen.now(walk.reporter.case)
        for which, days, twice, shorter in steps:
            if shorter:
                # Somebody sets a shorter period meanwhile.
                world.organisation.terms = {"cases.keep_months": 1 + which}
                world.organisation.save()
            walk.take(which, days, twice=twice)
            later = Seen.now(walk.reporter.case)
            seen.check(later)
            seen = later
        transaction.set_rollback(True)


@in_one_world
@given(st.lists(st.integers(0, 5), max_size=8), st.lists(st.integers(0, 5), max_size=8))
def test_after_any_restore_what_was_destroyed_is_gone_and_the_rest_stays(
    world: SpeakUp, kept_list: list[int], again: list[int]
) -> None:
    """Cases 0 to 3 are in the backup; 4 and 5 came later. Lines come in any order, and more than once."""
    with transaction.atomic():
        cases = [world.report().case for _ in range(4)] + [uuid4(), uuid4()]
        for numbers in (kept_list, [*kept_list, *again]):
            before = set(Case.rows.values_list("pk", flat=True))
            lines = [f"{cases[number]} {TODAY} {'0' * 64}" for number in numbers]
            listed = {cases[number] for number in numbers}
            assert commands.destructions_replay(world.organisation_id, lines) == len(listed & before)
            assert set(Case.rows.values_list("pk", flat=True)) == before - listed
            known = {line.split()[0] for line in commands.destroyed_list(world.organisation_id)}
            assert {str(case) for case in listed & before} <= known
        transaction.set_rollback(True)


lines_of_a_year = st.lists(
    st.tuples(st.sampled_from(SORTED), st.sampled_from(["", "financial"]), st.booleans()), max_size=30
)


@in_one_world
@given(lines_of_a_year, lines_of_a_year, st.integers(0, 29))
def test_what_comes_after_the_count_makes_no_difference_that_somebody_could_subtract(
    world: SpeakUp, first: list[tuple[Family, str, bool]], more: list[tuple[Family, str, bool]], one: int
) -> None:
    with transaction.atomic():
        store(world, first)
        ada, olga = actor_for_person(world.ada, TODAY), world.olga.actor()
        shown = year_figures(ada, 2025)
        store(world, more)
        changed = RegisterLine.rows.order_by("reference")[one : one + 1].values("pk")
        RegisterLine.rows.filter(pk__in=list(changed.values_list("pk", flat=True))).update(family="conduct")
        assert year_figures(olga, 2025) == shown
        assert year_figures(ada, 2025) == shown
        for parts in shown.values():
            assert not [low for low, high in parts.values() if low == high and 0 < low < 5]
        transaction.set_rollback(True)


def store(world: SpeakUp, lines: list[tuple[Family, str, bool]]) -> None:
    RegisterLine.rows.bulk_create(
        RegisterLine(
            organisation_id=world.organisation_id, reference=uuid4().hex[:17], year=2025, channel="web",
            family=family, type=code, receipt_in_time=in_time,
        )
        for family, code, in_time in lines
    )  # fmt: skip

"""Whatever people and days do, in any order: nothing is public that may not be, no version is lost, no preview skipped."""

import json
import os
from datetime import date, timedelta
from typing import Any, Final

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.publication.builders import DAY, PERIOD, Publishing, line_of
from zuiver.kernel.clock import AMSTERDAM
from zuiver.kernel.errors import InvalidData, Refusal
from zuiver.people.commands import assignment_end, assignment_start
from zuiver.publication.commands import objection_decide, publication_begin_anew, publication_object
from zuiver.publication.models import Objection, Publication, PublicVersion
from zuiver.publication.queries import Wanted, page_of
from zuiver.registers.commands import entry_correct, entry_reassess
from zuiver.registers.lifecycle import State, groups
from zuiver.registers.models import Entry
from zuiver.registers.payload import as_typed
from zuiver.registers.registry import register_of

# Each is a province of its own; by hand more find more.
EXAMPLES: Final = 1 + int(os.environ.get("ZUIVER_EXAMPLES", "10")) // 2
STEPS: Final = (
    ("karin", "start_talk"), ("karin", "no_objection"), ("karin", "reopen"), ("lars", "reopen"), ("karin", "intend_prohibition"),
    ("lars", "react"), ("karin", "prohibit"), ("lars", "say_ended"), ("karin", "record_ended"), ("lars", "withdraw"),
    ("lars", "confirm_unchanged"), ("karin", "review"), ("karin", "no_objection"), ("lars", "show_ended"),
)  # fmt: skip
TEXTS: Final = ("Voorzitter van de roeivereniging", "Penningmeester van de roeivereniging")


class AnyOrder(RuleBasedStateMachine):
    """One side activity in scale 14, and beside it what a suspicious clerk would write down."""

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.atomic()
        self.point.__enter__()
        self.world = Publishing("any")
        self.entry = self.world.assessed()
        self.scale = 14
        # The clerk's notes: which lines were shown on which day, every version ever seen, and what was decided.
        self.shown: dict[str, set[Any]] = {}
        self.versions: dict[int, str] = {}
        self.stays_out = False
        self.not_before = self.world.today
        self.before_decision = 0

    def teardown(self) -> None:
        """Forget the province."""
        transaction.set_rollback(True)
        self.point.__exit__(None, None, None)

    @rule(step=st.sampled_from(STEPS))
    def take_step(self, step: tuple[str, str]) -> None:
        """Somebody tries a step of the entry."""
        day = self.world.today.isoformat()
        data = {
            "ended_on": day,
            "end_by": (self.world.today + 30 * DAY).isoformat(),
            "end_shown_by": "Een brief.",
        }
        try:
            self.world.act(self.entry, getattr(self.world, step[0]), step[1], data=data)
        except (Refusal, InvalidData):
            return

    @rule(text=st.sampled_from(TEXTS))
    def correct(self, text: str) -> None:
        """Lars corrects what he does."""
        self.entry.refresh_from_db()
        typed = {**as_typed(register_of(self.entry.kind), self.entry.data), "activity": text}
        try:
            with self.world.frozen():
                actor = self.world.acting(self.world.lars)
                entry_correct(actor, public_id=self.entry.public_id, data=typed, reason="Nagekeken.")
        except Refusal:
            return

    @rule(days=st.integers(1, 2 * PERIOD), is_awake=st.booleans())
    def days_pass(self, days: int, is_awake: bool) -> None:
        """Days pass, with the worker awake on the last one or not."""
        self.world.later(days)
        if is_awake:
            self.world.worked()

    @rule()
    def look_again(self) -> None:
        """Something around the person changed."""
        try:
            with self.world.frozen():
                entry_reassess(self.world.program, public_id=self.entry.public_id, reason="Andere functie.")
        except Refusal:
            return

    @rule()
    def check_at_night(self) -> None:
        """The whole is checked; a second time there is nothing left to mend."""
        self.world.checked()
        assert self.world.checked().mended == 0

    @rule(scale=st.sampled_from([13, 14]))
    def change_scale(self, scale: int) -> None:
        """Lars gets another scale from tomorrow on."""
        last = self.world.lars.assignments.order_by("-valid_from").first()
        assert last is not None
        with self.world.frozen():
            assignment_end(self.world.province.hr, last, valid_until=self.world.today)
            self.world.later(1)
            assignment_start(
                self.world.province.hr, self.world.lars, unit=self.world.roads, function="adviser", scale=scale,
                valid_from=self.world.today,
            )  # fmt: skip
        self.scale = scale

    @rule()
    def object_to_it(self) -> None:
        """Lars objects."""
        try:
            with self.world.frozen():
                publication_object(
                    self.world.acting(self.world.lars),
                    entry_public_id=self.entry.public_id,
                    reason="Mijn kinderen.",
                )
        except Refusal:
            return

    @rule(is_granted=st.booleans())
    def decide(self, is_granted: bool) -> None:
        """Imre decides on the objection that waits, if one does."""
        waiting = Objection.rows.filter(publication__entry=self.entry, outcome="").first()
        if waiting is None:
            return
        with self.world.frozen():
            objection_decide(
                self.world.acting(self.world.imre),
                public_id=waiting.public_id,
                is_granted=is_granted,
                reason="Gewogen.",
            )
        self.stays_out = is_granted
        self.not_before = self.world.today + timedelta(days=PERIOD + 1)
        self.before_decision = len(self.versions)

    @rule()
    def begin_anew(self) -> None:
        """Imre begins anew."""
        known = Publication.rows.filter(entry=self.entry).first()
        if known is None:
            return
        try:
            with self.world.frozen():
                publication_begin_anew(
                    self.world.acting(self.world.imre),
                    public_id=known.public_id,
                    reason="Het gevaar is voorbij.",
                )
        except Refusal:
            return
        self.stays_out = False

    @invariant()
    def nothing_is_public_that_may_not_be(self) -> None:
        """What citizens can read is assessed, in scope on this day, and without an objection."""
        entry = Entry.rows.get(pk=self.entry.pk)
        line = line_of(entry)
        with self.world.frozen():
            page = page_of(entry.organisation, register_of(entry.kind), Wanted())
        assert not page.lines or line.is_public
        if line.is_public:
            assert State(entry.state) in groups.RUNNING
            assert not self.stays_out
            assert not line.objections.filter(outcome="").exists()
        if page.lines:
            assert self.scale >= 14
            assert [one.lines for one in page.lines] == [line.lines]

    @invariant()
    def no_version_is_lost_or_changed_and_each_was_shown_long_enough(self) -> None:
        """Versions count on without a gap; each had its days before it was public."""
        line = line_of(self.entry)
        if line.preview and line.told_on and line.state in {"previewed", "changing"}:
            self.shown.setdefault(_text(line.preview), set()).add(line.told_on)
        found = list(line.versions.order_by("number"))
        assert [one.number for one in found] == list(range(1, len(found) + 1))
        for one in found:
            known = self.versions.setdefault(one.number, _text(one.lines))
            assert known == _text(one.lines)
        assert set(self.versions) == {one.number for one in found}
        still = [one for one in found if one.public_until is None]
        assert len(still) == int(line.is_public)
        for one in found:
            assert any(_day(one) >= told + (PERIOD + 1) * DAY for told in self.shown[_text(one.lines)])
        begun_since = [one for one in found if one.number > self.before_decision]
        assert all(_day(one) >= self.not_before for one in begun_since)


def _day(version: PublicVersion) -> date:
    return version.public_from.astimezone(AMSTERDAM).date()


def _text(lines: Any) -> str:
    return json.dumps(lines, sort_keys=True)


def test_whatever_happens_in_whatever_order(db: None) -> None:
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

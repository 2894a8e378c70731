"""Loans, leaks, agreements of externals and designated functions of the demo province, through the real commands."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from zuiver.cli.demo.cast import Cast
from zuiver.cli.demo.days import morning
from zuiver.cli.demo.more_registers_a import MoreRegisters
from zuiver.cli.demo.timeline import Timeline
from zuiver.people.designations.commands import (
    designation_change,
    designation_end,
    designation_start,
    watched_word_add,
)
from zuiver.people.designations.wanted import Wanted
from zuiver.people.models import Designation

FILE: Final = Path(__file__).parent / "content" / "more_registers_b.yaml"
OFFICER: Final = "ottoline"
# Each so many days after the one before.
STEP: Final = timedelta(days=200)
FIRST: Final = timedelta(days=500)


class Designations:
    """Three functions, one of which changed and one of which ended, and the words of the report."""

    def __init__(self, cast: Cast, timeline: Timeline, today: date) -> None:
        self._cast = cast
        self._timeline = timeline
        self._today = today

    def enter(self) -> None:
        """Begin: each decision on its day."""
        for number, act in enumerate((self._first, self._second, self._last)):
            day = self._today - FIRST + number * STEP
            self._timeline.at(morning(day) + timedelta(hours=2), partial(act, day))

    def _first(self, day: date) -> None:
        officer = self._cast.actor(self._cast.people[OFFICER])
        for word in ("inkoper", "toezichthouder", "vergunning"):
            watched_word_add(officer, word)
        designation_start(officer, _buyer(day), valid_from=day)
        cashier = replace(_buyer(day), function="kassier", reason="Beheert de kas.", risk="money")
        designation_start(officer, cashier, valid_from=day)

    def _second(self, day: date) -> None:
        officer = self._cast.actor(self._cast.people[OFFICER])
        buyer, cashier = (
            _held(officer.organisation_id, "senior inkoper"),
            _held(officer.organisation_id, "kassier"),
        )
        wanted = replace(_buyer(day), screening="profile", review_on=day + timedelta(days=700))
        designation_change(officer, buyer, wanted, valid_from=day)
        designation_end(officer, cashier, valid_until=day, reason="Er is geen kas meer.")

    def _last(self, day: date) -> None:
        officer = self._cast.actor(self._cast.people[OFFICER])
        inspector = Wanted(
            function="toezichthouder",
            reason="Controleert bedrijven en kan een boete voorstellen.",
            risk="inspection",
            decided_by="Gedeputeerde Staten",
            decided_on=day,
            prohibited_interests="Een belang in een bedrijf waarop je toezicht houdt.",
        )
        designation_start(officer, inspector, valid_from=day)


def enter_more(cast: Cast, timeline: Timeline, today: date) -> None:
    """Put all of it on the timeline."""
    MoreRegisters(cast, timeline, today, FILE).enter()
    Designations(cast, timeline, today).enter()


def _buyer(day: date) -> Wanted:
    return Wanted(
        function="senior inkoper",
        reason="Kiest mee wie een opdracht krijgt.",
        risk="contracts",
        decided_by="Gedeputeerde Staten",
        decided_on=day,
        prohibited_interests="Aandelen in bedrijven die inschrijven op opdrachten van de provincie.",
    )


def _held(organisation_id: int, function_key: str) -> Designation:
    found: Designation = Designation.rows.of(organisation_id).get(function_key=function_key, valid_until=None)
    return found

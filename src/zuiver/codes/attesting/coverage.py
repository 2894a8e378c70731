"""How many people confirmed an edition, by department: counts only, and none that is small enough to point at somebody."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from zuiver.codes.attesting.asking import asked_of_all
from zuiver.codes.models import Edition
from zuiver.codes.permissions import check_see_coverage
from zuiver.codes.small_numbers import smallest_shown
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation, Unit


class Shown(StrEnum):
    """What may be said of a department. Few and nearly all: the number of the others would be too small."""

    NUMBER = "number"
    TOO_SMALL = "too_small"
    FEW = "few"
    NEARLY_ALL = "nearly_all"


@dataclass(frozen=True)
class CoverageRow:
    """A department: how many people are asked and how many confirmed, both 0 where they may not be shown."""

    unit: str
    shown: Shown
    asked: int
    done: int


@dataclass(frozen=True)
class Coverage:
    """The departments, and the sums of those of which the numbers are shown: a total of all would give the rest away."""

    rows: tuple[CoverageRow, ...]
    smallest: int

    @property
    def asked(self) -> int:
        """How many people are asked in the departments with numbers."""
        return sum(row.asked for row in self.rows if row.shown is Shown.NUMBER)

    @property
    def done(self) -> int:
        """How many of them confirmed."""
        return sum(row.done for row in self.rows if row.shown is Shown.NUMBER)


def coverage_of(actor: Actor, edition: Edition) -> Coverage:
    """Return how many people confirmed an edition, by the units right under the highest. Raises Refusal."""
    refusal = check_see_coverage(actor)
    if refusal:
        raise refusal
    asked, done = asked_of_all(edition, actor.on)
    units = {unit.pk: unit for unit in Unit.rows.of(actor.organisation_id)}
    department = {pk: _department(unit, units) for pk, unit in units.items()}
    totals = Counter(department[worker.unit_id] for worker in asked.values())
    confirmed = Counter(department[asked[person].unit_id] for person in done)
    smallest = smallest_shown(Organisation.objects.get(pk=actor.organisation_id))
    rows = [_row(units[pk].name, totals[pk], confirmed[pk], smallest) for pk in totals]
    return Coverage(tuple(sorted(rows, key=lambda row: row.unit)), smallest)


def _department(unit: Unit, units: Mapping[int, Unit]) -> int:
    """The key of the unit of the second level above a unit; the highest unit is its own."""
    above = units.get(unit.parent_id) if unit.parent_id else None
    while above is not None and above.parent_id is not None:
        unit, above = above, units.get(above.parent_id)
    return unit.pk


def _row(unit: str, asked: int, done: int, smallest: int) -> CoverageRow:
    if asked < smallest:
        return CoverageRow(unit, Shown.TOO_SMALL, 0, 0)
    if done < smallest:
        return CoverageRow(unit, Shown.FEW, asked, 0)
    if asked - done < smallest:
        return CoverageRow(unit, Shown.NEARLY_ALL, asked, 0)
    return CoverageRow(unit, Shown.NUMBER, asked, done)

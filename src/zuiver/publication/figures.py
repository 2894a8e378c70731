"""What a year brought, in numbers that lead to nobody: counted once, made safe to show, and kept as they were published.

Small numbers stay unknown, also by subtraction (`kernel.small_cells`). Figures that would be counted anew on every look
would tell what came between two looks; so they are a copy, of a year that is over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, F

from zuiver.codes.small_numbers import smallest_shown
from zuiver.kernel.small_cells import Shown, shown, shown_parts
from zuiver.measures.lifecycle import State as MeasureState
from zuiver.measures.models import Measure
from zuiver.people.models import Organisation
from zuiver.publication.decision import Decided, read_decision
from zuiver.publication.figure_terms import BY, MEASURES, SINCE, WHY
from zuiver.registers.declaration import Register
from zuiver.registers.fields import Choice
from zuiver.registers.lifecycle import State
from zuiver.registers.models import Entry
from zuiver.registers.registry import all_registers

IN_TIME: Final = "proven_in_time"
LATE: Final = "proven_late"
NOT_PROVEN: Final = "not_proven"
# Entries without one of the closed answers.
NOT_KNOWN: Final = "not_known"
_NOT_IMPOSED: Final = (MeasureState.PROPOSED, MeasureState.LAPSED)


@dataclass(frozen=True)
class Figures:
    """The numbers of a year as they may be known; no parts where they would tell too much."""

    total: Shown
    parts: Mapping[str, Shown]

    def to_json(self) -> dict[str, Any]:
        """What is stored."""
        return {
            "total": [self.total.low, self.total.high],
            "parts": {name: [part.low, part.high] for name, part in self.parts.items()},
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Figures":
        """Read what was stored."""
        return cls(Shown(*stored["total"]), {name: Shown(*part) for name, part in stored["parts"].items()})


def figures_decided(organisation: Organisation, on: date) -> Decided | None:
    """Return the decision that figures are public; None without one."""
    by, since, why = (str(organisation.terms.get(one.name, "")) for one in (BY, SINCE, WHY))
    return read_decision(by, since, why, on)


def kinds() -> tuple[str, ...]:
    """Of what there may be figures: the registers that say so, and measures."""
    return (*(one.kind for one in all_registers() if one.publication.figures is not None), MEASURES)


def years(decision: Decided, on: date) -> range:
    """The years that are over, from that of the decision on."""
    return range(decision.since.year, on.year)


def figures_of(organisation: Organisation, kind: str, year: int) -> Figures:
    """Count a year and make it safe to show."""
    counted = _measures(organisation.pk, year) if kind == MEASURES else _entries(organisation.pk, kind, year)
    return safe(counted, smallest_shown(organisation))


def safe(counted: Mapping[str, int], least: int) -> Figures:
    """Return numbers as they may be known, given the least that is shown."""
    total = sum(counted.values())
    whole = shown(total, least)
    names: Sequence[str] = sorted(counted)
    parts = (
        shown_parts([counted[name] for name in names], least) if whole.is_exact and len(names) > 1 else None
    )
    return Figures(whole, dict(zip(names, parts, strict=True)) if parts else {})


def answers_of(register: Register) -> tuple[str, ...]:
    """The answers by which the numbers of a register are split."""
    name = register.publication.figures
    kind = register.field(name).type if name else None
    return tuple(one.value for one in kind.options) if isinstance(kind, Choice) else ()


def _entries(organisation_id: int, kind: str, year: int) -> dict[str, int]:
    register = next(one for one in all_registers() if one.kind == kind)
    rows = Entry.rows.of(organisation_id).filter(
        kind=kind, reported_on__gte=date(year, 1, 1), reported_on__lt=date(year + 1, 1, 1)
    )
    grouped = rows.exclude(state__in=[State.DRAFT, State.WITHDRAWN]).values_list("category")
    answers = answers_of(register)
    counted: dict[str, int] = {}
    for category, number in grouped.annotate(Count("pk")).order_by("category"):
        name = category if category in answers else NOT_KNOWN
        counted[name] = counted.get(name, 0) + number
    return counted


def _measures(organisation_id: int, year: int) -> dict[str, int]:
    """Measures that had to be done in the year: with proof by the day, after it, or without."""
    rows = Measure.rows.of(organisation_id).filter(
        due_on__gte=date(year, 1, 1), due_on__lt=date(year + 1, 1, 1)
    )
    rows = rows.exclude(state__in=_NOT_IMPOSED)
    in_time = rows.filter(proven_on__lte=F("due_on")).count()
    late = rows.filter(proven_on__gt=F("due_on")).count()
    return {IN_TIME: in_time, LATE: late, NOT_PROVEN: rows.filter(proven_on__isnull=True).count()}

"""Counts for who keeps campaigns, without numbers so small that they point at somebody, also not by subtraction.

Small parts are put together with the next smallest until what they hold together is large enough to show. No database.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Parts:
    """A whole in parts: those that may be shown, and the rest together. `rest` None: nothing is put together."""

    shown: Mapping[str, int]
    together: tuple[str, ...] = ()
    rest: int | None = None


@dataclass(frozen=True)
class UnitCount:
    """How many people of a unit are asked, and how many of them are done."""

    name: str
    asked: int
    done: int


@dataclass(frozen=True)
class UnitCounts:
    """The units that may be shown, and the others together as one; nothing at all where even together they are too few."""

    shown: tuple[UnitCount, ...]
    others: UnitCount | None = None


def parts_of(counts: Mapping[str, int], smallest: int) -> Parts | None:
    """Return the parts of a whole; None where all of it would stand together."""
    there = {name: count for name, count in counts.items() if count}
    small = [name for name, count in there.items() if count < smallest]
    if not small:
        return Parts(there)
    others = sorted((name for name in there if name not in small), key=lambda name: (there[name], name))
    while sum(there[name] for name in small) < smallest or len(small) < 2:
        if not others:
            return None
        small.append(others.pop(0))
    if not others:
        return None
    shown = {name: count for name, count in there.items() if name not in small}
    return Parts(shown, tuple(name for name in there if name in small), sum(there[name] for name in small))


def units_of(units: Sequence[UnitCount], smallest: int) -> UnitCounts | None:
    """Return the counts by unit; None where no split can be shown."""
    shown = [unit for unit in units if _may_be_shown(unit, smallest)]
    hidden = [unit for unit in units if not _may_be_shown(unit, smallest)]
    shown.sort(key=lambda unit: (unit.asked, unit.name))
    # One that is hidden alone could be worked out from the others; so could several that are few together.
    while hidden and (len(hidden) < 2 or not _may_be_shown(_together(hidden), smallest)):
        if not shown:
            return None
        hidden.append(shown.pop(0))
    in_order = tuple(sorted(shown, key=lambda unit: unit.name))
    return UnitCounts(in_order, _together(hidden) if hidden else None)


def _may_be_shown(unit: UnitCount, smallest: int) -> bool:
    """Everybody or nobody says something of each one too, so that is kept back as well."""
    return unit.done >= smallest and unit.asked - unit.done >= smallest


def _together(units: Sequence[UnitCount]) -> UnitCount:
    return UnitCount("", sum(unit.asked for unit in units), sum(unit.done for unit in units))

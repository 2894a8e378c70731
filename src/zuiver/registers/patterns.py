"""Patterns in what one giver gave: context for a talk, never a list of people.

No Django, no database: lines go in, three observations come out. The giver comes back often, over persons and teams;
much the same was given to several; one gift was cut into parts that each stay below a limit.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

# Words that stand in the title of any gift and make no two of them alike.
_FILLING: Final = frozenset(
    {"een", "de", "het", "van", "voor", "met", "en", "of", "bij", "op", "in", "na", "aan", "te", "als", "ter"}
    | {"gratis", "klein", "kleine", "groot", "grote", "mooi", "mooie", "a", "the", "for", "with", "and"}
)
# So much of the words of two titles has to be the same.
ALIKE: Final = 0.5
# The same thing is handed round within some weeks, and cut-up gifts follow each other closely.
SAME_ITEM_DAYS: Final = 60
SPLIT_DAYS: Final = 31


@dataclass(frozen=True)
class Line:
    """One entry of a giver: whose, in which team, when, what, and what it was worth in cents where that is known."""

    entry_id: int
    person_id: int
    unit_id: int | None
    on: date
    title: str
    cents: int | None


@dataclass(frozen=True)
class Repeated:
    """How often a giver gave in a period, over how many persons and teams, and what is known of the worth in cents."""

    entries: int
    persons: int
    teams: int
    cents: int
    unknown: int


@dataclass(frozen=True)
class Split:
    """Gifts to one person that each stay within a limit and together do not; the sum in cents."""

    entries: int
    cents: int
    days: int


def repeated(lines: Collection[Line]) -> Repeated:
    """Count what one giver gave. An unknown worth is counted as unknown, never as nothing."""
    return Repeated(
        entries=len(lines),
        persons=len({line.person_id for line in lines}),
        teams=len({line.unit_id for line in lines if line.unit_id is not None}),
        cents=sum(line.cents for line in lines if line.cents is not None),
        unknown=sum(1 for line in lines if line.cents is None),
    )


def same_item(line: Line, others: Iterable[Line], words: Callable[[str], Sequence[str]]) -> tuple[Line, ...]:
    """Return the lines of other persons that tell of much the same thing around the same time."""
    wanted = _telling(words(line.title))
    if not wanted:
        return ()
    return tuple(
        other
        for other in others
        if other.person_id != line.person_id
        and abs((other.on - line.on).days) <= SAME_ITEM_DAYS
        and _likeness(wanted, _telling(words(other.title))) >= ALIKE
    )


def split_gift(line: Line, others: Iterable[Line], limit_cents: int) -> Split | None:
    """Return the parts that together pass the limit, this one among them; None where there are no such parts.

    Of all stretches of days around this line the one with the highest sum counts.
    """
    near = [
        other
        for other in (line, *others)
        if other.person_id == line.person_id
        and other.cents is not None
        and 0 < other.cents <= limit_cents
        and abs((other.on - line.on).days) <= SPLIT_DAYS
    ]
    if line not in near:
        return None
    best: Split | None = None
    for first in near:
        until = first.on + timedelta(days=SPLIT_DAYS)
        part = [other for other in near if first.on <= other.on <= until]
        total = sum(other.cents for other in part if other.cents is not None)
        if line in part and len(part) > 1 and total > limit_cents and (best is None or total > best.cents):
            best = Split(len(part), total, (max(other.on for other in part) - first.on).days + 1)
    return best


def _telling(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if len(word) > 1 and word not in _FILLING)


def _likeness(some: frozenset[str], others: frozenset[str]) -> float:
    """How much of the words are the same: 1 for all of the shorter one within the longer, 0 for none (overlap coefficient)."""
    fewest = min(len(some), len(others))
    return len(some & others) / fewest if fewest else 0.0

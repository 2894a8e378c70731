"""What a what-if tells: counts with the small ones kept back, so that a page, a file or a talk may show all of it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from zuiver.insight.comparing import Change, Compared
from zuiver.insight.small_cells import Shown, shown, shown_parts, shown_whole

MOST_QUARTERS: Final = 12  # a longer period is told by year
PERIODS: Final = {"quarter": "1q", "year": "1y"}  # as polars cuts days into periods


@dataclass(frozen=True)
class Kind:
    """One way in which answers change; `rules` says how often each rule then fires, None where that tells too much."""

    was: str
    becomes: str
    times: Shown
    rules: tuple[tuple[str, Shown | None], ...]


@dataclass(frozen=True)
class Period:
    """A quarter or a year, and how many answers change in it."""

    first_day: date
    times: Shown


@dataclass(frozen=True)
class Figures:
    """The outcome of a what-if. `kinds` and `periods` are None where the split would tell too much.

    `compared` entries were answered twice; `left_out` have no facts stored, because another register settled them or
    no rules were in force on their day.
    """

    compared: Shown
    changed: Shown
    left_out: Shown
    kinds: tuple[Kind, ...] | None
    periods: tuple[Period, ...] | None
    per: str
    least: int


def per_of(first: date, last: date) -> str:
    """Return how a period is split: by quarter when it is short, else by year."""
    quarters = (last.year - first.year) * 4 + (last.month - 1) // 3 - (first.month - 1) // 3 + 1
    return "quarter" if quarters <= MOST_QUARTERS else "year"


def figures_of(compared: Sequence[Compared], *, left_out: int, per: str, least: int) -> Figures:
    """Return what may be told. The total of what was compared is at least `least`: the caller saw to that."""
    changes = [change for part in compared for change in part.changes]
    totals: Counter[Any] = Counter()
    for part in compared:
        totals.update(part.periods)
    changed = shown(sum(change.times for change in changes), least)
    return Figures(
        compared=shown_whole(sum(totals.values()), changed, least),
        changed=changed,
        left_out=shown(left_out, least),
        kinds=_kinds(changes, least) if changed.is_exact else None,
        periods=_periods(changes, totals, least) if changed.is_exact else None,
        per=per,
        least=least,
    )


def _kinds(changes: Iterable[Change], least: int) -> tuple[Kind, ...] | None:
    """The most frequent first; those of which the number stays away in the order of the alphabet, so that it tells nothing."""
    rules: dict[tuple[str, str], Counter[str]] = {}
    for change in changes:
        rules.setdefault((change.was, change.becomes), Counter())[change.rule] += change.times
    kinds = {kind: counts.total() for kind, counts in rules.items()}
    parts = _parts(kinds, least)
    if parts is None:
        return None
    return tuple(
        Kind(was, becomes, times, _rules(rules[was, becomes], times, least))
        for (was, becomes), times in parts
    )


def _rules(rules: Mapping[str, int], whole: Shown, least: int) -> tuple[tuple[str, Shown | None], ...]:
    if whole.is_few:
        return ()
    parts = _parts(rules, least) if whole.is_exact else None
    if parts is None:
        return tuple((rule, None) for rule in sorted(rules))
    return parts


def _parts(numbers: Mapping[Any, int], least: int) -> tuple[tuple[Any, Shown], ...] | None:
    names = sorted(numbers)
    parts = shown_parts([numbers[name] for name in names], least)
    if parts is None:
        return None
    return tuple(sorted(zip(names, parts, strict=True), key=lambda part: -part[1].low))


def _periods(changes: Iterable[Change], totals: Mapping[Any, int], least: int) -> tuple[Period, ...] | None:
    """Every period in which something was recorded, also where nothing changes."""
    counts: Counter[Any] = Counter(dict.fromkeys(totals, 0))
    for change in changes:
        counts[change.period] += change.times
    days = sorted(counts)
    parts = shown_parts([counts[day] for day in days], least)
    return None if parts is None else tuple(Period(*one) for one in zip(days, parts, strict=True))

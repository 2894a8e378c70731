"""How the values of a fact fall into a small number of steps that the rules can tell apart.

The rules look at an amount only to see on which side of 50.00 it lies: for them there are three amounts, not
millions. Each scale numbers its steps from 0, says which steps no value can reach, and which steps a condition wants.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from zuiver.rules.conditions import Compare, Condition, Contains, Empty, Known, OneOf, TermRef, YearsAfter
from zuiver.rules.model import Fact, TermValue
from zuiver.rules.values import Value

Number: TypeAlias = int | Decimal
Terms: TypeAlias = Mapping[str, TermValue]


@dataclass(frozen=True)
class ChoiceScale:
    """One step per value of a choice or a yes/no fact."""

    fact: str
    values: tuple[object, ...]

    @property
    def steps(self) -> tuple[bool, ...]:
        """For each step: can a value lie on it?"""
        return (True,) * len(self.values)

    def step(self, value: Value) -> int:
        """Return the step of a known value."""
        return self.values.index(value)

    def wanted(self, leaf: Condition, terms: Terms) -> tuple[bool, ...]:
        """For each step: is the condition true there?"""
        wanted = leaf.values if isinstance(leaf, OneOf) else ()
        return tuple(value in wanted for value in self.values)


@dataclass(frozen=True)
class MemberScale:
    """Two steps: the set does not hold the member, the set holds it."""

    fact: str
    member: str
    steps: tuple[bool, ...] = (True, True)

    def step(self, value: Value) -> int:
        """Return the step of a known set."""
        return int(isinstance(value, frozenset) and self.member in value)

    def wanted(self, leaf: Condition, terms: Terms) -> tuple[bool, ...]:
        """For each step: is the condition (this member, or no members at all) true there?"""
        return (False, True) if isinstance(leaf, Contains) else (True, False)


@dataclass(frozen=True)
class OrderScale:
    """Steps along a line: below the first point, on it, between it and the next, and so on.

    Amounts count in cents and dates in days, so that nothing can lie between 50.00 and 50.01. A date that may be
    'not done' has one step more, at the front.
    """

    fact: str
    type: str
    points: tuple[Number, ...]
    lowest: Number | None
    highest: Number | None
    not_done: bool = False

    @property
    def steps(self) -> tuple[bool, ...]:
        """For each step: can a value lie on it?"""
        line = tuple(self._reachable(step) for step in range(2 * len(self.points) + 1))
        return (True, *line) if self.not_done else line

    def step(self, value: Value) -> int:
        """Return the step of a known value."""
        if value is None:
            return 0
        number = as_number(self.type, value)
        at = bisect_left(self.points, number)
        on_point = at < len(self.points) and self.points[at] == number
        return 2 * at + on_point + self.not_done

    def wanted(self, leaf: Condition, terms: Terms) -> tuple[bool, ...]:
        """For each step: is the comparison true there? 'Not done' only answers whether the date is known."""
        line = range(2 * len(self.points) + 1)
        if isinstance(leaf, Known):
            return (False, *(True for _ in line)) if self.not_done else tuple(True for _ in line)
        wanted = [self._true_at(step, leaf, terms) for step in line]
        return (False, *wanted) if self.not_done else tuple(wanted)

    def _true_at(self, step: int, leaf: Condition, terms: Terms) -> bool:
        if isinstance(leaf, OneOf):
            return any(
                step == 2 * self.points.index(as_number(self.type, value)) + 1 for value in leaf.values
            )
        if not isinstance(leaf, Compare):
            return False
        point = 2 * self.points.index(bound_of(leaf, self.type, terms)) + 1
        answers = {
            "more_than": step > point,
            "at_least": step >= point,
            "less_than": step < point,
            "at_most": step <= point,
        }
        return answers[leaf.operation]

    def _reachable(self, step: int) -> bool:
        at, on_point = divmod(step, 2)
        if on_point:
            point = self.points[at]
            above = self.lowest is None or point >= self.lowest
            return above and (self.highest is None or point <= self.highest)
        under = self.lowest if at == 0 else self.points[at - 1]
        upper = self.highest if at == len(self.points) else self.points[at]
        if under is None or upper is None:
            return True
        whole = self.type != "decimal"
        room = (
            2 - (at == 0) - (at == len(self.points))
        )  # a bound is itself a possible value here, a point is not
        return upper - under >= room if whole else upper > under


@dataclass(frozen=True)
class TextScale:
    """Steps: blank, each text that a rule names, any other text."""

    fact: str
    texts: tuple[str, ...]

    @property
    def steps(self) -> tuple[bool, ...]:
        """For each step: can a value lie on it?"""
        return (True,) * (len(self.texts) + 2)

    def step(self, value: Value) -> int:
        """Return the step of a known text."""
        text = str(value)
        if text in self.texts:
            return 1 + self.texts.index(text)
        return len(self.texts) + 1 if text.strip() else 0

    def wanted(self, leaf: Condition, terms: Terms) -> tuple[bool, ...]:
        """For each step: is the condition true there?"""
        if isinstance(leaf, Empty):
            return (True, *(False for _ in self.texts), False)
        named = leaf.values if isinstance(leaf, OneOf) else ()
        return ("" in named, *(text in named for text in self.texts), False)


@dataclass(frozen=True)
class YearsScale:
    """Two steps: the date lies less than so many years after the other date, or at least so many."""

    day: str
    since: str
    years: int
    steps: tuple[bool, ...] = (True, True)

    def step_of_dates(self, day: date, since: date) -> int:
        """Return the step of two known dates."""
        return int(day >= years_later(since, self.years))

    def wanted(self, leaf: Condition, terms: Terms) -> tuple[bool, ...]:
        """For each step: is the condition true there?"""
        return (False, True)


@dataclass(frozen=True)
class PresenceScale:
    """One step: the rules only ask whether the fact is known."""

    fact: str
    steps: tuple[bool, ...] = (True,)

    def step(self, value: Value) -> int:
        """Return the only step."""
        return 0

    def wanted(self, leaf: Condition, terms: Terms) -> tuple[bool, ...]:
        """Return that any known value will do."""
        return (True,)


Scale: TypeAlias = ChoiceScale | MemberScale | OrderScale | TextScale | YearsScale | PresenceScale


def years_later(since: date, years: int) -> date:
    """Return the same calendar day so many years later; 29 February becomes 1 March (A-19, the careful side)."""
    year = since.year + years
    if year > date.max.year:
        return date.max
    try:
        return since.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def as_number(kind: str, value: object) -> Number:
    """Return an amount in cents, a date in days, any other number as it is."""
    if kind == "date":
        return (value if isinstance(value, date) else date.fromisoformat(str(value))).toordinal()
    number = value if isinstance(value, (int, Decimal)) else Decimal(str(value))
    return int(number * 100) if kind == "money" else number


def bound_of(leaf: Compare, kind: str, terms: Terms) -> Number:
    """Return the number a comparison compares with, in the units of its scale."""
    return as_number(kind, terms[leaf.bound.name] if isinstance(leaf.bound, TermRef) else leaf.bound)


def years_of(leaf: YearsAfter, terms: Terms) -> int:
    """Return the number of years in a comparison of two dates."""
    return int(terms[leaf.years.name]) if isinstance(leaf.years, TermRef) else leaf.years


def line_scale(fact: Fact, leaves: list[Condition], terms: Terms) -> OrderScale:
    """Return the scale of a number or a date, with a point for every value that a condition names."""
    points: set[Number] = set()
    for leaf in leaves:
        if isinstance(leaf, Compare):
            points.add(bound_of(leaf, fact.type, terms))
        elif isinstance(leaf, OneOf):
            points.update(as_number(fact.type, value) for value in leaf.values)
    lowest = None if fact.minimum is None else as_number(fact.type, fact.minimum)
    highest = None if fact.maximum is None else as_number(fact.type, fact.maximum)
    return OrderScale(
        fact.name, fact.type, tuple(sorted(points)), lowest, highest, fact.null_means == "not_done"
    )


def text_scale(fact: Fact, leaves: list[Condition]) -> TextScale:
    """Return the scale of a text, with a step for every text that a condition names."""
    named = {str(value) for leaf in leaves if isinstance(leaf, OneOf) for value in leaf.values}
    return TextScale(fact.name, tuple(sorted(named - {""})))

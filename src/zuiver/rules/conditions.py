"""The closed set of conditions a rule file may use, as plain values.

A condition is true, false or unknown (an unknown fact makes a comparison unknown). `Known` never is unknown:
it asks whether a fact is known at all. Nothing else exists, so a program can check every rule file to the end.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

Literal: TypeAlias = bool | int | Decimal | str


@dataclass(frozen=True, slots=True)
class TermRef:
    """A value that the organisation sets, such as the gift limit."""

    name: str


@dataclass(frozen=True, slots=True)
class Always:
    """True, whatever the facts."""


@dataclass(frozen=True, slots=True)
class All:
    """True when every part is true."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True when at least one part is true."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True when the part is false."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class OneOf:
    """True when the fact has one of these values (`is` has one, `in` has more)."""

    fact: str
    values: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """True when the fact is more than, less than, at least or at most the bound (a value or a term)."""

    fact: str
    operation: str
    bound: Literal | TermRef


@dataclass(frozen=True, slots=True)
class Known:
    """True when the fact is known, false when it is not: never unknown."""

    fact: str


@dataclass(frozen=True, slots=True)
class Given:
    """True when the case mentions the fact at all, if only to say that it is unknown: never unknown itself.

    It tells what a case is about (a claim for costs, say). Making a known fact unknown does not change it, so it
    cannot open a door that the fact itself kept closed.
    """

    fact: str


@dataclass(frozen=True, slots=True)
class Contains:
    """True when the set holds this member."""

    fact: str
    member: str


@dataclass(frozen=True, slots=True)
class Empty:
    """True when the set has no members, or the text is blank."""

    fact: str


@dataclass(frozen=True, slots=True)
class YearsAfter:
    """True when `date` lies at least so many years after `since`: the same calendar day, 29 February to 1 March."""

    date: str
    since: str
    years: int | TermRef


@dataclass(frozen=True, slots=True)
class TermIs:
    """True when the organisation gave the term this value."""

    name: str
    value: Literal


Condition: TypeAlias = (
    Always | All | AnyOf | Not | OneOf | Compare | Known | Given | Contains | Empty | YearsAfter | TermIs
)
COMPARISONS = ("more_than", "less_than", "at_least", "at_most")


def leaves_of(condition: Condition) -> Iterator[Condition]:
    """Yield the conditions that hold no other conditions, from left to right."""
    if isinstance(condition, (All, AnyOf)):
        for part in condition.parts:
            yield from leaves_of(part)
    elif isinstance(condition, Not):
        yield from leaves_of(condition.part)
    else:
        yield condition


def facts_of_leaf(leaf: Condition) -> tuple[str, ...]:
    """Return the names of the facts that one leaf reads."""
    if isinstance(leaf, (OneOf, Compare, Known, Given, Contains, Empty)):
        return (leaf.fact,)
    return (leaf.date, leaf.since) if isinstance(leaf, YearsAfter) else ()


def facts_of(condition: Condition) -> tuple[str, ...]:
    """Return the names of all facts a condition reads, each once, in order."""
    return tuple(dict.fromkeys(fact for leaf in leaves_of(condition) for fact in facts_of_leaf(leaf)))


def terms_of(condition: Condition) -> tuple[str, ...]:
    """Return the names of all terms a condition reads, each once, in order."""
    names: list[str] = []
    for leaf in leaves_of(condition):
        if isinstance(leaf, TermIs):
            names.append(leaf.name)
        elif isinstance(leaf, Compare) and isinstance(leaf.bound, TermRef):
            names.append(leaf.bound.name)
        elif isinstance(leaf, YearsAfter) and isinstance(leaf.years, TermRef):
            names.append(leaf.years.name)
    return tuple(dict.fromkeys(names))

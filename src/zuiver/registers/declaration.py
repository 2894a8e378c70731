"""The vocabulary in which a register is declared: frozen dataclasses, no behaviour of their own.

A register is one `Register`. The engine reads it and never asks which one it is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import Message, Refusal
from zuiver.kernel.valuation import Valuation
from zuiver.registers.fields import FieldType
from zuiver.rules.model import RuleBook

# What somebody typed, by field name: text, a list of texts, or the values of JSON.
Typed: TypeAlias = Mapping[str, Any]
# What is stored: only what JSON knows, in the shape that the fields of the register give.
Clean: TypeAlias = Mapping[str, Any]


class Privacy(StrEnum):
    """Who may see a field: P0 public, P1 no person, P2 the person and the assessor, P3 the same, sensitive, P4 sealed."""

    P0 = "P0"
    P1 = "P1"
    P2 = "P2"
    P3 = "P3"
    P4 = "P4"


@dataclass(frozen=True)
class ShownWhen:
    """A field that is only asked when another field has one of these values."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """One thing that is asked. `section` groups fields on a page; `default` is a typed value."""

    name: str
    label: Message
    type: FieldType
    section: str
    hint: Message | None = None
    required: bool = False
    # Asked in the short form; the others wait behind "more".
    core: bool = False
    privacy: Privacy = Privacy.P2
    shown_when: ShownWhen | None = None
    default: str | bool | None = None


@dataclass(frozen=True)
class Party:
    """An organisation outside, as it was typed."""

    name: str
    kvk_number: str = ""


@dataclass(frozen=True)
class Proposal:
    """Something the registers know that a form may fill in: a typed value for a field, and why."""

    field: str
    value: str
    why: Message


class Start(StrEnum):
    """What the person already did when the entry was made."""

    OPEN = "open"
    DECLINED = "declined"
    RETURNED = "returned"
    HANDING_IN = "handing_in"


@dataclass(frozen=True)
class EuroValue:
    """A value in euro cents: `cents` where it is known, and the bounds between which it lies; None: not known.

    The bounds differ for a value between two amounts, and for another currency whose rate moved around that day.
    `at_rate` says how another currency became euro: {currency, rate, on, source}.
    """

    cents: int | None = None
    low: int | None = None
    high: int | None = None
    at_rate: Mapping[str, str] | None = None


@dataclass(frozen=True)
class FactSets:
    """The facts in every way in which the payload can be read, and as they are when nobody knows which it is."""

    readings: tuple[Mapping[str, Any], ...]
    in_doubt: Mapping[str, Any]


@dataclass(frozen=True)
class Surroundings:
    """What is known around an entry, beside what the person typed. None means: unknown."""

    on: date
    value: EuroValue = EuroValue()
    tenders: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    same_giver_count: int = 1
    same_giver_everyone: int = 1
    repeat_threshold: int = 0
    # What the person answered the last time about this giver.
    earlier: Clean = field(default_factory=dict)
    consent: str = "none"
    person_type: str = "employee"
    has_hr_record: bool = True
    has_manager: bool = True
    salary_scale: int | None = None
    function: str | None = None
    team: str | None = None
    unit_id: int | None = None


@dataclass(frozen=True)
class Route:
    """Who decides.

    `asks_consent` are the answers of the aid that wait for a human yes or no. `follows` says which actions go along
    with an answer: a decision outside them departs from the advice. `ruled_out` are steps that the code leaves to
    nobody: {action: check(receipt as stored) -> Refusal or None}.
    """

    asks_consent: frozenset[str]
    follows: Mapping[str, frozenset[str]]
    ruled_out: Mapping[str, Callable[[Mapping[str, Any]], Refusal | None]] = field(default_factory=dict)


@dataclass(frozen=True)
class Publication:
    """Which fields may ever leave the house, and under what label; empty means: nothing is published."""

    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Setting:
    """A whole number that an organisation may set under `<kind>.<name>`; the code of conduct names none."""

    name: str
    default: int
    least: int
    most: int
    meaning: Message


@dataclass(frozen=True)
class RegisterTerms:
    """Which terms of the rule book the engine itself reads, and in which months it counts the same giver."""

    late_after_days: str
    repeated_from: str
    consent_by: str
    repeated_within_months: Setting


@dataclass(frozen=True)
class Retention:
    """How long an entry is kept after it was closed. No register runs without a period; the code gives none."""

    years: Setting


@dataclass(frozen=True)
class Recurrence:
    """Whether an entry comes back to be confirmed; 0 means never."""

    months: int = 0


@dataclass(frozen=True)
class Reading:
    """How the engine reads a payload it knows nothing about. Every function takes the clean payload.

    `facts` returns all readings of the facts that the payload leaves open (a value between two amounts has two);
    where they lead to different answers, the answer is: talk about it.
    """

    title: Callable[[Clean], str]
    category: Callable[[Clean], str]
    happened: Callable[[Clean], PartialDate | None]
    party: Callable[[Clean], Party | None]
    named: Callable[[Clean], tuple[str, ...]]
    # Under which field a message about the party or about a person stands.
    party_field: str
    named_field: str
    words: Callable[[Clean], tuple[str, ...]]
    value: Callable[[Clean], Valuation | None]
    facts: Callable[[Clean, Surroundings], FactSets]
    points: Callable[[Clean, Surroundings], tuple[Message, ...]]
    proposals: Callable[[Clean, Surroundings], tuple[Proposal, ...]]
    check: Callable[[Clean], Mapping[str, Message]]
    start: Callable[[Clean], Start]
    as_declined: Callable[[Typed], Typed]
    in_hand: Callable[[Clean], bool]
    manager_involved: Callable[[Clean], bool]
    from_facts: Callable[[Mapping[str, Any]], Typed]


@dataclass(frozen=True)
class Register:
    """Everything the engine needs to run a register.

    `kind` is the stored slug, `path` the Dutch word in addresses, `rules` the module of the rule book and
    `rule_book` the function that finds the book valid on a day in a policy pack (None: no rules of that day).
    `actions` are the steps of the life cycle that it uses.
    """

    kind: str
    name: Message
    singular: Message
    path: str
    schema_version: int
    fields: tuple[Field, ...]
    sections: Mapping[str, Message]
    rules: str
    rule_book: Callable[[date, str], RuleBook | None]
    actions: frozenset[str]
    route: Route
    reading: Reading
    terms: RegisterTerms
    retention: Retention
    publication: Publication = Publication()
    recurrence: Recurrence = Recurrence()

    def field(self, name: str) -> Field:
        """Return the field with this name; KeyError for another name is a mistake of the programmer."""
        return next(one for one in self.fields if one.name == name)

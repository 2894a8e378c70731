"""The vocabulary in which a register is declared: frozen dataclasses, no behaviour of their own.

A register is one `Register`. The engine reads it and never asks which one it is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, Final, TypeAlias

from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import Message, Refusal
from zuiver.kernel.valuation import Valuation
from zuiver.people.roles import EXPORT_ENTRIES, READ_ALL_ENTRIES
from zuiver.registers.fields import FieldType
from zuiver.registers.layout import Layout
from zuiver.registers.lifecycle import BY_ACTION, STATES, State, states_reached
from zuiver.registers.publishing import DecisionTerms as DecisionTerms
from zuiver.registers.publishing import Publication as Publication
from zuiver.registers.publishing import PublicationTerms as PublicationTerms
from zuiver.registers.publishing import Setting as Setting
from zuiver.registers.publishing import TextSetting as TextSetting
from zuiver.registers.words import Words
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
    """One thing that is asked. `section` groups fields on a page; `default` is a typed value.

    `asked_with` names the step, or the steps, that ask it; such a field does not stand on the form.
    """

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
    asked_with: str | tuple[str, ...] = ()

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps that ask it; none for a field of the form."""
        return (self.asked_with,) if isinstance(self.asked_with, str) else self.asked_with


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
    # It happened already: what is asked is how it went.
    AFTERWARDS = "afterwards"
    # It only has to be on record.
    ON_RECORD = "on_record"


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
    # Where the entry stands; empty while it is being made.
    state: str = ""
    person_type: str = "employee"
    has_hr_record: bool = True
    has_manager: bool = True
    salary_scale: int | None = None
    function: str | None = None
    team: str | None = None
    unit_id: int | None = None
    # Whether the function was designated on that day, and what it may not hold then; only where a register asks.
    is_designated: bool | None = None
    prohibited_interests: str = ""


STARTS: Final[Mapping[Start, str]] = {
    Start.OPEN: "report",
    Start.DECLINED: "report_declined",
    Start.RETURNED: "report_returned",
    Start.HANDING_IN: "report_hand_in",
    Start.AFTERWARDS: "report_afterwards",
    Start.ON_RECORD: "note_only",
}
IMPORTS: Final[Mapping[Start, str]] = {Start.DECLINED: "report_declined", Start.RETURNED: "report_returned"}


@dataclass(frozen=True)
class Route:
    """Who decides, and which step comes first.

    `role` names a role (`people/roles.py`) that decides instead of the manager. `asks_consent` are the answers of the
    aid that wait for a human yes or no. `follows` says which actions go along with an answer: a decision outside them
    departs from the advice. `ruled_out` are steps that the code leaves to nobody: {action: check(receipt as stored) ->
    Refusal or None}. `starts` is the first step for what the person already did, `imports` the same for a line of
    another register; what is not in `imports` is taken over as closed. `in_state` are states in which another role has
    it in hand: who did the step before does not do the next one.
    """

    role: str = ""
    asks_consent: frozenset[str] = frozenset()
    follows: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ruled_out: Mapping[str, Callable[[Mapping[str, Any]], Refusal | None]] = field(default_factory=dict)
    starts: Mapping[Start, str] = field(default_factory=lambda: STARTS)
    imports: Mapping[Start, str] = field(default_factory=lambda: IMPORTS)
    in_state: Mapping[State, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Readers:
    """Who reads an entry besides the person, who is named in it and who assesses it.

    `leaders`: who leads the person's unit, or a unit above it. `team`: who works in the same unit, without what is
    sensitive and without what was said about it. `permission`: who keeps this register as a whole; `exports`: who may
    take it along as a file.
    """

    leaders: bool = True
    team: bool = False
    permission: str = READ_ALL_ENTRIES
    exports: str = EXPORT_ENTRIES


@dataclass(frozen=True)
class Within:
    """So many real hours from the moment in `field` on, weekends included; `until` is the answer that ends the clock."""

    field: str
    hours: int
    until: ShownWhen | None = None


@dataclass(frozen=True)
class RegisterTerms:
    """Which terms the engine itself reads, and in which months it counts the same giver. What is left out is not used.

    `late_after_days`: how many days after it happened a report is still in time; a term of the rule book, or a setting
    of this register; without one nothing is ever late. `consent_by` says who decides (manager, next_manager, a role).
    """

    late_after_days: str | Setting | None = None
    repeated_from: str | None = None
    consent_by: str | None = None
    repeated_within_months: Setting | None = None
    # The term of the rules, in euro, below which one gift may have been cut into parts.
    split_below: str | None = None


@dataclass(frozen=True)
class Retention:
    """How long an entry is kept after it was closed. No register runs without a period; the code gives none."""

    years: Setting


@dataclass(frozen=True)
class Recurrence:
    """After how many months something that goes on asks to be looked at again; without a setting: never."""

    months: Setting | None = None


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
    `actions` are the steps of the life cycle that it uses. `due` says on which day a state asks something: the name of
    a field with a day, a setting in days from the moment on which the entry came into it, or hours. `ended` names the field
    with the day on which it ended, and `runs_until` the field with the day until which it goes on. `layout` orders the form;
    without one the core fields stand first. `photos`: whether
    pictures go along. `asks_designation`: whether its rules ask if the function was designated.
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
    retention: Retention
    terms: RegisterTerms = RegisterTerms()
    readers: Readers = Readers()
    words: Words = field(default_factory=Words)
    due: Mapping[State, str | Setting | Within] = field(default_factory=dict)
    ended: str = ""
    runs_until: str = ""
    layout: Layout | None = None
    photos: bool = False
    asks_designation: bool = False
    publication: Publication = field(default_factory=Publication)
    recurrence: Recurrence = Recurrence()

    def field(self, name: str) -> Field:
        """Return the field with this name; KeyError for another name is a mistake of the programmer."""
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> Mapping[str, Field]:
        return {one.name: one for one in self.fields}

    @cached_property
    def form_fields(self) -> tuple[Field, ...]:
        """The fields that stand on the form."""
        return tuple(one for one in self.fields if not one.steps)

    def step_fields(self, action: str) -> tuple[Field, ...]:
        """The fields that are asked with a step."""
        return tuple(one for one in self.fields if action in one.steps)

    @cached_property
    def states(self) -> frozenset[State]:
        """The states that an entry of this register can come into."""
        return states_reached(self.actions)

    @cached_property
    def imposes(self) -> bool:
        """Whether one of its steps can impose conditions."""
        return any(BY_ACTION[action].imposes for action in self.actions)

    def state_label(self, state: State) -> Message:
        """What a state is called in this register."""
        return self.words.states.get(state, STATES[state].label)

    def action_label(self, action: str) -> Message:
        """What a step is called in this register."""
        return self.words.actions.get(action, BY_ACTION[action].label)

"""Norms and readings in memory: what the files in catalogue/norms say, nothing more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zuiver.rules.model import Text


class NormType(StrEnum):
    """What kind of statement a norm is. A threshold decides what falls inside and what outside."""

    OBLIGATION = "obligation"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    EXPECTATION = "expectation"
    PRINCIPLE = "principle"
    RIGHT = "right"
    PROCEDURE = "procedure"
    THRESHOLD = "threshold"
    ROLE = "role"
    CONSEQUENCE = "consequence"


class Bound(StrEnum):
    """Whom a norm binds, or to whom it gives a right."""

    EVERYONE = "everyone"
    EMPLOYEE = "employee"
    EXTERNAL = "external"
    MANAGER = "manager"
    MANAGEMENT = "management"
    AUTHORITY = "authority"
    CONFIDANT = "confidant"
    HR = "hr"
    FORMER_EMPLOYEE = "former_employee"
    APPLICANT = "applicant"
    REPORTER = "reporter"
    COMMUNICATIONS = "communications"
    KINGS_COMMISSIONER = "kings_commissioner"
    GENERAL_DIRECTOR = "general_director"
    EXECUTIVE = "executive"
    ASSEMBLY = "assembly"
    BIDDER = "bidder"


class Status(StrEnum):
    """Whether a norm still stands. Overtaken: a later law says otherwise. Restated: another norm says the same."""

    IN_FORCE = "in_force"
    OVERTAKEN = "overtaken"
    RESTATED = "restated"


@dataclass(frozen=True)
class Place:
    """Where a norm stands: the headings of the code above it, and words that tell its passages from the others.

    Each group of words in `passages` points at one passage; the first is the one to show.
    """

    chapter: str
    section: str
    part: str | None
    passages: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Capability:
    """What a norm asks of the program: the module (1 to 15) and what that does, such as decide or remind."""

    module: int
    does: tuple[str, ...]


@dataclass(frozen=True)
class Norm:
    """One statement of a code that can be quoted and tested on its own. `text` is ours, never that of the code.

    `overtaken_from` is the first day of the law that overtakes it; `note` says what a reader should know beside it.
    """

    id: str
    place: Place
    type: NormType
    binds: tuple[Bound, ...]
    capability: Capability
    status: Status
    text: Text
    note: Text | None = None
    overtaken_from: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether no later law overtakes the norm on a day."""
        return self.overtaken_from is None or day < self.overtaken_from


@dataclass(frozen=True)
class Reading:
    """An answer of ours where a code is silent or unclear: shown as a reading, and for the authority to change.

    `norms` are the norms it reads, `tables` the rows of the decision tables it shapes, `terms` the settings.
    """

    id: str
    norms: tuple[str, ...]
    tables: tuple[str, ...]
    terms: tuple[str, ...]
    question: Text
    text: Text


@dataclass(frozen=True)
class NormBook:
    """All norms and readings of one code, by id, in the order of the code."""

    code: str
    norms: Mapping[str, Norm]
    readings: Mapping[str, Reading]

    def of_module(self, module: int) -> tuple[Norm, ...]:
        """Return the norms that a module (1 to 15) works with."""
        return tuple(norm for norm in self.norms.values() if norm.capability.module == module)

    def readings_of(self, norm_id: str) -> tuple[Reading, ...]:
        """Return the readings of a norm."""
        return tuple(reading for reading in self.readings.values() if norm_id in reading.norms)

"""What queries about measures hand out."""

from dataclasses import dataclass
from datetime import date, datetime

from zuiver.kernel.errors import Message
from zuiver.measures.lifecycle import State, Transition


@dataclass(frozen=True)
class MeasureRow:
    """A measure as a line. `checker` is empty where a role checks it; `in_place_of` who is away, for a deputy."""

    public_id: str
    subject: str
    text: str
    state: State
    state_label: Message
    person: str
    owner: str
    checker: str
    checker_role: str
    imposed_on: date
    due_on: date
    recheck_on: date | None
    proven_on: date | None
    since: date
    is_open: bool
    is_late: bool
    in_place_of: str = ""


@dataclass(frozen=True)
class StepLine:
    """One step in the life of a measure."""

    at: datetime
    action: str
    what: Message
    who: str
    words: str
    link: str
    owner: str
    due_on: date
    recheck_on: date | None
    in_place_of: str


@dataclass(frozen=True)
class ReadLine:
    """Who looked on a day, as what, and how often."""

    reader: str
    capacity: str
    at: datetime
    times: int


@dataclass(frozen=True)
class FileLine:
    """A file as proof, without its content; `size` in bytes."""

    public_id: str
    media_type: str
    size: int
    at: datetime


@dataclass(frozen=True)
class MeasureView:
    """An opened measure: everything that its page shows. `capacity` says as who the reader sees it."""

    row: MeasureRow
    version: int
    capacity: str
    proof: str
    proof_link: str
    steps: tuple[Transition, ...]
    lines: tuple[StepLine, ...]
    reads: tuple[ReadLine, ...]
    follows: str
    followed_by: str
    files: tuple[FileLine, ...] = ()


@dataclass(frozen=True)
class MeasureFilters:
    """What a register of measures is narrowed to; None and empty leave it as it is.

    `late`: the day has passed without proof. `open`: something is left to do. `effective`: checked, and it works (True) or
    not (False).
    """

    late: bool | None = None
    open: bool | None = None
    effective: bool | None = None


@dataclass(frozen=True)
class MeasurePage:
    """Some measures, the earliest day first; `after` is the cursor of the next page, empty when there is none."""

    rows: tuple[MeasureRow, ...]
    after: str
    is_first: bool

"""What queries give back: plain frozen values, ready to be shown. Labels are messages; a page translates them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from zuiver.dialogue.lifecycle import Transition
from zuiver.kernel.errors import Message
from zuiver.rules.receipt import Receipt


@dataclass(frozen=True)
class QuestionRow:
    """One line of a list of questions. `person` is empty in the list of who asked."""

    public_id: str
    module: str
    outcome: str
    about: str
    state: str
    state_label: Message
    person: str
    answerer: str
    answerer_role: str
    asked_on: date
    due_on: date
    is_open: bool
    is_late: bool
    in_place_of: str = ""


@dataclass(frozen=True)
class QuestionTask:
    """Something that waits for the reader. `kind`: answer, clarify, read, late, review or change."""

    kind: str
    label: Message
    public_id: str
    module: str
    about: str
    person: str
    since: date
    is_late: bool = False
    in_place_of: str = ""


@dataclass(frozen=True)
class StepLine:
    """One step in the life of a question. `in_place_of` is the absent person for whom a deputy did it."""

    at: datetime
    action: str
    what: Message
    who: str
    words: str
    in_place_of: str = ""
    departs: bool = False


@dataclass(frozen=True)
class AnswerView:
    """An answer. `advised` is what the aid said; both are outcomes of the rules."""

    outcome: str
    advised: str
    words: str
    departs_from_aid: bool
    departs_from_like: bool
    why_different: str
    by: str
    in_place_of: str
    at: datetime


@dataclass(frozen=True)
class ReadLine:
    """Somebody else opened it."""

    reader: str
    capacity: str
    first_at: datetime
    times: int


@dataclass(frozen=True)
class QuestionView:
    """An opened question: everything that its page shows. `capacity` says as who the reader sees it."""

    row: QuestionRow
    version: int
    capacity: str
    is_own: bool
    pack: str
    answers: tuple[tuple[str, str], ...]
    features: Mapping[str, str]
    rule: str
    receipt: Receipt
    may_be_example: bool
    steps: tuple[Transition, ...]
    lines: tuple[StepLine, ...]
    answer: AnswerView | None
    reads: tuple[ReadLine, ...]
    can_propose: bool
    in_place_of: str


@dataclass(frozen=True)
class PrecedentView:
    """An example. While under review also what the second pair of eyes asked, and what the reader may do."""

    public_id: str
    version: int
    state: str
    state_label: Message
    module: str
    outcome: str
    asked_words: str
    answer_words: str
    norms: tuple[str, ...]
    rule: str
    rule_version: str
    edition: str
    pack: str
    published_on: date | None
    remark: str = ""
    norms_possible: tuple[str, ...] = ()
    steps: tuple[Transition, ...] = ()
    is_same_rule: bool = False


@dataclass(frozen=True)
class PrecedentPage:
    """Some examples, newest first; `before` is the cursor of the next page, empty when there is none."""

    rows: tuple[PrecedentView, ...]
    before: str

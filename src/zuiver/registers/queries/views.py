"""What queries give back: plain frozen values, ready to be shown. Labels are messages; a page translates them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Field, Proposal, Register
from zuiver.registers.models import Entry
from zuiver.rules.receipt import Receipt

Sort = Literal[
    "date", "-date", "reported", "-reported", "amount", "-amount", "giver", "-giver"
]  # '-' is descending; the page that nothing was chosen for is '-date'
SORTS: tuple[Sort, ...] = ("date", "-date", "reported", "-reported", "amount", "-amount", "giver", "-giver")


@dataclass(frozen=True)
class EntryFilters:
    """What a list shows; empty means: all. Ids are public ids, `unit` is a unit's code, amounts are euro cents."""

    text: str = ""
    state: str = ""
    open_only: bool = False
    outcome: str = ""
    unit: str = ""
    person: str = ""
    counterparty: str = ""
    late: bool | None = None
    from_: date | None = None
    until: date | None = None
    amount_from: int | None = None
    amount_until: int | None = None


@dataclass(frozen=True)
class EntryRow:
    """One line of a list. Names are empty where the reader may know that the entry exists, but not whose it is."""

    public_id: str
    kind: str
    title: str
    state: str
    state_label: Message
    person_name: str
    unit_name: str
    party_name: str
    counterparty_id: str
    amount_cents: int | None
    happened_on: PartialDate | None
    reported_on: date | None
    is_late: bool
    is_open: bool
    outcome: str
    assessor_name: str
    due_on: date | None = None


@dataclass(frozen=True)
class Page:
    """A page of a list. `sort` is the order that was used, `notice` says why, where it is not the one asked for."""

    rows: tuple[EntryRow, ...]
    next_cursor: str | None
    previous_cursor: str | None
    sort: str
    notice: Message | None = None


@dataclass(frozen=True)
class Task:
    """Something that waits for the reader. `kind` is the `task_kind` of the state: assess, answer, hand_in, account ...

    `due_on` is the day on which the state asks it, where there is one: the day of the event, the day to have ended it;
    `due_at` the moment, where hours count.
    `in_place_of` is the name of the absent person for whom the reader stands in, or empty.
    """

    kind: str
    label: Message
    public_id: str
    entry_kind: str
    title: str
    person_name: str
    party_name: str
    since: date
    outcome: str
    is_late: bool
    in_place_of: str = ""
    due_on: date | None = None
    due_at: datetime | None = None


@dataclass(frozen=True)
class Available:
    """An action that the reader may do now. `departs` says that it goes another way than the advice.

    `needs_form`: it asks for more than a reason and has a command of its own (the hand-in desk).
    """

    action: str
    label: Message
    needs_reason: bool
    departs: bool = False
    is_decision: bool = False
    needs_form: bool = False
    # What is asked with the step, beside its reason.
    fields: tuple[Field, ...] = ()
    imposes: bool = False


@dataclass(frozen=True)
class FieldValue:
    """One field of an entry as stored."""

    field: Field
    stored: Any

    def text(self, language: str, translate: "Any" = str) -> str:
        """Return the value in words for a reader of that language."""
        return self.field.type.show(self.stored, language, translate)


@dataclass(frozen=True)
class PhotoView:
    """A photo; its address is made from the two public ids."""

    public_id: str
    width: int
    height: int


@dataclass(frozen=True)
class HandInView:
    """The receipt of the hand-in desk."""

    number: str
    received_by: str
    received_on: date
    place: str
    what: str
    destination: str
    destination_on: date | None


@dataclass(frozen=True)
class EntryView:
    """An opened entry: everything that its page shows. `capacity` says as who the reader sees it."""

    entry: Entry
    register: Register
    capacity: str
    is_own: bool
    state_label: Message
    values: tuple[FieldValue, ...]
    named: tuple[str, ...]
    photos: tuple[PhotoView, ...]
    hand_in: HandInView | None
    actions: tuple[Available, ...]
    can_correct: bool
    can_write: bool


@dataclass(frozen=True)
class Preview:
    """The advice while a form is filled. `receipt` None: too little is known to advise. Errors are per field.

    `outcome` is the answer to show; it is "discuss" where the readings of the facts lead to different answers,
    and `notes` then says why.
    """

    outcome: str
    receipt: Receipt | None
    errors: Mapping[str, Message]
    proposals: tuple[Proposal, ...] = ()
    notes: tuple[Message, ...] = ()
    same_giver_count: int = 0
    is_late: bool = False


@dataclass(frozen=True)
class History:
    """Earlier entries: how many, of how many persons, and the last five, newest first.

    `is_capped`: there are more than were counted. A line whose `public_id` is empty is not for this reader.
    """

    count: int
    persons: int
    last: tuple[EntryRow, ...]
    is_capped: bool = False


@dataclass(frozen=True)
class LikeDecisions:
    """How the last entries like this one were decided: how many, and how often each action.

    `last` says what it was and how it was decided; whose it was is not for the reader, unless the line has an id.
    """

    total: int
    by_action: tuple[tuple[str, Message, int], ...]
    last: tuple[tuple[EntryRow, Message, str], ...]

    def share(self, count: int) -> int:
        """Return a part of the total in whole per cent."""
        return round(100 * count / self.total) if self.total else 0


@dataclass(frozen=True)
class DecisionContext:
    """What a person who decides has beside the entry."""

    points: tuple[Message, ...]
    giver: History | None
    person: History
    alike: LikeDecisions
    actions: tuple[Available, ...]
    in_place_of: str = ""


@dataclass(frozen=True)
class ReadLine:
    """Someone opened an entry. `times` readings of one person on one day are one line."""

    entry_public_id: str
    entry_title: str
    reader: str
    capacity: str
    first_at: datetime
    times: int = 1


@dataclass(frozen=True)
class TimelineItem:
    """One line of the life of an entry. `kind`: version, decision, message, hand_in."""

    at: datetime
    kind: str
    what: Message
    who: str
    text: str = ""
    version: int | None = None
    in_place_of: str = ""
    departs_from_advice: bool = False
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class StoredAboutMe:
    """Everything the registers hold on one person, also where the person is only named or read something."""

    entries: tuple[EntryRow, ...]
    named_in: tuple[EntryRow, ...]
    drafts: tuple[Mapping[str, Any], ...]
    decisions: tuple[Mapping[str, Any], ...]
    messages: tuple[Mapping[str, Any], ...]
    reads_by_others: tuple[ReadLine, ...]
    reads_by_me: tuple[ReadLine, ...]
    extra: Mapping[str, Any] = field(default_factory=dict)

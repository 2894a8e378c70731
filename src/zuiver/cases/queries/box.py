"""What a reporter sees with the code. Looking leaves no trace at all: no count, no last visit, no line."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from zuiver.cases.clocks import Clock
from zuiver.cases.commands.held import box_of, no_box
from zuiver.cases.lifecycle.words import Compartment, Role, Side, State
from zuiver.cases.models import Case, Consult
from zuiver.cases.queries.paper import paper_uses
from zuiver.cases.queries.shown import (
    ShownClock,
    ShownItem,
    ShownKey,
    ShownLine,
    ShownReader,
    clocks_of,
    items_of,
    keys_of,
    lines_of,
    readers_of,
)
from zuiver.cases.sealing.verifier import read_verifier, stored_form
from zuiver.cases.standing import REPORTER
from zuiver.kernel import clock

# What handlers do among themselves is not for the reporter: an investigation could be hurt by it.
_NOT_FOR_REPORTER: Final = frozenset(
    {
        "note_kept",
        "person_excluded",
        "accused_told",
        "accused_later",
        "accused_cleared",
        "concerned_joined",
        "concerned_given",
        "police_considered",
        "police_made",
        "police_not_made",
        "finding_recorded",
        "register_filled",
        "decision_maker_knew",
    }
)
# Nor what the person concerned does, or is given.
_NOT_NAMED_TO_REPORTER: Final = frozenset(
    {Compartment.ACCUSED, Compartment.INTAKE, Role.ACCUSED, Role.MANAGER}
)
_READERS_SHOWN: Final = (Role.CONFIDANT, Role.OFFICER, Role.COMMITTEE)


@dataclass(frozen=True)
class BoxView:
    """The own report, as the browser of the reporter opens it."""

    case_id: UUID
    received_on: date
    family: str
    state: State
    sides: tuple[Side, ...]
    rules: str
    digest: str
    clocks: list[ShownClock]
    keys: list[ShownKey]
    items: list[ShownItem]
    readers: list[ShownReader]
    log: list[ShownLine]
    # Of the key on paper, for this case: the browser checks each against the directory.
    paper_uses: list[str]

    @property
    def missed(self) -> list[Clock]:
        """The clocks that ran out, for which the reporter gets a signed statement and the external routes."""
        return [found.clock for found in self.clocks if found.is_missed]


@dataclass(frozen=True)
class TalkView:
    """A talk with a confidant, as the browser of the person opens it."""

    talk_id: UUID
    ended: bool
    became_report: bool
    public_key: str
    wrap: bytes
    confidant: UUID | None
    items: list[tuple[UUID, int, bool, bytes]]


def box_view(organisation_id: int, verifier: str) -> BoxView:
    """Return the report that a code opens. Raises `NotFound`, `NotSealedRight`."""
    box = box_of(organisation_id, verifier)
    case: Case | None = Case.rows.of(organisation_id).filter(pk=box.case_id).first()
    if case is None:
        raise no_box()
    reads = [part.value for part in REPORTER.reads | {Compartment.IDENTITY}]
    today = clock.today()
    return BoxView(
        case_id=case.pk,
        received_on=case.received_on,
        family=case.family,
        state=State(case.state),
        sides=sides_of(case, hidden=(Side.HELD,)),
        rules=case.rules,
        digest=case.digest,
        clocks=clocks_of(case, today),
        keys=keys_of(case, reads, None),
        items=list(items_of(case, reads)),
        readers=readers_of(case, _READERS_SHOWN),
        log=lines_of(case, hidden=_NOT_FOR_REPORTER, silent=_NOT_NAMED_TO_REPORTER),
        paper_uses=paper_uses(case),
    )


def talk_view(organisation_id: int, verifier: str) -> TalkView | None:
    """Return the talk that a code opens; None when it opens none, so that one page can look for both."""
    stored = stored_form(read_verifier(verifier))
    consult: Consult | None = Consult.rows.of(organisation_id).filter(verifier=stored).first()
    if consult is None:
        return None
    reader = consult.readers.first()
    items = [
        (item.pk, item.number, item.by_confidant, bytes(item.sealed))
        for item in consult.items.order_by("number")
    ]
    return TalkView(
        consult.pk,
        consult.ended,
        consult.became_report,
        consult.public_key,
        bytes(consult.sealed_for_person),
        reader.holder_id if reader else None,
        items,
    )


def sides_of(case: Case, *, hidden: tuple[Side, ...] = ()) -> tuple[Side, ...]:
    """Return the side states of a case."""
    days = {
        Side.WITHDRAWN: case.withdrawn_on,
        Side.SUSPENDED: case.suspended_on,
        Side.REOPENED: case.reopened_on,
        Side.TAKEN_OVER: case.taken_over_on,
        Side.HELD: case.held_on,
    }
    return tuple(side for side, day in days.items() if day and side not in hidden)

"""What the person concerned sees of a case: what this person was given and wrote, the own steps with their days. No more.

Not when the report came in, where it stands, who handles it, nor whether it was withdrawn: that could tell who reported.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from zuiver.cases.access import ANSWER, READ, STATUS, WRITE
from zuiver.cases.blind import numbers_of
from zuiver.cases.commands.concerned import key_of_concerned
from zuiver.cases.commands.held import Held, held_for
from zuiver.cases.exclusions import excluded_cases
from zuiver.cases.leaving import has_left
from zuiver.cases.lifecycle import Compartment, ItemKind, Role
from zuiver.cases.lifecycle.table import OPEN
from zuiver.cases.models import Case, LedgerLine, Reader
from zuiver.cases.own_steps import OWN_EVENTS, reply_by
from zuiver.cases.queries.shown import ShownItem, ShownKey, items_of, keys_of
from zuiver.cases.standing import not_found, place_of, stand_in
from zuiver.people.actor import Actor

_EVENTS = OWN_EVENTS[Role.ACCUSED]


@dataclass(frozen=True)
class ConcernedLine:
    """A case in the list of the person concerned."""

    case_id: UUID
    told_on: date
    is_new: bool


@dataclass(frozen=True)
class OwnStep:
    """A step of this person's own, on its day; `is_own` where this person took it."""

    event: str
    day: date
    is_own: bool


@dataclass(frozen=True)
class ConcernedView:
    """A case as the person concerned sees it. `reply_by` is there while a draft waits, where the organisation set a term."""

    case_id: UUID
    holder_id: UUID
    told_on: date
    draft_on: date | None
    reply_by: date | None
    replied_on: date | None
    closed_on: date | None
    may_answer: bool
    waits_for_reply: bool
    steps: list[OwnStep]
    keys: list[ShownKey]
    items: list[ShownItem]


@dataclass(frozen=True)
class ComparedKey:
    """The key that somebody made for the own page, to be compared aloud."""

    holder_id: UUID
    public_key: str
    signing_key: str


def concerned_cases(actor: Actor) -> list[ConcernedLine]:
    """Return the cases in which the actor was let in as the person concerned."""
    if actor.person_id is None or has_left(actor):
        return []
    rows = list(_own_places(actor.organisation_id, actor.person_id))
    barred = excluded_cases(actor.organisation_id, [row.case_id for row in rows], actor.person_id)
    return [
        ConcernedLine(row.case_id, told_on, has_news(row))
        for row in rows
        if (told_on := row.case.notified_on) and row.case_id not in barred
    ]


def concerned_view(actor: Actor, case_id: UUID) -> ConcernedView:
    """Return one case. Raises the one answer for everything that is not for the actor."""
    case: Case | None = Case.rows.of(actor.organisation_id).filter(pk=case_id).first()
    nothing = stand_in(actor, case_id)
    place = place_of(actor, case or nothing)
    if case is None or place is None or place.reader is None or place.role is not Role.ACCUSED:
        raise not_found()
    if case.notified_on is None or not place.may(Compartment.ACCUSED, READ):
        raise not_found()
    items = list(items_of(case, [Compartment.ACCUSED.value]))
    draft, reply = (_last(items, kind) for kind in (ItemKind.DRAFT, ItemKind.REPLY))
    waits = draft is not None and (reply is None or reply.number < draft.number)
    return ConcernedView(
        case_id=case.pk,
        holder_id=place.reader.holder_id,
        told_on=case.notified_on,
        draft_on=draft.day if draft else None,
        reply_by=reply_by(case.organisation.terms, draft.day) if draft and waits else None,
        replied_on=reply.day if reply else None,
        closed_on=case.closed_on,
        may_answer=place.may(Compartment.ACCUSED, ANSWER) and case.state in OPEN,
        waits_for_reply=waits,
        steps=_steps(case, place.reader),
        keys=keys_of(case, [Compartment.ACCUSED.value], place.reader.holder_id),
        items=items,
    )


def compared_key(actor: Actor, case_id: UUID, person_id: int) -> ComparedKey | None:
    """Return the key that a colleague made for the own page, for who handles the case; None where there is none to let in."""
    held: Held = held_for(actor, case_id)
    if not held.place.may(STATUS, WRITE):
        raise not_found()
    holder = key_of_concerned(held, person_id)
    return ComparedKey(holder.pk, holder.public_key, holder.signing_key) if holder else None


def has_news(reader: Reader) -> bool:
    """Whether something of their own happened since somebody with a page of their own looked."""
    lines = LedgerLine.rows.of(reader.organisation_id).filter(case_id=reader.case_id, number__gt=reader.seen)
    return (
        lines.filter(event__in=OWN_EVENTS[Role(reader.role)])
        .exclude(role=reader.role, alias=reader.alias)
        .exists()
    )


def _last(items: Sequence[ShownItem], kind: ItemKind) -> ShownItem | None:
    return max((item for item in items if item.kind == kind), key=lambda item: item.number, default=None)


def _steps(case: Case, reader: Reader) -> list[OwnStep]:
    lines = LedgerLine.rows.of(case.organisation_id).filter(case=case, event__in=_EVENTS).order_by("number")
    return [OwnStep(row.event, row.day, row.alias == reader.alias) for row in lines]


def _own_places(organisation_id: int, person_id: int) -> QuerySet[Reader, Reader]:
    return (
        Reader.rows.of(organisation_id)
        .filter(role=Role.ACCUSED, ended_on__isnull=True, holder__person_id__in=numbers_of(person_id))
        .filter(holder__approved_on__isnull=False, holder__ended_on__isnull=True)
        .select_related("case", "holder")
        .order_by("case__notified_on", "case_id")
    )

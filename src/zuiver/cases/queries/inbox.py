"""What a reader sees: the own list, one case, the own talks. Nobody searches, and no list counts what is not in it."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import F, QuerySet

from zuiver.cases.access import EXISTS, READ, STATUS, Standing, may
from zuiver.cases.commands.compartments import opens, still_readable_by_leavers
from zuiver.cases.commands.held import Held
from zuiver.cases.exclusions import excluded_cases
from zuiver.cases.leaving import has_left
from zuiver.cases.lifecycle import OWN_PAGE, Family, Role, Side, State, steps_from
from zuiver.cases.models import Case, CheckIn, ConsultReader, Deadline, Reader
from zuiver.cases.queries.around import Around, around
from zuiver.cases.queries.box import sides_of
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
from zuiver.cases.standing import facts_for, not_found, person_of, place_of, stand_in
from zuiver.people.actor import Actor
from zuiver.people.prepared import prepared

_ON_OWN_PAGE: Final = tuple(sorted(map(str, OWN_PAGE)))


@dataclass(frozen=True)
class Line:
    """One case in the list of a reader: codes and days, nothing that says what it is about."""

    case_id: UUID
    role: Role
    family: Family
    state: State
    received_on: date
    next_on: date | None
    is_new: bool
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class CaseView:
    """A case as one reader may see it."""

    case_id: UUID
    role: Role
    alias: int
    holder_id: UUID
    family: Family
    state: State
    place: str
    sides: tuple[Side, ...]
    channel: str
    received_on: date
    known_on: date | None
    keep_until: date | None
    rules: str
    reporter_key: str
    reporter_signer: str
    clocks: list[ShownClock]
    keys: list[ShownKey]
    items: list[ShownItem]
    readers: list[ShownReader]
    log: list[ShownLine]
    actions: tuple[str, ...]
    to_renew: tuple[str, ...]
    check_ins: list[tuple[date, date | None]]
    around: Around | None
    # Of the key on paper, for this case: the browser checks each against the directory.
    paper_uses: list[str]


@dataclass(frozen=True)
class TalkLine:
    """A talk in the list of its confidant."""

    talk_id: UUID
    month: date
    subject: str
    is_new: bool
    ended: bool
    public_key: str
    box_key: str
    wrap: bytes


def inbox(actor: Actor) -> list[Line]:
    """Return the cases of an actor, the one with the nearest date first. Who is ruled out sees no line, no gap, no count."""
    if actor.person_id is None or has_left(actor):
        return []
    rows = _places(actor.organisation_id, actor.person_id)
    readers = [row for row in rows if _exists_for(actor, row)]
    barred = excluded_cases(actor.organisation_id, [row.case_id for row in readers], actor.person_id)
    readers = [row for row in readers if row.case_id not in barred]
    # The nearest comes last, and stays.
    nearest = dict(_open_clocks(actor.organisation_id, actor.person_id))
    lines = [_line(row, nearest.get(row.case_id)) for row in readers]
    return sorted(lines, key=lambda line: (line.next_on or date.max, line.case_id.hex))


def case_view(actor: Actor, case_id: UUID) -> CaseView:
    """Return one case with what the actor's role reads. Raises the one answer for everything that is not for the actor."""
    case: Case | None = Case.rows.of(actor.organisation_id).select_related("box").filter(pk=case_id).first()
    nothing = stand_in(actor, case_id)
    place = place_of(actor, case or nothing)
    if case is None or place is None or place.reader is None or not place.may(EXISTS, READ):
        raise not_found()
    if place.role in OWN_PAGE:
        raise not_found()
    reads = [part.value for part in place.reads]
    sees = place.may(STATUS, READ)
    held = Held(case, place, actor.on)
    to_renew = tuple(sorted(part for part in still_readable_by_leavers(held) if opens(held, part)))
    return CaseView(
        case_id=case.pk,
        role=place.role,
        alias=place.alias,
        holder_id=place.reader.holder_id,
        family=Family(case.family),
        state=State(case.state),
        place=case.place,
        sides=sides_of(case),
        channel=case.channel,
        received_on=case.received_on,
        known_on=case.known_on,
        keep_until=case.keep_until,
        rules=case.rules,
        reporter_key=case.box.public_key,
        reporter_signer=case.box.signing_key,
        clocks=clocks_of(case, actor.on) if sees else [],
        keys=keys_of(case, reads, place.reader.holder_id),
        items=list(items_of(case, reads)),
        readers=readers_of(case, tuple(Role)) if sees else [],
        log=lines_of(case) if sees else [],
        actions=tuple(step.action for step in steps_from(State(case.state), place.role)),
        to_renew=to_renew,
        check_ins=_check_ins(case) if sees else [],
        around=around(held, sides_of(case), to_renew=bool(to_renew)) if sees else None,
        paper_uses=paper_uses(case),
    )


def talks(actor: Actor) -> list[TalkLine]:
    """Return the talks of a confidant, the newest month first."""
    if actor.person_id is None or has_left(actor):
        return []
    rows = (
        ConsultReader.rows.of(actor.organisation_id)
        .filter(holder__person_id=actor.person_id, holder__ended_on__isnull=True)
        .select_related("consult")
        .order_by("-consult__month", F("consult_id"))
    )
    return [
        TalkLine(
            row.consult_id,
            row.consult.month,
            row.consult.subject,
            row.consult.pieces > row.seen,
            row.consult.ended,
            row.consult.public_key,
            row.consult.box_key,
            bytes(row.sealed),
        )
        for row in rows
    ]


def _exists_for(actor: Actor, reader: Reader) -> bool:
    return may(Standing(Role(reader.role), facts_for(actor.on, reader.case, reader)), EXISTS, READ)


@prepared
def _places(organisation_id: int, person_id: int) -> QuerySet[Reader, Reader]:
    return (
        Reader.rows.of(organisation_id)
        .filter(holder__person_id=person_id, ended_on__isnull=True)
        .filter(holder__approved_on__isnull=False, holder__ended_on__isnull=True)
        .exclude(case__state=State.DESTROYED)
        .exclude(role__in=_ON_OWN_PAGE)
        .select_related("case")
    )


@prepared
def _open_clocks(organisation_id: int, person_id: int) -> QuerySet[Deadline, tuple[UUID, date]]:
    """The clocks that run, of every case in which somebody has a place."""
    return (
        Deadline.rows.of(organisation_id)
        .filter(case__readers__holder__person_id=person_id, case__readers__ended_on__isnull=True)
        .filter(met_on__isnull=True)
        .order_by("-target_on")
        .values_list("case_id", "target_on")
    )


def _line(row: Reader, next_on: date | None) -> Line:
    case = row.case
    return Line(
        case.pk,
        Role(row.role),
        Family(case.family),
        State(case.state),
        case.received_on,
        next_on,
        case.lines > row.seen,
        sides_of(case),
    )


def _check_ins(case: Case) -> list[tuple[date, date | None]]:
    rows = CheckIn.rows.of(case.organisation_id).filter(case=case).order_by("due_on")
    return list(rows.values_list("due_on", "done_on"))


def talk_items(actor: Actor, talk_id: UUID) -> list[tuple[str, int, bool, bytes]]:
    """Return the messages of a talk for its confidant, and remember that they were looked at."""
    row: ConsultReader | None = (
        ConsultReader.rows.of(actor.organisation_id)
        .filter(consult_id=talk_id, holder__person_id=person_of(actor), holder__ended_on__isnull=True)
        .select_related("consult")
        .first()
    )
    # Looked up in both cases: what is not for somebody takes as long as what is not there.
    left = has_left(actor)
    if row is None or left:
        raise not_found()
    items = [
        (str(item.pk), item.number, item.by_confidant, bytes(item.sealed))
        for item in row.consult.items.order_by("number")
    ]
    ConsultReader.rows.filter(pk=row.pk).update(seen=len(items))
    return items

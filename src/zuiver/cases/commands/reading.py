"""Who reads a case: added, handed over, stepped aside, taken away, ruled out. Being ruled out leaves no trace for that person."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from zuiver.cases.access import ACKNOWLEDGE, STATUS, WRITE
from zuiver.cases.blind import numbers_of
from zuiver.cases.commands.compartments import active_readers
from zuiver.cases.commands.held import Held, add_pieces, held_for, stop_on
from zuiver.cases.conflicts import conflict_of
from zuiver.cases.exclusions import excluded_people, is_excluded, mark_of
from zuiver.cases.lifecycle.words import OWN_PAGE, ItemKind, Role
from zuiver.cases.models import Exclusion, KeyHolder, Reader
from zuiver.cases.pieces import Piece
from zuiver.cases.readers import LEAST_READERS, RECEIVING, holders_in_use
from zuiver.cases.standing import not_found
from zuiver.kernel.errors import InvalidData, Message, Refusal
from zuiver.people.actor import Actor

_RECEIVERS: Final = frozenset({Role.CONFIDANT, Role.OFFICER, Role.COMMITTEE})
# These are told of a case by its handler; who receives reports may bring in a colleague.
_ADDED_BY_RECEIVER: Final = _RECEIVERS


@transaction.atomic
def reader_add(actor: Actor, case_id: UUID, holder_id: UUID, *, last_day: date | None = None) -> Reader:
    """Give somebody with a key in force a place in the case, in the role of that key. The keys follow one by one.

    An investigator gets a last day. Raises NotFound, `Refusal` for a conflict, InvalidData under "last_day". Who is ruled
    out is refused in the same words as who has no key in force.
    """
    held = held_for(actor, case_id)
    holder = _in_use(held, holder_id)
    role = Role(holder.role) if holder else None
    if holder is None or role is None or role in OWN_PAGE or _may_never_read(held, holder.person_id):
        raise Refusal("reader_unknown", "This person cannot be a reader of this case. Choose somebody else.")
    may_add = held.place.may(STATUS, WRITE) or (
        role in _ADDED_BY_RECEIVER and held.place.may(STATUS, ACKNOWLEDGE)
    )
    if not may_add:
        raise not_found()
    stop_on(conflict_of(held.case, holder.person_id, held.day))
    if role is Role.INVESTIGATOR and (last_day is None or last_day < held.day):
        raise InvalidData(
            {"last_day": Message("An investigator has a place until a day. Fill in a day to come.")}
        )
    row = give_place(held, holder, last_day=last_day)
    held.line("reader_added", role)
    return row


def give_place(held: Held, holder: KeyHolder, *, last_day: date | None = None) -> Reader:
    """Give a key in force a place in the case, in its role. A place of the same person through a key that ended, ends.

    Raises Refusal for somebody who has a place with a key in force.
    """
    for reader in active_readers(held):
        if reader.holder.person_id != holder.person_id:
            continue
        if reader.holder.ended_on is None:
            raise Refusal("reader_there", "This person has a place in the case already.")
        # A lost key: what it opened, the new one gets from a colleague.
        Reader.rows.filter(pk=reader.pk).update(ended_on=held.day)
    row: Reader = Reader.rows.create(
        organisation_id=held.case.organisation_id,
        case=held.case,
        holder=holder,
        role=holder.role,
        since=held.day,
        last_day=last_day,
        alias=_next_alias(held),
    )
    return row


@transaction.atomic
def reader_remove(actor: Actor, case_id: UUID, *, alias: int) -> None:
    """End somebody's place. What that reader read, was read; a next version of the keys keeps the rest from them."""
    held = held_for(actor, case_id)
    reader = next((one for one in active_readers(held) if one.alias == alias), None)
    if reader is None or not held.place.may(STATUS, WRITE):
        raise not_found()
    _keep_enough(held, reader)
    _end(held, reader, "reader_removed")


@transaction.atomic
def recuse(actor: Actor, case_id: UUID, *, pieces: Sequence[Piece] = ()) -> None:
    """Step aside from a case, with or without a sealed reason; from then on it is not there for the actor.

    Raises Refusal for the only reader: bring in somebody else first, or nobody could read it any more.
    """
    held = held_for(actor, case_id)
    reader = held.place.reader
    if reader is None:
        raise not_found()
    others = [one for one in active_readers(held) if one.pk != reader.pk and one.role in _RECEIVERS]
    if reader.role in _RECEIVERS and not others:
        raise Refusal(
            "only_reader",
            "You are the only one who can read this. Bring in somebody else first, and then step aside.",
        )
    if pieces:
        add_pieces(held, pieces)
    _rule_out(held, reader.holder.person_id)
    _end(held, reader, "stepped_aside")


@transaction.atomic
def person_exclude(actor: Actor, case_id: UUID, person_id: int, *, pieces: Sequence[Piece] = ()) -> None:
    """Rule somebody out of the case for good: no place, no count, no mail, no sign of it, whatever role they get.

    Raises NotFound, and Refusal for the actor, who steps aside instead.
    """
    held = held_for(actor, case_id)
    if not held.place.may(STATUS, ACKNOWLEDGE):
        raise not_found()
    if person_id == actor.person_id:
        raise Refusal("exclude_yourself", "You cannot rule yourself out here. Step aside instead.")
    if not any(piece.kind is ItemKind.REASON or piece.kind is ItemKind.NOTE for piece in pieces):
        raise InvalidData(
            {"pieces": Message("Write in a sentence why, sealed. Only the readers of this case see it.")}
        )
    add_pieces(held, pieces)
    _rule_out(held, person_id)
    for reader in active_readers(held):
        if reader.holder.person_id in numbers_of(person_id):
            Reader.rows.filter(pk=reader.pk).update(ended_on=held.day)
    held.line("person_excluded")


@transaction.atomic
def declare_free(actor: Actor, case_id: UUID) -> None:
    """Say that one is not tied to anybody in the case. Raises Refusal where the records say otherwise."""
    held = held_for(actor, case_id)
    reader = held.place.reader
    if reader is None or actor.person_id is None:
        raise not_found()
    stop_on(conflict_of(held.case, actor.person_id, held.day))
    if reader.declared_free_on is None:
        Reader.rows.filter(pk=reader.pk).update(declared_free_on=held.day)
        held.line("declared_free")


@transaction.atomic
def accused_told(actor: Actor, case_id: UUID, *, pieces: Sequence[Piece]) -> None:
    """Record that the person concerned was told, with the sealed allegation as that person was given it (OM-11)."""
    held = held_for(actor, case_id)
    if not held.place.may(STATUS, WRITE):
        raise not_found()
    if not any(piece.kind is ItemKind.ALLEGATION for piece in pieces):
        raise InvalidData(
            {"pieces": Message("The text that goes with this step is missing. Write it, and try again.")}
        )
    add_pieces(held, pieces)
    if held.case.notified_on is None:
        held.case.notified_on = held.day
        held.line("accused_told")


def _may_never_read(held: Held, person_id: int) -> bool:
    """Who is ruled out; and who has an own side in the case: the person concerned, and the manager who put it in."""
    own = [one for one in active_readers(held) if one.role in OWN_PAGE]
    return is_excluded(held.case, person_id) or any(
        one.holder.person_id in numbers_of(person_id) for one in own
    )


def _in_use(held: Held, holder_id: UUID) -> KeyHolder | None:
    in_use = holders_in_use(held.case.organisation_id, tuple(Role), held.day)
    return next((holder for holder in in_use if holder.pk == holder_id), None)


def _next_alias(held: Held) -> int:
    last = (
        Reader.rows.of(held.case.organisation_id).filter(case=held.case).aggregate(last=Max("alias"))["last"]
    )
    return int(last or 0) + 1


def _keep_enough(held: Held, leaving: Reader) -> None:
    """As many readers as there could be stay, up to two."""
    if leaving.role not in _RECEIVERS:
        return
    stay = {
        one.holder.person_id
        for one in active_readers(held)
        if one.role in _RECEIVERS and one.pk != leaving.pk
    }
    available = {
        holder.person_id for holder in holders_in_use(held.case.organisation_id, RECEIVING, held.day)
    }
    possible = available - excluded_people(held.case, available) - {leaving.holder.person_id}
    if len(stay) < max(1, min(LEAST_READERS, len(possible))):
        raise Refusal(
            "too_few_readers_left",
            "Too few people could read this case then. Bring in somebody else first.",
        )


def _rule_out(held: Held, person_id: int) -> None:
    Exclusion.rows.get_or_create(
        organisation_id=held.case.organisation_id, case=held.case, token=mark_of(held.case.pk, person_id)
    )


def _end(held: Held, reader: Reader, event: str) -> None:
    Reader.rows.filter(pk=reader.pk).update(ended_on=held.day)
    held.line(event, f"reader_{reader.alias}")

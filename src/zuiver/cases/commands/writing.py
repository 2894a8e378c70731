"""What a reader writes: a message to the reporter, a note, a step of evidence, a signal of detriment."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from django.db import transaction

from zuiver.cases.commands.held import add_pieces, held_for
from zuiver.cases.lifecycle.words import OWN_PAGE, Compartment, ItemKind
from zuiver.cases.models import Case, Reader, RegisterLine
from zuiver.cases.pieces import Piece
from zuiver.cases.standing import place_of
from zuiver.people.actor import Actor

# Of these parts the log says that something was put there: the reporter does not see that line.
_EVENTS: Final[Mapping[str, str]] = {Compartment.NOTE: "note_kept", Compartment.ACCUSED: "concerned_given"}


@transaction.atomic
def pieces_add(actor: Actor, case_id: UUID, pieces: Sequence[Piece]) -> int:
    """Add sealed pieces where the actor's place may put them; return how many were new. Raises NotFound, InvalidData."""
    held = held_for(actor, case_id)
    added = add_pieces(held, pieces)
    if not added:
        return 0
    if any(item.kind == ItemKind.DETRIMENT for item in added):
        RegisterLine.rows.of(actor.organisation_id).filter(case=held.case).update(detriment=True)
    parts = {item.compartment for item in added}
    held.line(_EVENTS.get(parts.pop(), "piece_added") if len(parts) == 1 else "piece_added")
    return len(added)


@transaction.atomic
def case_opened(actor: Actor, case_id: UUID) -> None:
    """Remember up to which line of the log this reader looked; opening is a line itself, shown to the reporter by alias.

    One line a day for each reader: more would tell the habits of a reader, and nothing of use.
    """
    held = held_for(actor, case_id)
    reader = held.place.reader
    if reader is None:
        return
    opened = held.case.ledger.filter(event="opened", alias=reader.alias, day=held.day)
    if not opened.exists():
        held.line("opened")
    Reader.rows.filter(pk=reader.pk).update(seen=held.case.lines)


def file_opened(actor: Actor, case_id: UUID) -> None:
    """Remember that a reader began with a large file, as opening the case is remembered; of who has an own page nothing is."""
    case: Case | None = Case.rows.of(actor.organisation_id).filter(pk=case_id).first()
    place = place_of(actor, case) if case else None
    if place and place.role not in OWN_PAGE:
        case_opened(actor, case_id)

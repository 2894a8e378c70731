"""Choices beside the path of a case: the person concerned later or cleared, the police weighed (`lifecycle.RECORDS`)."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from zuiver.cases.access import DECIDE, STATUS, WRITE
from zuiver.cases.commands.held import Held, add_pieces, held_for, stop_on
from zuiver.cases.facts import facts_of
from zuiver.cases.lifecycle import Compartment, ItemKind, Record, Role, record_of
from zuiver.cases.models import Case, Reader, RegisterLine
from zuiver.cases.pieces import Piece
from zuiver.cases.policies import GUARDS
from zuiver.cases.standing import not_found
from zuiver.kernel.errors import InvalidData, Message, Refusal
from zuiver.people.actor import Actor


@transaction.atomic
def case_record(actor: Actor, case_id: UUID, name: str, *, pieces: Sequence[Piece]) -> Case:
    """Write down one of `lifecycle.RECORDS` with its sealed reason. Raises NotFound, Refusal, InvalidData."""
    held = held_for(actor, case_id)
    record = record_of(name, held.state)
    if record is None:
        raise Refusal(
            "step_not_now",
            "That step cannot be taken where this case stands now. Look at the case once more.",
        )
    if not may_record(held, record):
        raise not_found()
    stop_on(GUARDS[record.guard](facts_of(held.case, held.day)) if record.guard else None)
    if not any(piece.kind is ItemKind.REASON for piece in pieces):
        raise InvalidData(
            {"pieces": Message("The text that goes with this step is missing. Write it, and try again.")}
        )
    if record.reaches_concerned:
        _check_reaches(held, pieces)
    add_pieces(held, pieces)
    if record.police:
        RegisterLine.rows.of(actor.organisation_id).filter(case=held.case).update(police=record.police)
    held.line(record.event)
    return held.case


def _check_reaches(held: Held, pieces: Sequence[Piece]) -> None:
    """Where the person concerned reads along, what is written to this person lies where this person reads."""
    places = Reader.rows.of(held.case.organisation_id).filter(
        case=held.case, role=Role.ACCUSED, ended_on__isnull=True
    )
    if places.exists() and not any(piece.compartment is Compartment.ACCUSED for piece in pieces):
        raise InvalidData(
            {
                "pieces": Message(
                    "This goes to the person concerned as well. Let somebody write it who gives this person things to read."
                )
            }
        )


def may_record(held: Held, record: Record) -> bool:
    """Whether this place writes it down: who handles the case, or who decides while it lies there."""
    if held.place.role not in record.roles:
        return False
    return held.place.may(STATUS, WRITE) or held.place.may(STATUS, DECIDE)

"""The person concerned: let in by a handler who compared this person's key, and heard by what this person writes.

No two others agree to this key, as they do to a handler's: they would learn who is concerned. The handler who tells the
person compares the figures of the key instead, and seals that under the own signature for the other readers' browsers.
"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from zuiver.cases.access import ANSWER, STATUS, WRITE
from zuiver.cases.blind import numbers_of
from zuiver.cases.commands.held import Held, add_pieces, held_for
from zuiver.cases.commands.reading import give_place
from zuiver.cases.exclusions import is_excluded
from zuiver.cases.leaving import leavers
from zuiver.cases.lifecycle import Compartment, ItemKind, Role, State, inner_step
from zuiver.cases.lifecycle.table import OPEN
from zuiver.cases.models import KeyHolder, Reader
from zuiver.cases.pieces import Piece
from zuiver.cases.standing import not_found
from zuiver.kernel.errors import InvalidData, Message, Refusal
from zuiver.people.actor import Actor

_REPLY: Final = ("investigation", "reply")


@transaction.atomic
def concerned_let_in(
    actor: Actor, case_id: UUID, person_id: int, *, public_key: str, pieces: Sequence[Piece]
) -> Reader:
    """Make somebody a reader of what the person concerned is given, after the handler compared the key aloud.

    `pieces` hold the key as it was compared. The keys of the part follow, one by one. Twice the same does nothing more.
    Raises NotFound, InvalidData, and Refusal: before the notice, for a second person, for who may never see the case.
    """
    held = held_for(actor, case_id)
    if not held.place.may(STATUS, WRITE):
        raise not_found()
    holder = key_of_concerned(held, person_id)
    if holder is None or holder.public_key != public_key:
        raise Refusal(
            "no_own_key",
            "There is no key of this person to let in, or it changed meanwhile. Ask this person to open the own page, make "
            "a key there, and read its figures to you once more.",
        )
    _check_may_join(held, person_id)
    there: Reader | None = _places(held).filter(holder=holder, ended_on__isnull=True).first()
    if there is not None:
        return there
    if not any(one.kind is ItemKind.KEY_VOUCHED and one.compartment is Compartment.ACCUSED for one in pieces):
        raise InvalidData({"pieces": Message("Compare the figures of the key with this person first.")})
    add_pieces(held, pieces)
    if holder.approved_on is None:
        KeyHolder.rows.filter(pk=holder.pk).update(approved_on=held.day)
    row = give_place(held, holder)
    held.line("concerned_joined")
    return row


@transaction.atomic
def concerned_answer(actor: Actor, case_id: UUID, *, pieces: Sequence[Piece]) -> int:
    """Add what the person concerned says: a reply to the draft, a correction, a file. Return how many pieces were new.

    The first reply to a draft takes the investigation to its next step. Raises NotFound, InvalidData, and Refusal once
    the case is closed.
    """
    held = held_for(actor, case_id, own=Role.ACCUSED)
    if not held.place.may(Compartment.ACCUSED, ANSWER):
        raise not_found()
    if held.state not in OPEN:
        raise Refusal(
            "concerned_closed",
            "This case is closed, so nothing can be added. Write to who told you about it, or to your organisation.",
        )
    added = add_pieces(held, pieces)
    if not added:
        return 0
    replied = any(item.kind == ItemKind.REPLY for item in added)
    if replied and held.state is State.INVESTIGATING and inner_step(*_REPLY, held.case.place):
        held.case.place = ":".join(_REPLY)
        held.line("_".join(_REPLY))
    else:
        held.line("concerned_wrote")
    return len(added)


@transaction.atomic
def concerned_opened(actor: Actor, case_id: UUID) -> None:
    """Remember up to where the person concerned looked. Nothing of it stands in the log."""
    held = held_for(actor, case_id, own=Role.ACCUSED)
    if held.place.reader is not None:
        Reader.rows.filter(pk=held.place.reader.pk).update(seen=held.case.lines)


def key_of_concerned(held: Held, person_id: int) -> KeyHolder | None:
    """Return the key that somebody made for the own page; None also for who left, is ruled out, or holds the case."""
    found: KeyHolder | None = (
        KeyHolder.rows.of(held.case.organisation_id)
        .filter(person_id__in=numbers_of(person_id), role=Role.ACCUSED, ended_on__isnull=True)
        .first()
    )
    barred = (
        is_excluded(held.case, person_id),
        bool(leavers(held.case.organisation_id, [person_id], held.day)),
        held.place.reader is not None and held.place.reader.holder.person_id == person_id,
    )
    return None if any(barred) else found


def _check_may_join(held: Held, person_id: int) -> None:
    if held.case.notified_on is None:
        raise Refusal(
            "accused_not_told",
            "The person concerned does not know yet. Record first that this person was told.",
        )
    places = Reader.rows.of(held.case.organisation_id).filter(case=held.case, ended_on__isnull=True)
    own = numbers_of(person_id)
    if places.filter(holder__person_id__in=own).exclude(role=Role.ACCUSED).exists():
        raise Refusal("reader_there", "This person has a place in the case already.")
    if _places(held).exclude(holder__person_id__in=own).exists():
        raise Refusal(
            "one_concerned",
            "Somebody else reads here as the person concerned. What one is given, the other would read. "
            "Hand it to this person on paper, and write down the reply.",
        )


def _places(held: Held) -> QuerySet[Reader, Reader]:
    return Reader.rows.of(held.case.organisation_id).filter(case=held.case, role=Role.ACCUSED)

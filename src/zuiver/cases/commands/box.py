"""What a reporter does with the code: add to the report, say who one is to one reader, withdraw. Nothing keeps a visit."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from zuiver.cases.commands.acting import side_by_reporter
from zuiver.cases.commands.held import add_pieces, add_wraps, current_key, held_by_code
from zuiver.cases.durable import until_on_disk
from zuiver.cases.lifecycle.words import Compartment, ItemKind
from zuiver.cases.models import Reader, RegisterLine, Wrap
from zuiver.cases.pieces import Piece, SealedKey, check_sealed_keys
from zuiver.cases.standing import not_found
from zuiver.kernel.errors import Refusal


def box_answer(organisation_id: int, verifier: str, pieces: Sequence[Piece]) -> int:
    """Add sealed pieces to the own report; those that are there already stay as they are. Return how many were new."""
    with until_on_disk(), transaction.atomic():
        held = held_by_code(organisation_id, verifier)
        added = add_pieces(held, pieces)
        if added:
            if any(item.kind == ItemKind.DETRIMENT for item in added):
                RegisterLine.rows.of(organisation_id).filter(case=held.case).update(detriment=True)
            held.line("reporter_wrote")
        return len(added)


@transaction.atomic
def identity_reveal(organisation_id: int, verifier: str, *, reader_alias: int, wrap: bytes) -> None:
    """Let one reader see who the reporter is: the key of the identity, sealed for that reader. Cannot be undone.

    Only the reporter does this (VP-9), reader by reader. Raises NotFound for a reader who is not there, and
    `NotSealedRight` or InvalidData for a key that is not sealed right.
    """
    held = held_by_code(organisation_id, verifier)
    reader: Reader | None = (
        Reader.rows.of(organisation_id)
        .filter(case=held.case, alias=reader_alias, ended_on__isnull=True)
        .first()
    )
    key = current_key(held.case, Compartment.IDENTITY)
    if reader is None:
        raise not_found()
    if key is None:
        raise Refusal(
            "no_identity",
            "You have not written who you are. Do that first; nobody sees it until you choose who.",
        )
    sealed = SealedKey(reader.holder_id, wrap)
    check_sealed_keys(Compartment.IDENTITY, key.version, [sealed])
    if Wrap.rows.of(organisation_id).filter(key=key, holder_id=reader.holder_id).exists():
        return
    Wrap.rows.bulk_create(add_wraps(key, [sealed], held.day))
    Reader.rows.filter(pk=reader.pk, granted_on__isnull=True).update(granted_on=held.day)
    held.line("identity_revealed", str(reader_alias))


@transaction.atomic
def report_withdraw(organisation_id: int, verifier: str) -> UUID:
    """Withdraw the own report. Whether the organisation goes on is a human choice with a reason (ME-1)."""
    held = held_by_code(organisation_id, verifier)
    side_by_reporter(held, "withdraw")
    case_id: UUID = held.case.pk
    return case_id

"""The record in the directory that a key ended: signed by two who approve keys, also after the owner ended the key alone."""

from django.db import transaction

from zuiver.cases.approving import check_approver
from zuiver.cases.commands.directory import append_record
from zuiver.cases.models import KeyHolder
from zuiver.cases.sealing.directory_entries import Action, read_entry
from zuiver.cases.standing import not_found
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor


@transaction.atomic
def key_end_record(actor: Actor, record: str) -> None:
    """Add a record that a key ended, and end the key where it was still in use.

    Raises Refusal for another kind of record and for who approves no keys, NotFound for a key that is not here, and
    `NotSigned` or `NotSealedRight` where the record does not hold.
    """
    entry = read_entry(record)
    if entry.action is not Action.END or entry.reader is None:
        raise Refusal("record_of_a_key", "A key is put forward by its owner. Use that page.")
    reader = entry.reader
    rows = KeyHolder.rows.of(actor.organisation_id).select_for_update()
    holder: KeyHolder | None = rows.filter(
        public_key=reader.recipient, signing_key=reader.signer, is_listed=True
    ).first()
    if holder is None:
        raise not_found()
    check_approver(actor, holder.person_id)
    append_record(actor, record)
    if holder.ended_on is None:
        holder.ended_on, holder.end_reason = actor.on, "left"
        holder.save(update_fields=["ended_on", "end_reason"])

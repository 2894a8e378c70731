"""A photo: made anew from its pixels, so that nothing else of the file is kept."""

from django.db import transaction

from zuiver.people.actor import Actor
from zuiver.registers import permissions, policies
from zuiver.registers.cases import case_of
from zuiver.registers.commands.attaching import attach, read_photos
from zuiver.registers.commands.recording import locked_entry, note, stop_on, stop_unless_seen
from zuiver.registers.models import Attachment
from zuiver.registers.registry import register_of


@transaction.atomic
def photo_add(actor: Actor, *, public_id: str, content: bytes) -> Attachment:
    """Add a photo to an entry of the actor. Raises NotFound, Refusal, and InvalidData under "photo"."""
    entry = locked_entry(actor, public_id)
    register = register_of(entry.kind)
    case = case_of(entry, register)
    stop_unless_seen(actor, case, entry, None)
    stop_on(permissions.check_correct(actor, case) or policies.check_correct(case))
    already = Attachment.rows.of(entry.organisation_id).filter(entry=entry).count()
    photo = read_photos(register, [content], already)
    attachment = attach(actor, entry, photo)[0]
    note(
        entry,
        actor,
        "registers.entry.photo_added",
        {"photo": attachment.public_id, "sha256": attachment.sha256},
    )
    return attachment

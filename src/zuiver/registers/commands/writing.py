"""The talk about an entry, line by line."""

from typing import Final

from django.db import transaction

from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, Message
from zuiver.people.actor import Actor
from zuiver.registers import permissions
from zuiver.registers.cases import case_of
from zuiver.registers.commands.recording import (
    digest,
    locked_entry,
    note,
    person_id_of,
    stop_on,
    stop_unless_seen,
)
from zuiver.registers.fields import Text
from zuiver.registers.lifecycle import Holder
from zuiver.registers.models import EntryMessage
from zuiver.registers.registry import register_of
from zuiver.registers.routing import people_behind
from zuiver.registers.telling import tell_written

_TEXT: Final = Text(2000, lines=True)


@transaction.atomic
def message_add(actor: Actor, *, public_id: str, text: str) -> EntryMessage:
    """Add a line to the talk of the person and the assessor and tell the other one. Raises NotFound and InvalidData."""
    entry = locked_entry(actor, public_id)
    case = case_of(entry, register_of(entry.kind))
    stop_unless_seen(actor, case, entry, None)
    stop_on(permissions.check_write(actor, case))
    try:
        read = _TEXT.clean(text, actor.on)
    except InvalidData as wrong:
        raise wrong.for_field("text") from wrong
    if not read:
        raise InvalidData({"text": Message("There is nothing here yet. Write a line first.")})
    message: EntryMessage = EntryMessage.rows.create(
        organisation_id=entry.organisation_id,
        entry=entry,
        author_id=person_id_of(actor),
        text=read,
        at=clock.now(),
    )
    note(entry, actor, "registers.entry.written_to", {"message": message.pk, "content": digest(read)})
    if Holder.PERSON in permissions.holders_of(actor, case):
        not_these = case.not_these | case.named | {entry.person_id}
        others = people_behind(
            entry.organisation_id, entry.assessor, entry.assessor_role, None, actor.on, not_these
        )
    else:
        others = [entry.person]
    for person in others:
        tell_written(actor, entry, person, message.pk)
    return message

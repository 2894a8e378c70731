"""One photo, for who may see its entry."""

from zuiver.people.actor import Actor
from zuiver.registers import permissions
from zuiver.registers.cases import case_of
from zuiver.registers.models import Attachment
from zuiver.registers.registry import register_of


def photo_of(actor: Actor, *, public_id: str, photo_id: str) -> Attachment:
    """Return a photo with its content. Raises NotFound for who may not open the entry."""
    found: Attachment | None = (
        Attachment.rows.of(actor.organisation_id)
        .select_related("entry__person")
        .filter(entry__public_id=public_id, public_id=photo_id)
        .first()
    )
    if found is None:
        raise permissions.not_found()
    case = case_of(found.entry, register_of(found.entry.kind))
    if permissions.capacity_of(actor, case, found.entry.unit_id) is None:
        raise permissions.not_found()
    return found

"""One photo, for who may see its entry."""

from zuiver.people.actor import Actor
from zuiver.registers.models import Attachment


def photo_of(actor: Actor, *, public_id: str, photo_id: str) -> Attachment:
    """Return a photo with its content. Raises NotFound for who may not open the entry."""
    raise NotImplementedError

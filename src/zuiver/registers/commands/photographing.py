"""A photo: made anew from its pixels, so that nothing else of the file is kept."""

from zuiver.people.actor import Actor
from zuiver.registers.models import Attachment


def photo_add(actor: Actor, *, public_id: str, content: bytes) -> Attachment:
    """Add a photo to an entry of the actor. Raises NotFound, Refusal (too many) and InvalidData under "photo"."""
    raise NotImplementedError

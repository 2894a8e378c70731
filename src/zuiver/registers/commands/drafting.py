"""What somebody typed and did not send yet: seen by nobody else, and gone when it is sent."""

from uuid import UUID

from zuiver.people.actor import Actor
from zuiver.registers.declaration import Typed
from zuiver.registers.models import Draft


def draft_save(actor: Actor, *, kind: str, submission_key: UUID, data: Typed) -> Draft:
    """Keep what was typed as it is, right or wrong; the next call replaces it. A draft is no audit event."""
    raise NotImplementedError


def draft_discard(actor: Actor, *, submission_key: UUID) -> None:
    """Throw a draft away; nothing happens when there is none."""
    raise NotImplementedError

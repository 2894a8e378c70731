"""A correction adds a version; what stood there stays."""

from zuiver.people.actor import Actor
from zuiver.registers.declaration import Typed
from zuiver.registers.models import Entry


def entry_correct(
    actor: Actor, *, public_id: str, data: Typed, reason: str, version: int | None = None
) -> Entry:
    """Replace the payload by a corrected one, advise again, and look again where that changes the answer.

    `data` is the whole form as typed. Raises NotFound, Refusal (not the actor's entry, or changed meanwhile) and
    InvalidData per field.
    """
    raise NotImplementedError

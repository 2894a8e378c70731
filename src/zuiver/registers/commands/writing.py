"""The talk about an entry, line by line."""

from zuiver.people.actor import Actor
from zuiver.registers.models import EntryMessage


def message_add(actor: Actor, *, public_id: str, text: str) -> EntryMessage:
    """Add a line to the talk of the person and the assessor and tell the other one. Raises NotFound and InvalidData."""
    raise NotImplementedError

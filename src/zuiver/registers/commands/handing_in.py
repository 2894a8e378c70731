"""The hand-in desk: who took what, when, and where it went."""

from datetime import date

from zuiver.people.actor import Actor
from zuiver.registers.models import HandIn


def hand_in_receive(actor: Actor, *, public_id: str, place: str, what: str, received_on: date) -> HandIn:
    """Take something in and give it a number: the receipt. Raises NotFound, Refusal and InvalidData."""
    raise NotImplementedError


def hand_in_destination(actor: Actor, *, public_id: str, destination: str, on: date) -> HandIn:
    """Record where it went, which closes the entry. Raises NotFound, Refusal and InvalidData."""
    raise NotImplementedError

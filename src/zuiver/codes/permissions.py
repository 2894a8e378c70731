"""May this person keep the editions of the code? Everyone may read the code, without an account."""

from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor
from zuiver.people.roles import MANAGE_EDITIONS


def check_manage_editions(actor: Actor) -> Refusal | None:
    """Return a refusal unless a role lets the actor import editions."""
    if actor.may(MANAGE_EDITIONS):
        return None
    return Refusal(
        "codes_not_yours",
        "You may not import an edition of the code. Ask the integrity officer to do it.",
    )

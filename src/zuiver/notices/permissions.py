"""Who may see which mail failed, and have it sent again."""

from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor
from zuiver.people.roles import READ_OUTBOX


def check_read_outbox(actor: Actor) -> Refusal | None:
    """Only who keeps the installation or the registers running sees the outbox."""
    if actor.may(READ_OUTBOX):
        return None
    return Refusal(
        "outbox_not_for_you",
        "Only the administrator and the integrity officer see the outbox. Ask one of them.",
    )

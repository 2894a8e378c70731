"""Who may do what about publication. Deny by default; what is public needs no permission."""

from collections.abc import Collection

from zuiver.kernel.errors import NotFound, Refusal
from zuiver.people.actor import Actor
from zuiver.people.roles import DECIDE_PUBLICATION


def not_found() -> NotFound:
    """The one answer for what is absent, of another organisation, or forbidden."""
    return NotFound(
        "publication_not_found",
        "There is no such line, or it is not for you. Check the address, or go to your own list.",
    )


def decides(actor: Actor) -> bool:
    """Whether the actor has a role that decides on objections and sees what waits."""
    return actor.person_id is not None and actor.may(DECIDE_PUBLICATION)


def check_object(actor: Actor, person_id: int) -> Refusal | None:
    """Only the person objects; for everybody else there is nothing here."""
    return None if actor.person_id == person_id else not_found()


def check_decide(actor: Actor, person_id: int, too_close: Collection[int]) -> Refusal | None:
    """A role decides; never on oneself, and never who is too close to the person."""
    if not decides(actor):
        return not_found()
    if actor.person_id != person_id and actor.person_id not in too_close:
        return None
    return Refusal(
        "too_close_to_decide",
        "This is about yourself or about somebody close to you. Somebody else with this role decides.",
    )

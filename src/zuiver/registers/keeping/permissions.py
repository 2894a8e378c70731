"""May this person keep or destroy? Deny by default; whoever proposes something never agrees to it."""

from zuiver.kernel.errors import NotFound, Refusal
from zuiver.people.actor import Actor
from zuiver.people.roles import DECIDE_STEPPED_UP, READ_ALL_ENTRIES


def check_keep(actor: Actor) -> Refusal | None:
    """Only who keeps the registers proposes periods and destruction, and puts things on hold."""
    if actor.may(READ_ALL_ENTRIES):
        return None
    return Refusal("keeping_not_for_you", "Only the integrity officer decides what is kept. Ask that person.")


def check_second(actor: Actor, first_id: int | None) -> Refusal | None:
    """A second person agrees: one of the last steps of the route, never who proposed it, nor a deputy of that person."""
    if actor.person_id is None or not actor.may(DECIDE_STEPPED_UP):
        return Refusal(
            "second_not_for_you",
            "Only another integrity officer or the general director can do this. Ask one of them.",
        )
    if first_id is not None and (first_id == actor.person_id or first_id in actor.stands_in_for):
        return Refusal(
            "second_person_needed",
            "You proposed this, or you stand in for who did. A second person has to agree.",
        )
    return None


def check_look(actor: Actor) -> Refusal | None:
    """Who keeps the registers and who agrees to destruction see the table, the holds and the lists."""
    return None if actor.may(DECIDE_STEPPED_UP) else check_keep(actor)


def not_there() -> NotFound:
    """The one answer for what is absent, of another organisation, or forbidden."""
    return NotFound("keeping_not_found", "There is no such record, or it is not for you. Check the address.")

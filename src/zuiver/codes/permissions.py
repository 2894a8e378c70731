"""May this person keep the editions of the code, or confirm one? Everyone may read the code, without an account."""

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


def check_confirm(actor: Actor) -> Refusal | None:
    """Return a refusal unless the actor is a person: each confirms for themself, nobody for another."""
    if actor.person_id is not None:
        return None
    return Refusal("codes_only_people", "Only a person confirms to have read the code. Sign in as yourself.")


def check_see_coverage(actor: Actor) -> Refusal | None:
    """Return a refusal unless a role lets the actor see how many people confirmed: counts, never names."""
    if actor.may(MANAGE_EDITIONS):
        return None
    return Refusal(
        "codes_counts_not_yours",
        "Only the integrity officer sees how many people confirmed the code. Ask that person what you want to know.",
    )

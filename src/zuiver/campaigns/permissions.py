"""May this person do that? Deny by default: a request is seen by the person; names of who owes an answer by who leads them.

Who keeps campaigns sees counts and what needs a decision (more time, the sample), never a list of people and their answers.
"""

from zuiver.campaigns.lifecycle import BY_ACTION, Holder
from zuiver.kernel.errors import NotFound, Refusal
from zuiver.people.actor import Actor
from zuiver.people.roles import MANAGE_CAMPAIGNS


def check_manage(actor: Actor) -> Refusal | None:
    """Only who keeps campaigns drafts, starts and closes them, and sees how they go."""
    if actor.may(MANAGE_CAMPAIGNS):
        return None
    return Refusal(
        "campaigns_not_yours",
        "Only the integrity officer runs campaigns. Ask that person what you want to know.",
    )


def campaign_not_found() -> NotFound:
    """The one answer for what is absent, of another organisation, or forbidden."""
    return NotFound(
        "campaign_not_found", "There is no such campaign, or it is not for you. Check the address."
    )


def request_not_found() -> NotFound:
    """The one answer for a request that is absent, of another organisation, or somebody else's."""
    return NotFound(
        "request_not_found",
        "There is no such request, or it is not for you. Check the address, or go to your own list.",
    )


def holders_of(actor: Actor, person_id: int, unit_ids: frozenset[int]) -> frozenset[Holder]:
    """Return as who the actor acts on a request of a person who works in these units."""
    found = set()
    if actor.person_id is not None and actor.person_id == person_id:
        found.add(Holder.PERSON)
    elif unit_ids & actor.leads:
        found.add(Holder.LEADS)
    if actor.may(MANAGE_CAMPAIGNS):
        found.add(Holder.OFFICER)
    return frozenset(found)


def check_step(holders: frozenset[Holder], action: str) -> Refusal | None:
    """Whether the step is in the hands of the actor."""
    step = BY_ACTION.get(action)
    if step is not None and step.holders & holders:
        return None
    return Refusal("not_in_your_hands", "This step is not yours to take. The page shows who is next.")

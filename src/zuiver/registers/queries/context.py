"""What a person who decides has beside the entry."""

from zuiver.people.actor import Actor
from zuiver.registers.models import Entry
from zuiver.registers.queries.views import Available, DecisionContext


def actions_for(actor: Actor, entry: Entry) -> tuple[Available, ...]:
    """Return the actions that the actor may do now, in the order of the table: what a page shows as buttons."""
    raise NotImplementedError


def decision_context(actor: Actor, entry: Entry) -> DecisionContext:
    """Return points to discuss, earlier entries of this giver and this person, like decisions, and the actions."""
    raise NotImplementedError

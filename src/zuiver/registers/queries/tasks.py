"""What waits for whom."""

from zuiver.people.actor import Actor
from zuiver.registers.queries.views import Task


def tasks_of(actor: Actor) -> list[Task]:
    """Return what waits for the actor, oldest first: to assess (also as a deputy), to answer, to hand in or give back."""
    raise NotImplementedError

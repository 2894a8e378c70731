"""What is kept about a person, for that person."""

from zuiver.people.actor import Actor
from zuiver.registers.models import Draft
from zuiver.registers.queries.views import StoredAboutMe


def drafts_of(actor: Actor, kind: str | None = None) -> tuple[Draft, ...]:
    """Return the actor's drafts, newest first."""
    raise NotImplementedError


def stored_about_me(actor: Actor) -> StoredAboutMe:
    """Return everything that the registers hold about the actor, who read it included."""
    raise NotImplementedError

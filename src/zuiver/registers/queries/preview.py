"""The advice while a form is being filled: nothing is stored."""

from zuiver.people.actor import Actor
from zuiver.registers.declaration import Typed
from zuiver.registers.queries.views import Preview


def preview(actor: Actor | None, *, kind: str, data: Typed) -> Preview:
    """Return the advice on what was typed so far, what is wrong in it, and what the registers can fill in.

    Without an actor (not signed in) there is only the advice: no history and no supplier list.
    """
    raise NotImplementedError

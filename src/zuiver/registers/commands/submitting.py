"""A new entry: what was typed becomes a reported line, with its advice, its assessor and its first version."""

from collections.abc import Sequence
from uuid import UUID

from zuiver.people.actor import Actor
from zuiver.registers.declaration import Typed
from zuiver.registers.models import Entry


def entry_submit(
    actor: Actor,
    *,
    kind: str,
    data: Typed,
    submission_key: UUID,
    photos: Sequence[bytes] = (),
    declined: bool = False,
) -> Entry:
    """Record an entry of the actor and give it to who decides.

    The same `submission_key` again returns the entry that it made. `declined` records that the person already said
    no. The state follows the answer of the aid: reported, consent_asked or declined. Raises InvalidData per field.
    """
    raise NotImplementedError

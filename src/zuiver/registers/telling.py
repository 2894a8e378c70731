"""Tells people that there is something. What it is stands in the entry only."""

from collections.abc import Collection
from typing import Final

from zuiver.notices.commands import tell
from zuiver.people.actor import Actor
from zuiver.people.models import Person
from zuiver.registers.lifecycle import Holder
from zuiver.registers.models import Entry
from zuiver.registers.routing import people_behind

TO_ASSESS: Final = "entry_to_assess"
CHANGED: Final = "entry_changed"
WRITTEN: Final = "entry_message"
GONE_ON: Final = "entry_gone_on"


def tell_holders(
    actor: Actor,
    entry: Entry,
    holders: Collection[Holder],
    *,
    acting: Person | None = None,
    not_these: Collection[int] = (),
    happening: str = "",
) -> None:
    """Tell the person, the assessor, or both; never the one who did it. Once per version of the entry, or per `happening`."""
    happening = happening or f"v{entry.version}"
    if Holder.PERSON in holders:
        _tell(actor, entry, entry.person, CHANGED, happening)
    if Holder.ASSESSOR in holders:
        behind = people_behind(
            entry.organisation_id, entry.assessor, entry.assessor_role, acting, actor.on, not_these
        )
        for person in behind:
            _tell(actor, entry, person, TO_ASSESS, happening)


def tell_gone_on(actor: Actor, entry: Entry, former: Person, happening: str) -> None:
    """Tell who had it in hand that it waits for somebody else now."""
    _tell(actor, entry, former, GONE_ON, happening)


def tell_written(actor: Actor, entry: Entry, person: Person, message_id: int) -> None:
    """Tell someone that there is a message in the talk about an entry."""
    _tell(actor, entry, person, WRITTEN, f"m{message_id}")


def _tell(actor: Actor, entry: Entry, person: Person, topic: str, happening: str) -> None:
    if person.pk != actor.person_id:
        tell(
            person,
            topic=topic,
            subject=f"{entry.kind}:{entry.public_id}",
            key=f"{topic}:{entry.public_id}:{happening}:{person.pk}",
        )

"""Whether a reader may see what a measure belongs to: the room of measures does not know, so its pages ask here."""

from collections.abc import Callable
from typing import Final

from zuiver.kernel.errors import NotFound
from zuiver.people.actor import Actor
from zuiver.registers import permissions
from zuiver.registers.cases import case_of
from zuiver.registers.models import Entry
from zuiver.registers.registry import register_of

# Who is only named in an entry, works in the team, leads a unit above it or takes it in at a desk, does not read what
# was agreed.
READS: Final = frozenset({permissions.ASSESSOR, permissions.DEPUTY, permissions.ROLE, permissions.REGISTER})


def subjects_seen_by(actor: Actor) -> Callable[[str], bool]:
    """Return the question whether this reader may see a subject, as "kind:public id"."""

    def sees(subject: str) -> bool:
        kind, _colon, public_id = subject.partition(":")
        rows = Entry.rows.of(actor.organisation_id).select_related("person")
        entry: Entry | None = rows.filter(kind=kind, public_id=public_id).first()
        if entry is None:
            return False
        try:
            case = case_of(entry, register_of(kind))
        except NotFound:
            return False
        return permissions.capacity_of(actor, case, entry.unit_id) in READS

    return sees

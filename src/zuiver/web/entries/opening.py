"""Open an entry for its page: the reading is noted, and what the reader was told about it counts as seen."""

from zuiver.notices.commands import notices_seen
from zuiver.people.actor import Actor
from zuiver.registers import commands
from zuiver.registers.queries import EntryView


def open_entry(actor: Actor, public_id: str) -> EntryView:
    """Return the entry as this reader may see it. Raises NotFound for one that is not there or not for the reader."""
    view = commands.entry_open(actor, public_id)
    notices_seen(actor, subject=f"{view.entry.kind}:{public_id}")
    return view

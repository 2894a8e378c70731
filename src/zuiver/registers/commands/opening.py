"""Opening an entry: the person sees later who did."""

from zuiver.people.actor import Actor
from zuiver.registers.queries.views import EntryView


def entry_open(actor: Actor, public_id: str) -> EntryView:
    """Return the entry and note the reading, unless the reader is the person or read it minutes ago.

    Raises NotFound for an entry that is not there, of another organisation, or not for this reader: all alike.
    """
    raise NotImplementedError

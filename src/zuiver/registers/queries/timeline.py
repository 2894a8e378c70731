"""The life of an entry, and who looked."""

from zuiver.people.actor import Actor
from zuiver.registers.models import Entry
from zuiver.registers.queries.views import ReadLine, TimelineItem


def history_of(actor: Actor, entry: Entry) -> tuple[TimelineItem, ...]:
    """Return versions, decisions, messages and hand-in as one line of time, oldest first."""
    raise NotImplementedError


def reads_of(actor: Actor, entry: Entry) -> tuple[ReadLine, ...]:
    """Return who opened the entry and when, newest first."""
    raise NotImplementedError

"""The names of all events and what they say to a reader. Each room declares its own in its `events.py`.

An event name is `room.thing.past_tense`. A name that is not declared cannot be recorded, so that no reader of the
trail ever meets a word that nobody explained. Keyword to extract message ids: `Event:2`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import Formatter

from zuiver.kernel.errors import Message

_NAME = re.compile(r"[a-z]+(_[a-z]+)*(\.[a-z]+(_[a-z]+)*){2}")


@dataclass(frozen=True)
class Event:
    """A kind of event: its name and the message that shows it, with `{parameters}` out of its data."""

    name: str
    message: str

    @property
    def parameters(self) -> frozenset[str]:
        """The keys that the data must hold, because the message shows them."""
        return frozenset(field for _, field, _, _ in Formatter().parse(self.message) if field)


class UnknownEvent(LookupError):  # noqa: N818 - reads as what it says
    """A program asked for an event that no room declared."""


_declared: dict[str, Event] = {}


def declare(events: Iterable[Event]) -> None:
    """Make the events known; called by each room's `apps.py`. The same declaration twice is fine.

    Raises ValueError for a name of another form, or a second meaning for a name.
    """
    for event in events:
        if not _NAME.fullmatch(event.name):
            raise ValueError(f"{event.name!r} is no event name. Write room.thing.past_tense in lower case.")
        if _declared.setdefault(event.name, event) != event:
            raise ValueError(f"{event.name} is declared twice, with different messages.")


def meaning_of(name: str) -> Event:
    """Return the declared event. Raises `UnknownEvent` when no room declared it."""
    try:
        return _declared[name]
    except KeyError:
        raise UnknownEvent(
            f"The event {name!r} is not declared. Add it to events.py of its room, and declare that in apps.py."
        ) from None


def declared_events() -> tuple[Event, ...]:
    """Return all events by name, for the reader's filter and the documentation."""
    return tuple(_declared[name] for name in sorted(_declared))


def message_for(name: str, data: Mapping[str, object]) -> Message:
    """Return what an event says to a reader; an event of an older version that nobody explains shows its name."""
    event = _declared.get(name)
    if event is None or not event.parameters <= data.keys():
        return Message("{event}", {"event": name})
    return Message(event.message, data)

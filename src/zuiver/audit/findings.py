"""What verification finds, each with the number of the event and in words that an auditor can pass on.

Message ids: the values of `_TEXTS` and `_PLURAL_TEXTS`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from zuiver.kernel.errors import Message


class Fault(StrEnum):
    """The kinds of damage."""

    CHANGED = "changed"
    HASH_CHANGED = "hash_changed"
    LINK_CHANGED = "link_changed"
    MOVED = "moved"
    EXCHANGED = "exchanged"
    REPLACED = "replaced"
    MISSING = "missing"
    MISSING_AT_END = "missing_at_end"
    ADDED = "added"
    HEAD_CHANGED = "head_changed"
    HEAD_MISSING = "head_missing"
    REWRITTEN = "rewritten"
    SHORTER = "shorter"


_TEXTS: Final = {
    Fault.CHANGED: "Event {number} ({event}, about {subject}) was changed after it was recorded: its date, name, actor, "
    "subject or data no longer give its hash.",
    Fault.HASH_CHANGED: "Event {number} ({event}, about {subject}): its hash was changed; its content still gives the "
    "hash that the next event names.",
    Fault.LINK_CHANGED: "Event {number} ({event}, about {subject}): the hash of the event before it was changed in "
    "this event; the rest is as it was recorded.",
    Fault.MOVED: "Event {number} ({event}, about {subject}) was moved: it was recorded as number {original}.",
    Fault.EXCHANGED: "Event {number} ({event}, about {subject}) holds what was recorded as event {original}.",
    Fault.REPLACED: "Event {number} ({event}, about {subject}) was replaced: the event after it was recorded after "
    "another one.",
    Fault.MISSING: "Event {number} was removed.",
    Fault.MISSING_AT_END: "Event {number}, the last one, was removed.",
    Fault.ADDED: "Event {number} ({event}, about {subject}) was added outside the program.",
    Fault.HEAD_CHANGED: "The head of the trail does not fit its last event, number {number}: that event was replaced, "
    "or the head was changed.",
    Fault.HEAD_MISSING: "The head of the trail was removed; it belongs to event {number}.",
    Fault.REWRITTEN: "Event {number} is not the one of the checkpoint: the trail up to it was written anew.",
    Fault.SHORTER: "The checkpoint holds event {number}, but the trail no longer reaches it: its end was removed.",
}
# For a gap of more than one event.
_PLURAL_TEXTS: Final = {
    Fault.MISSING: "Events {number} to {last} were removed: {count} in all.",
    Fault.MISSING_AT_END: "Events {number} to {last}, the last ones, were removed: {count} in all.",
}


@dataclass(frozen=True)
class Finding:
    """One damaged place. `number` is the event it starts at; `params` hold what the text shows besides."""

    fault: Fault
    number: int
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def message(self) -> Message:
        """The sentence, to translate and fill in."""
        texts = _PLURAL_TEXTS if self.params.get("count", 1) != 1 else _TEXTS
        return Message(texts[self.fault], {"number": self.number, **self.params})

    def __str__(self) -> str:
        return self.message.text()


def missing(first: int, last: int, *, at_end: bool = False) -> Finding:
    """The finding for a gap, both numbers included."""
    fault = Fault.MISSING_AT_END if at_end else Fault.MISSING
    return Finding(fault, first, {"last": last, "count": last - first + 1})

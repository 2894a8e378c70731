"""Finds out whether events that do not fit were moved or exchanged; otherwise they were changed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from zuiver.audit.findings import Fault, Finding
from zuiver.audit.stored import StoredEvent


def explain(suspects: list[StoredEvent], gaps: Iterable[int]) -> Iterator[Finding]:
    """Give one finding for each suspect, by trying the numbers and contents of the others.

    `gaps` are numbers without an event: one of the suspects may come from there.
    """
    numbers = {event.number + step for event in suspects for step in (-1, 0, 1)} | set(gaps)
    for event in suspects:
        about = {"event": event.link.event, "subject": event.link.subject}
        moved_from = _number_it_had(event, numbers)
        exchanged_with = None if moved_from else _whose_content(event, suspects)
        if moved_from:
            yield Finding(Fault.MOVED, event.number, {**about, "original": moved_from})
        elif exchanged_with:
            yield Finding(Fault.EXCHANGED, event.number, {**about, "original": exchanged_with})
        else:
            yield Finding(Fault.CHANGED, event.number, about)


def _number_it_had(event: StoredEvent, numbers: Iterable[int]) -> int | None:
    """The number with which its columns do give its hash."""
    if not event.digest:
        return None
    return next((n for n in numbers if event.link.at_number(n).digest() == event.hash), None)


def _whose_content(event: StoredEvent, others: Iterable[StoredEvent]) -> int | None:
    """The number of the event that now holds what was recorded here: the two were exchanged."""
    for other in others:
        original = replace(other.link, number=event.number, previous_hash=event.link.previous_hash)
        if other is not event and other.digest and original.digest() == event.hash:
            return other.number
    return None

"""Checks the whole trail of an organisation, and says of every damaged place what it is.

Each event is looked at together with its neighbours: they tell whether its content, its hash, its link or its number
was touched. A trail that was written anew from some event on, head included, is consistent in itself: that is found
with a checkpoint kept elsewhere (`checkpoint.py`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from zuiver.audit.chain import NO_HASH
from zuiver.audit.findings import Fault, Finding, missing
from zuiver.audit.stored import Head, StoredEvent, stored_events, stored_head
from zuiver.audit.suspects import explain

# More is not read by anybody; `Verification.unlisted` counts the rest.
LISTED: Final = 200

Progress = Callable[[int], None]


@dataclass
class Verification:
    """The result: how many events were read and what was wrong, by number."""

    events: int = 0
    findings: list[Finding] = field(default_factory=list)
    unlisted: int = 0

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def verify(organisation_id: int, progress: Progress | None = None) -> Verification:
    """Read every event of the organisation and return what does not fit.

    `progress` is told after each event that it was read. Needs no transaction and does not hold up writers.
    """
    walk = _Walk(organisation_id, progress)
    return walk.result()


class _Walk:
    """One pass over the trail, an event at a time, with the one before and the one after in hand."""

    def __init__(self, organisation_id: int, progress: Progress | None) -> None:
        self._organisation_id = organisation_id
        self._progress = progress
        self._head: Head | None = None
        self._verification = Verification()
        self._suspects: list[StoredEvent] = []
        self._gaps: set[int] = set()

    def result(self) -> Verification:
        before: StoredEvent | None = None
        event: StoredEvent | None = None
        for after in self._events():
            if event is not None:
                self._look_at(before, event, after)
            before, event = event, after
        if event is not None:
            self._look_at(before, event, None)
        self._look_at_head(event)
        for finding in explain(self._suspects, self._gaps):
            self._found(finding)
        self._verification.findings.sort(key=lambda finding: finding.number)
        return self._verification

    def _events(self) -> Iterator[StoredEvent]:
        """All events; those that others add meanwhile are read too, until the head is reached."""
        last: int | None = None
        while True:
            seen = last
            for event in stored_events(self._organisation_id, after=last):
                last = event.number
                self._verification.events += 1
                if self._progress:
                    self._progress(1)
                yield event
            self._head = stored_head(self._organisation_id)
            if self._head is None or last is None or last == seen or last >= self._head.number:
                return

    def _look_at(self, before: StoredEvent | None, event: StoredEvent, after: StoredEvent | None) -> None:
        expected = before.number + 1 if before else 1
        if event.number < 1:
            self._found(_about(Fault.ADDED, event))
            return
        if event.number > expected:
            self._gaps.update(range(expected, min(event.number, expected + LISTED)))
            self._found(missing(max(expected, 1), event.number - 1))
            before = None
        previous_hash = before.hash if before else NO_HASH if event.number == 1 else None
        follower = after if after and after.number == event.number + 1 else None
        fault = self._fault(event, previous_hash, follower)
        if fault:
            self._found(_about(fault, event))

    def _fault(
        self, event: StoredEvent, previous_hash: str | None, follower: StoredEvent | None
    ) -> Fault | None:
        """What is wrong with this event; a suspect is set apart until all events were seen."""
        digest = event.digest
        if digest == event.hash:
            if follower and follower.link.previous_hash != event.hash and follower.digest == follower.hash:
                return Fault.REPLACED
            first_is_linked = event.number == 1 and event.link.previous_hash != NO_HASH
            return Fault.LINK_CHANGED if first_is_linked else None
        if digest and digest == self._hash_known_by(event, follower):
            return Fault.HASH_CHANGED
        if digest and previous_hash is not None and event.link.after(previous_hash).digest() == event.hash:
            return Fault.LINK_CHANGED
        if len(self._suspects) < LISTED:
            self._suspects.append(event)
            return None
        return Fault.CHANGED

    def _hash_known_by(self, event: StoredEvent, follower: StoredEvent | None) -> str | None:
        """The hash of this event according to what comes after it: the next event, or the head."""
        if follower:
            return follower.link.previous_hash
        return self._head.hash if self._head and self._head.number == event.number else None

    def _look_at_head(self, last: StoredEvent | None) -> None:
        head = self._head
        last_number = last.number if last else 0
        if head is None:
            if last:
                self._found(Finding(Fault.HEAD_MISSING, last_number))
        elif head.number > last_number:
            self._found(missing(last_number + 1, head.number, at_end=True))
        elif head.number < last_number:
            for event in stored_events(self._organisation_id, after=head.number):
                self._found(_about(Fault.ADDED, event))
        elif last and head.hash != last.hash == last.digest:
            self._found(Finding(Fault.HEAD_CHANGED, last_number))

    def _found(self, finding: Finding) -> None:
        if len(self._verification.findings) < LISTED:
            self._verification.findings.append(finding)
        else:
            self._verification.unlisted += 1


def _about(fault: Fault, event: StoredEvent) -> Finding:
    return Finding(fault, event.number, {"event": event.link.event, "subject": event.link.subject})

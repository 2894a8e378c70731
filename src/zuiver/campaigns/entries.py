"""The entries that a request is about: the person's own, of the registers it asks of, as far as they are not over.

The one place of this room that looks into the table of entries; what it does with them goes through the registers' doors.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from zuiver.kernel.clock import AMSTERDAM
from zuiver.registers.lifecycle import State, groups, transition
from zuiver.registers.models import Entry, EntryVersion
from zuiver.registers.registry import register_of

# States after which there is nothing left to confirm.
_OVER: Final = frozenset({State.DRAFT, State.WITHDRAWN, State.ENDED})
# The steps by which a register that knows them hears that an entry is still right, and that it ended.
CONFIRM: Final = "confirm_unchanged"
END: Final = "say_ended"
CORRECT: Final = "correct"
MOST_LINES: Final = 200


@dataclass(frozen=True)
class Declared:
    """An entry of somebody: enough for a line, and to see later whether it was changed.

    `can_confirm` and `can_end` say whether its register has these steps now; without them the answer is kept here only.
    """

    public_id: str
    kind: str
    title: str
    party: str
    version: int
    recorded_on: date
    can_confirm: bool
    can_end: bool


class DueAgain(NamedTuple):
    """That somebody holds something in a register that was to be looked at again on a day."""

    person_id: int
    kind: str
    due_on: date


def declared_by(organisation_id: int, person_id: int, kinds: Collection[str]) -> list[Declared]:
    """Return what one person declared in these registers and still holds, oldest first; at most 200."""
    rows = (
        Entry.rows.of(organisation_id)
        .filter(person_id=person_id, kind__in=list(kinds))
        .exclude(state__in=_OVER)
        .order_by("pk")
        .only("public_id", "kind", "title", "party_name", "version", "state", "reported_on", "created_at")
    )
    return [_declared(entry) for entry in rows[:MOST_LINES]]


def _declared(entry: Entry) -> Declared:
    return Declared(
        public_id=entry.public_id,
        kind=entry.kind,
        title=entry.title,
        party=entry.party_name,
        version=entry.version,
        # What came out of another register has no day on which somebody reported it here.
        recorded_on=entry.reported_on or entry.created_at.astimezone(AMSTERDAM).date(),
        can_confirm=_has_step(entry, CONFIRM),
        can_end=_has_step(entry, END),
    )


def _has_step(entry: Entry, action: str) -> bool:
    return action in register_of(entry.kind).actions and transition(action, State(entry.state)) is not None


def not_corrected(organisation_id: int, seen: Mapping[str, int]) -> set[str]:
    """Return which of these entries, given with the version that was seen, had no correction since; those that are left."""
    corrections = EntryVersion.rows.of(organisation_id).filter(
        entry__public_id__in=list(seen), action=CORRECT
    )
    last = dict(corrections.order_by("number").values_list("entry__public_id", "number"))
    there = Entry.rows.of(organisation_id).filter(public_id__in=list(seen)).exclude(state__in=_OVER)
    return {
        public_id
        for public_id in there.values_list("public_id", flat=True)
        if last.get(public_id, 0) <= seen[public_id]
    }


def holders_about(
    organisation_id: int, counterparty_id: int, kinds: Collection[str]
) -> dict[int, frozenset[str]]:
    """Return who declared something about an organisation outside, and in which of these registers."""
    rows = Entry.rows.of(organisation_id).filter(counterparty_id=counterparty_id, kind__in=list(kinds))
    found: dict[int, set[str]] = defaultdict(set)
    for person_id, kind in rows.exclude(state__in=_OVER).values_list("person_id", "kind").distinct():
        found[person_id].add(kind)
    return {person_id: frozenset(of_person) for person_id, of_person in found.items()}


def kinds_held(
    organisation_id: int, person_ids: Collection[int], kinds: Collection[str]
) -> dict[int, frozenset[str]]:
    """Return in which of these registers each of these people holds something."""
    rows = Entry.rows.of(organisation_id).filter(person_id__in=list(person_ids), kind__in=list(kinds))
    found: dict[int, set[str]] = defaultdict(set)
    for person_id, kind in rows.exclude(state__in=_OVER).values_list("person_id", "kind").distinct():
        found[person_id].add(kind)
    return {person_id: frozenset(of_person) for person_id, of_person in found.items()}


def due_again(organisation_id: int, kinds: Collection[str], today: date) -> Iterator[DueAgain]:
    """Yield what goes on in these registers and was to be looked at again by a day, person by person."""
    rows = (
        Entry.rows.of(organisation_id)
        .filter(kind__in=list(kinds), due_on__lte=today, state__in=sorted(groups.RUNNING))
        .order_by("person_id", "pk")
        .values_list("person_id", "kind", "due_on")
    )
    # Read as a whole before anything is written: three short values for each entry that is due.
    for person_id, kind, due_on in list(rows):
        if due_on is not None:
            yield DueAgain(person_id, kind, due_on)

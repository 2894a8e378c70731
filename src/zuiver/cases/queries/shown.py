"""Sealed pieces, keys, clocks and log lines as they leave the room: what the browser needs to open them, and no more."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zuiver.cases.clocks import Clock
from zuiver.cases.commands.clockwork import days_of
from zuiver.cases.models import Case, CompartmentKey, Deadline, Item, LedgerLine, Reader, Wrap


@dataclass(frozen=True)
class ShownItem:
    """A sealed piece with what stands around it."""

    id: UUID
    compartment: str
    key_version: int
    number: int
    kind: str
    role: str
    alias: int
    day: date
    size_class: int
    sealed: bytes


@dataclass(frozen=True)
class ShownKey:
    """A compartment key with the asker's own sealed secret; empty where there is none."""

    compartment: str
    version: int
    public_key: str
    wrap: bytes


@dataclass(frozen=True)
class ShownClock:
    """A clock: by when, whether it was met, and whether the last day went by."""

    clock: Clock
    target_on: date
    due_on: date
    met_on: date | None
    is_missed: bool


@dataclass(frozen=True)
class ShownLine:
    """A line of the log of a case."""

    number: int
    day: date
    event: str
    role: str
    alias: int
    code: str


@dataclass(frozen=True)
class ShownReader:
    """A reader, by alias: role, since when, and the key to seal for. The name stands in the directory, under the key.

    `knows_since` is the day since when this reader may see who reported.
    """

    alias: int
    role: str
    holder_id: UUID
    public_key: str
    since: date
    ended_on: date | None
    last_day: date | None
    knows_since: date | None


def items_of(case: Case, compartments: Collection[str]) -> Iterator[ShownItem]:
    """Yield the pieces of these compartments, in order within each."""
    rows = Item.rows.of(case.organisation_id).filter(case=case, compartment__in=list(compartments))
    for row in rows.order_by("compartment", "number").iterator(chunk_size=20):
        yield ShownItem(
            row.pk,
            row.compartment,
            row.key_version,
            row.number,
            row.kind,
            row.role,
            row.alias,
            row.day,
            row.size_class,
            bytes(row.sealed),
        )


def keys_of(case: Case, compartments: Collection[str], holder_id: UUID | None) -> list[ShownKey]:
    """Return the keys of these compartments in every version, with the secret sealed for one holder, or for the reporter."""
    rows = CompartmentKey.rows.of(case.organisation_id).filter(case=case, compartment__in=list(compartments))
    wraps = Wrap.rows.of(case.organisation_id).filter(key__case=case)
    wraps = wraps.filter(holder_id=holder_id) if holder_id else wraps.filter(holder__isnull=True)
    mine = {wrap.key_id: bytes(wrap.sealed) for wrap in wraps}
    return [
        ShownKey(row.compartment, row.version, row.public_key, mine.get(row.pk, b""))
        for row in rows.order_by("compartment", "version")
    ]


def clocks_of(case: Case, today: date) -> list[ShownClock]:
    """Return both clocks of a case."""
    rows = Deadline.rows.of(case.organisation_id).filter(case=case).order_by("target_on")
    return [
        ShownClock(days.clock, days.target_on, days.due_on, days.met_on, days.is_missed(today))
        for days in map(days_of, rows)
    ]


def lines_of(case: Case, *, hidden: Collection[str] = (), silent: Collection[str] = ()) -> list[ShownLine]:
    """Return the log of a case, without the events that are not for the asker, nor lines by or about a word of `silent`."""
    rows = LedgerLine.rows.of(case.organisation_id).filter(case=case).order_by("number")
    return [
        ShownLine(row.number, row.day, row.event, row.role, row.alias, row.code)
        for row in rows
        if row.event not in hidden and row.role not in silent and row.code not in silent
    ]


def readers_of(case: Case, roles: Iterable[str]) -> list[ShownReader]:
    """Return the readers in these roles, also those whose place ended."""
    rows = (
        Reader.rows.of(case.organisation_id).filter(case=case, role__in=list(roles)).select_related("holder")
    )
    return [
        ShownReader(
            row.alias,
            row.role,
            row.holder_id,
            row.holder.public_key,
            row.since,
            row.ended_on,
            row.last_day,
            row.granted_on,
        )
        for row in rows.order_by("alias")
    ]

"""Reads the trail as it stands in the database, to the letter and without believing it."""

# ruff: noqa: S608 - the only names put into SQL are those of our own tables

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from zuiver.audit.chain import Link, moment_text
from zuiver.audit.models import AuditEvent, AuditHead

_CHUNK = 5000


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """A row of the trail: what it says, and the hash that it says to have."""

    link: Link
    hash: str

    @property
    def number(self) -> int:
        """Its number, as it is now."""
        return self.link.number

    @property
    def digest(self) -> str:
        """The hash that its columns give now; empty when they hold what the program never writes."""
        try:
            return self.link.digest()
        except (TypeError, ValueError):
            return ""


class Head(NamedTuple):
    """The last number and hash according to the program."""

    number: int
    hash: str


def stored_head(organisation_id: int) -> Head | None:
    """Return the head of the trail; None before the first event, or when it was removed."""
    found = AuditHead.objects.filter(organisation_id=organisation_id).values_list("number", "hash").first()
    return Head(*found) if found else None


def stored_event(organisation_id: int, number: int) -> StoredEvent | None:
    """Return one event by its number."""
    return next(stored_events(organisation_id, after=number - 1, until=number), None)


def stored_events(
    organisation_id: int, *, after: int | None = None, until: int | None = None
) -> Iterator[StoredEvent]:
    """Stream the events by number, at most a few thousand in memory."""
    # A cast keeps SQLite from reading the text as a moment: what stands there is what must be hashed.
    at = "CAST(at AS TEXT)" if connection.vendor == "sqlite" else "at"
    sql = (
        f"SELECT organisation_id, number, {at}, event, actor, subject, data_text, previous_hash, hash "
        f"FROM {AuditEvent._meta.db_table} WHERE organisation_id = %s"
    )
    parameters: list[int] = [organisation_id]
    if after is not None:
        sql += " AND number > %s"
        parameters.append(after)
    if until is not None:
        sql += " AND number <= %s"
        parameters.append(until)
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"{sql} ORDER BY number", parameters)
        while rows := cursor.fetchmany(_CHUNK):
            yield from map(_as_stored, rows)


def _as_stored(row: tuple[Any, ...]) -> StoredEvent:
    organisation_id, number, at, *rest, own_hash = row
    text = moment_text(at) if isinstance(at, datetime) else at
    return StoredEvent(Link(organisation_id, number, text, *rest), own_hash)

"""The only writer of the audit trail. Commands call it in the transaction of the change that it accounts for."""

# ruff: noqa: S608 - the only names put into SQL are those of our own tables

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from django.db import connection, transaction

from zuiver.audit.chain import NO_HASH, Link, canonical_json, moment_text
from zuiver.audit.models import AuditEvent, AuditHead
from zuiver.audit.vocabulary import meaning_of
from zuiver.kernel import clock

_EVENTS = AuditEvent._meta.db_table
_HEADS = AuditHead._meta.db_table
_COLUMNS = "organisation_id, number, at, event, actor, subject, data_text, previous_hash, hash"
# Plain SQL, because the ORM would take most of the time of a bulk import.
_INSERT = f"INSERT INTO {_EVENTS} ({_COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)"
_SELECT_HEAD = f"SELECT number, hash FROM {_HEADS} WHERE organisation_id = %s"
_START_HEAD = (
    f"INSERT INTO {_HEADS} (organisation_id, number, hash) VALUES (%s, 0, '{NO_HASH}') ON CONFLICT DO NOTHING"
)
_MOVE_HEAD = f"UPDATE {_HEADS} SET number = %s, hash = %s WHERE organisation_id = %s"
_BATCH = 2000


@dataclass(frozen=True)
class Happening:
    """An event that still has to get its number; `at` is now when left out."""

    event: str
    actor: str
    subject: str
    data: Mapping[str, object] = field(default_factory=dict)
    at: datetime | None = None


def record(
    event: str, *, organisation_id: int, actor: str, subject: str, data: Mapping[str, object]
) -> AuditEvent:
    """Add one event to the trail of the organisation, in the caller's transaction, and return it.

    `event` is a declared name, `actor` an `Actor.label`, `subject` what it is about as `kind:public id`.
    Waits for other transactions that write to the same trail, so numbers have no gaps. Raises `UnknownEvent` for a
    name that is not declared, ValueError for data without a value that the message shows, or for a text that is too
    long, and `TransactionManagementError` outside a transaction.
    """
    happening = Happening(event, actor, subject, data)
    with connection.cursor() as cursor:
        number, last_hash = _locked_head(cursor, organisation_id)
        link = _link(happening, organisation_id, number + 1, last_hash)
        row = _row(link)
        cursor.execute(_INSERT, row)
        cursor.execute(_MOVE_HEAD, (link.number, row[-1], organisation_id))
    return _as_model(row)


def record_many(happenings: Iterable[Happening], *, organisation_id: int) -> int:
    """Add many events in order, for bulk imports, and return how many. Same rules as `record`."""
    added = 0
    with connection.cursor() as cursor:
        number, last_hash = _locked_head(cursor, organisation_id)
        remaining = iter(happenings)
        while batch := list(islice(remaining, _BATCH)):
            rows = []
            for happening in batch:
                number += 1
                row = _row(_link(happening, organisation_id, number, last_hash))
                last_hash = row[-1]
                rows.append(row)
            cursor.executemany(_INSERT, rows)
            added += len(rows)
        if added:
            cursor.execute(_MOVE_HEAD, (number, last_hash, organisation_id))
    return added


def _locked_head(cursor: Any, organisation_id: int) -> tuple[int, str]:
    """The last number and hash; no other transaction can add an event until this one ends.

    On SQLite the transaction itself is the lock: it starts IMMEDIATE, see `config/database.py`.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "An audit event is written in the transaction of the change. Open one with transaction.atomic()."
        )
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    cursor.execute(_SELECT_HEAD + lock, (organisation_id,))
    found = cursor.fetchone()
    if found is None:
        cursor.execute(_START_HEAD, (organisation_id,))
        cursor.execute(_SELECT_HEAD + lock, (organisation_id,))
        found = cursor.fetchone()
    number, last_hash = found
    return number, last_hash


def _link(happening: Happening, organisation_id: int, number: int, previous_hash: str) -> Link:
    missing = meaning_of(happening.event).parameters - happening.data.keys()
    if missing:
        raise ValueError(f"{happening.event} shows {', '.join(sorted(missing))}; its data has to hold that.")
    for name, value in (("actor", happening.actor), ("subject", happening.subject)):
        if not 0 < len(value) <= 120:
            raise ValueError(f"The {name} of an audit event has 1 to 120 characters, not {len(value)}.")
    return Link(
        organisation_id=organisation_id,
        number=number,
        at=moment_text(happening.at or clock.now()),
        event=happening.event,
        actor=happening.actor,
        subject=happening.subject,
        data_text=canonical_json(happening.data),
        previous_hash=previous_hash,
    )


def _row(link: Link) -> tuple[Any, ...]:
    """The link as parameters of the insert; its hash comes last."""
    zone = "+00:00" if connection.vendor == "postgresql" else ""
    return (
        *(link.organisation_id, link.number, link.at + zone),
        *(link.event, link.actor, link.subject, link.data_text, link.previous_hash),
        link.digest(),
    )


def _as_model(row: tuple[Any, ...]) -> AuditEvent:
    values: dict[str, Any] = dict(zip(_COLUMNS.split(", "), row, strict=True))
    at = datetime.fromisoformat(values.pop("at"))
    return AuditEvent(at=at if at.tzinfo else at.replace(tzinfo=UTC), **values)

"""Removes one entry with all that hangs on it. Who calls has checked that it may go and holds the transaction."""

from typing import Final

from django.db import connection

from zuiver.measures.commands import measures_destroy
from zuiver.people.actor import Actor
from zuiver.people.models import Counterparty
from zuiver.registers.commands.recording import subject_of
from zuiver.registers.keeping.models import LegalHold
from zuiver.registers.models import (
    Attachment,
    Decision,
    Draft,
    Entry,
    EntryConflict,
    EntryMessage,
    EntryNamed,
    EntryRead,
    EntryVersion,
    HandIn,
    Ruling,
)
from zuiver.registers.search import TABLE

PARTS: Final = (
    Attachment, Decision, EntryConflict, EntryMessage, EntryNamed, EntryRead, EntryVersion, HandIn, Ruling,
)  # fmt: skip


def erase(actor: Actor, entry: Entry) -> None:
    """Remove an entry: versions, decisions, talk, photos, readings, ruling, draft, measures, and a giver nobody else names."""
    organisation = actor.organisation_id
    for part in PARTS:
        part.rows.of(organisation).filter(entry=entry).delete()
    if entry.submission_key is not None:
        Draft.rows.of(organisation).filter(submission_key=entry.submission_key).delete()
    measures_destroy(actor, subject=subject_of(entry))
    counterparty_id = entry.counterparty_id
    entry.delete()
    if counterparty_id is not None:
        _forget_party(organisation, counterparty_id)


def _forget_party(organisation_id: int, counterparty_id: int) -> None:
    """Remove a giver whom no entry, hold, tender or decision names any more; who is a supplier stays on that list."""
    if Entry.rows.of(organisation_id).filter(counterparty_id=counterparty_id).exists():
        return
    if LegalHold.rows.of(organisation_id).filter(counterparty_id=counterparty_id).exists():
        return
    unused = Counterparty.rows.of(organisation_id).filter(
        pk=counterparty_id, is_supplier=False, involvements__isnull=True
    )
    unused.delete()


def forget_search_words() -> None:
    """Let the index of SQLite drop the words of what is gone; it keeps them in older parts until these are merged.

    PostgreSQL has the words in the row itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('optimize')")  # noqa: S608 - a name of ours

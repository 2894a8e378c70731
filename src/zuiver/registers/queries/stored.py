"""What is kept about a person, for that person."""

from collections.abc import Iterable
from functools import cache
from heapq import nlargest
from typing import Final

from django.db.models import F, QuerySet

from zuiver.people.actor import Actor
from zuiver.people.prepared import PreparedQuery, prepared
from zuiver.registers.models import Decision, Draft, Entry, EntryMessage, EntryNamed, EntryRead
from zuiver.registers.queries.rows import rows_by_ids
from zuiver.registers.queries.scope import entries_of
from zuiver.registers.queries.timeline import read_lines
from zuiver.registers.queries.views import ReadLine, StoredAboutMe

MOST_SHOWN: Final = 1000
MOST_ENTRIES: Final = 1_000_000


def drafts_of(actor: Actor, kind: str | None = None) -> tuple[Draft, ...]:
    """Return the actor's drafts, newest first."""
    if actor.person_id is None:
        return ()
    drafts = _drafts(actor.organisation_id, actor.person_id)
    return tuple(draft for draft in drafts if kind in (None, draft.kind))


@prepared
def _drafts(organisation_id: int, person_id: int) -> QuerySet[Draft]:
    rows: QuerySet[Draft] = Draft.rows.of(organisation_id)
    return rows.filter(person_id=person_id).order_by("-updated_at", "-pk")


def stored_about_me(actor: Actor) -> StoredAboutMe:
    """Return everything that the registers hold about the actor, who read it included; the newest thousand of each."""
    if actor.person_id is None:
        return StoredAboutMe((), (), (), (), (), (), ())
    own = entries_of(actor).filter(person_id=actor.person_id).values_list("pk", flat=True)
    named = EntryNamed.rows.of(actor.organisation_id).filter(person_id=actor.person_id)
    named_in = named.values_list("entry_id", flat=True)
    return StoredAboutMe(
        entries=rows_by_ids(actor.organisation_id, nlargest(MOST_SHOWN, own)),
        named_in=rows_by_ids(actor.organisation_id, nlargest(MOST_SHOWN, named_in)),
        drafts=tuple(
            {"kind": draft.kind, "updated_at": draft.updated_at, "data": draft.data}
            for draft in drafts_of(actor)
        ),
        decisions=_decisions(actor, actor.person_id),
        messages=_messages(actor, actor.person_id),
        reads_by_others=reads_by_others(actor),
        reads_by_me=_lines(_reads(actor.organisation_id).filter(reader_id=actor.person_id)[:MOST_SHOWN]),
    )


def reads_by_others(actor: Actor, limit: int = MOST_SHOWN) -> tuple[ReadLine, ...]:
    """Return who opened entries of the actor, newest first; `limit` counts each time somebody did."""
    if actor.person_id is None:
        return ()
    return _lines(_newest_reads(limit)(actor.organisation_id, actor.person_id))


def _decisions(actor: Actor, person_id: int) -> tuple[dict[str, object], ...]:
    rows = Decision.rows.of(actor.organisation_id).filter(decided_by_id=person_id)
    columns = ("entry__public_id", "action", "reason", "departs_from_advice", "at")
    return tuple(dict(found) for found in rows.order_by("-pk").values(*columns)[:MOST_SHOWN])


def _messages(actor: Actor, person_id: int) -> tuple[dict[str, object], ...]:
    rows = EntryMessage.rows.of(actor.organisation_id).filter(author_id=person_id)
    columns = ("entry__public_id", "text", "at")
    # No index holds them in order: the order of a sum keeps a database from walking past the messages of everybody.
    return tuple(dict(found) for found in rows.order_by((F("pk") + 0).desc()).values(*columns)[:MOST_SHOWN])


@cache
def _newest_reads(limit: int) -> PreparedQuery[[int, int], EntryRead]:
    @prepared
    def reads(organisation_id: int, person_id: int) -> QuerySet[EntryRead]:
        # A limit keeps PostgreSQL from joining along all entries; the order of a sum, not of the key, keeps either database
        # from walking past the readings of everybody.
        own = (
            Entry.rows.of(organisation_id).filter(person_id=person_id).order_by().values("pk")[:MOST_ENTRIES]
        )
        found = _reads(organisation_id).filter(entry_id__in=own)
        return found.order_by((F("pk") + 0).desc())[:limit]

    return reads


def _reads(organisation_id: int) -> QuerySet[EntryRead]:
    rows: QuerySet[EntryRead] = EntryRead.rows.of(organisation_id).select_related("reader", "entry")
    return rows.defer("entry__data", "entry__receipt").order_by("-pk")


def _lines(found: Iterable[EntryRead]) -> tuple[ReadLine, ...]:
    reads = list(found)
    entries: dict[int, Entry] = {read.entry_id: read.entry for read in reads}
    return read_lines(reads, entries)

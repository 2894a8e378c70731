"""Opening an entry: the person sees later who did."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from zuiver.kernel import clock
from zuiver.people.actor import Actor
from zuiver.people.prepared import prepared
from zuiver.registers import permissions
from zuiver.registers.cases import case_of
from zuiver.registers.commands.recording import note
from zuiver.registers.models import Entry, EntryRead
from zuiver.registers.queries.entry_view import view_of
from zuiver.registers.queries.views import EntryView
from zuiver.registers.registry import register_of

# Loading a page again is the same reading.
SAME_READING: Final = timedelta(minutes=10)
# The person, and who registered it for the person, read what they wrote themselves.
_OWN: Final = frozenset({permissions.PERSON, permissions.REGISTERED})


@transaction.atomic
def entry_open(actor: Actor, public_id: str) -> EntryView:
    """Return the entry and note the reading, unless the reader is the person or read it minutes ago.

    Raises NotFound for an entry that is not there, of another organisation, or not for this reader: all alike.
    """
    entry = _whole_entry.first(actor.organisation_id, public_id)
    if entry is None:
        raise permissions.not_found()
    register = register_of(entry.kind)
    case = case_of(entry, register)
    capacity = permissions.capacity_of(actor, case, entry.unit_id)
    if capacity is None or actor.person_id is None:
        raise permissions.not_found()
    if capacity not in _OWN:
        _note_reading(actor, entry, actor.person_id, capacity)
    return view_of(actor, entry, register, case, capacity)


def _note_reading(actor: Actor, entry: Entry, reader_id: int, capacity: str) -> None:
    if _readings(entry.organisation_id, entry.pk, reader_id, clock.now() - SAME_READING):
        return
    EntryRead.rows.create(
        organisation_id=entry.organisation_id,
        entry=entry,
        reader_id=reader_id,
        capacity=capacity,
        at=clock.now(),
    )
    note(entry, actor, "registers.entry.opened", {"capacity": capacity})


@prepared
def _whole_entry(organisation_id: int, public_id: str) -> QuerySet[Entry]:
    rows: QuerySet[Entry] = Entry.rows.of(organisation_id)
    rows = rows.select_related("person", "assessor", "unit", "counterparty", "registered_by")
    return rows.filter(public_id=public_id)


@prepared
def _readings(
    organisation_id: int, entry_id: int, reader_id: int, since: datetime
) -> QuerySet[EntryRead, int]:
    rows: QuerySet[EntryRead] = EntryRead.rows.of(organisation_id)
    rows = rows.filter(entry_id=entry_id, reader_id=reader_id, at__gt=since)
    return rows.values_list("pk", flat=True)[:1]

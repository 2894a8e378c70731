"""Entries out of another register: taken over once, changed when their line changes, never over a correction here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from django.db import transaction

from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, Message
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation, Person
from zuiver.people.queries import assignment_on
from zuiver.registers.commands.composing import Composed, compose, fill, save_beside
from zuiver.registers.commands.recording import move, store
from zuiver.registers.dates import keep_days
from zuiver.registers.declaration import Register
from zuiver.registers.lifecycle import BY_ACTION, State
from zuiver.registers.models import Entry
from zuiver.registers.payload import SOURCE

# Steps after which the line of the file is no longer the last word.
_CORRECTED_HERE: Final = "correct"


class Imported(StrEnum):
    """What became of a line."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class SourceLine:
    """A line of another register: whose it is, what it says as clean payload, and the line itself, word for word.

    `key` finds the same line again in a later import.
    """

    key: str
    person: Person
    data: Mapping[str, Any]
    literal: Mapping[str, str]
    reported_on: date | None = None


@transaction.atomic
def entry_import(actor: Actor, register: Register, organisation: Organisation, line: SourceLine) -> Imported:
    """Take over one line. Raises InvalidData for what does not fit, and for an entry that was corrected here since.

    No advice is made up for what was settled elsewhere: outcome and receipt stay empty.
    """
    known: Entry | None = (
        Entry.rows.of(organisation.pk)
        .select_for_update(of=("self",))
        .select_related("person")
        .filter(kind=register.kind, source_key=line.key)
        .first()
    )
    data = {**line.data, SOURCE: dict(line.literal)}
    if known is None:
        _create(actor, register, organisation, line, data)
        return Imported.CREATED
    if known.data.get(SOURCE) == data[SOURCE] and known.person_id == line.person.pk:
        return Imported.UNCHANGED
    if known.versions.filter(action=_CORRECTED_HERE).exists():
        message = Message("This entry was corrected here after it was taken over. Correct it here again.")
        raise InvalidData({"": message})
    _update(actor, register, organisation, known, line, data)
    return Imported.UPDATED


def _create(
    actor: Actor, register: Register, organisation: Organisation, line: SourceLine, data: dict[str, Any]
) -> None:
    found = compose(actor, register, organisation, line.person, data, reported=line.reported_on or actor.on)
    start = register.reading.start(data)
    # What was handed in or decided elsewhere is settled there: it never comes to a desk here.
    step = BY_ACTION[register.route.imports.get(start, "import_closed")]
    now = clock.now()
    place = assignment_on(line.person, found.advice.around.on)
    entry = Entry(
        organisation_id=organisation.pk,
        kind=register.kind,
        person=line.person,
        unit_id=place.unit_id if place else None,
        source_key=line.key,
        reported_on=line.reported_on,
        created_at=now,
        updated_at=now,
        state_since=now,
    )
    _fill_without_advice(entry, register, found, line)
    move(entry, step.to or State.CLOSED)
    keep_days(entry, register, actor.on)
    store(entry, actor, "import", "registers.entry.imported", is_new=True)
    save_beside(entry, found)


def _update(
    actor: Actor,
    register: Register,
    organisation: Organisation,
    entry: Entry,
    line: SourceLine,
    data: dict[str, Any],
) -> None:
    entry.person = line.person
    entry.reported_on = line.reported_on
    reported = line.reported_on or actor.on
    found = compose(actor, register, organisation, line.person, data, reported=reported, entry=entry)
    _fill_without_advice(entry, register, found, line)
    keep_days(entry, register, actor.on, is_looked_at=False)
    store(entry, actor, "import", "registers.entry.import_changed")
    save_beside(entry, found)


def _fill_without_advice(entry: Entry, register: Register, found: Composed, line: SourceLine) -> None:
    fill(entry, register, found)
    entry.outcome = ""
    entry.receipt = None
    entry.is_late = found.is_late and line.reported_on is not None

"""Which entries an actor may see in lists. The same rules as `permissions.capacity_of`, as conditions on a table."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from zuiver.people.actor import Actor
from zuiver.people.models import Person
from zuiver.people.queries import relations_of
from zuiver.people.roles import roles_decided_with
from zuiver.registers.declaration import Readers
from zuiver.registers.lifecycle import STATES, Holder
from zuiver.registers.models import Entry, EntryConflict, EntryNamed
from zuiver.registers.registry import register_of

# Every page asks this, and building a query takes longer than answering it.
_RULED_OUT: Final = (
    f"SELECT entry_id FROM {EntryConflict._meta.db_table} "  # noqa: S608 - a name of ours
    "WHERE organisation_id = %s AND person_id = %s"
)
ASSESSED: Final = tuple(state for state, info in STATES.items() if info.holder is Holder.ASSESSOR)


def entries_of(actor: Actor, kind: str | None = None) -> QuerySet[Entry]:
    """Return all entries of the actor's organisation, without asking whether the actor may see them."""
    rows: QuerySet[Entry] = Entry.rows.of(actor.organisation_id)
    return rows.filter(kind=kind) if kind else rows


def own_entries(actor: Actor) -> QuerySet[Entry]:
    """Return the entries of the actor, and those that somebody registered for or with the actor."""
    rows = entries_of(actor)
    if actor.person_id is None:
        return rows.none()
    named = EntryNamed.rows.of(actor.organisation_id).filter(person_id=actor.person_id)
    return rows.filter(
        Q(person_id=actor.person_id)
        | Q(registered_by_id=actor.person_id)
        | Q(pk__in=named.values("entry_id"))
    )


def own_ids(actor: Actor) -> set[int]:
    """Return the ids of those entries, each kind out of its own index.

    Asked for as one, in order and up to a limit, a database walks along the entries of everybody to meet them.
    """
    if actor.person_id is None:
        return set()
    rows = entries_of(actor)
    named = EntryNamed.rows.of(actor.organisation_id).filter(person_id=actor.person_id)
    ids = set(rows.filter(person_id=actor.person_id).values_list("pk", flat=True))
    ids.update(rows.filter(registered_by_id=actor.person_id).values_list("pk", flat=True))
    ids.update(named.values_list("entry_id", flat=True))
    return ids


def visible_entries(actor: Actor, kind: str) -> tuple[QuerySet[Entry], Collection[int] | None]:
    """Return what the register shows the actor, and the units it is limited to (None: no such limit).

    Who keeps the register sees all; who leads, the units led; a team the own unit, where the register says so;
    everybody else the own entries. Nobody finds what
    they were ruled out of. The units come apart because a page of several units is put together from a page of each.
    """
    rows = without_conflicts(actor, entries_of(actor, kind))
    readers = register_of(kind).readers
    if actor.may(readers.permission):
        return rows, None
    if actor.person_id is None:
        return rows.none(), None
    units = units_read(actor, readers)
    if units:
        return rows, units
    return rows.filter(pk__in=own_ids(actor)), None


def units_read(actor: Actor, readers: Readers) -> frozenset[int]:
    """Return the units of which the actor reads what was recorded: those led, and the own one where teams read along."""
    return (actor.leads if readers.leaders else frozenset()) | (
        actor.works_in if readers.team else frozenset()
    )


@dataclass(frozen=True)
class Hidden:
    """What an actor is not shown, by id: both lists are short, mostly empty, and then cost a long list nothing."""

    entries: Sequence[int] = ()
    people: Sequence[int] = ()

    def left_out(self, rows: QuerySet[Entry]) -> QuerySet[Entry]:
        """Return the rows without these entries and without the entries of these people."""
        if self.entries:
            rows = rows.exclude(pk__in=self.entries)
        return rows.exclude(person_id__in=self.people) if self.people else rows


def hidden_from(actor: Actor) -> Hidden:
    """Return the entries that the actor was ruled out of, and the people with whom the actor has a relation."""
    if actor.person_id is None:
        return Hidden()
    with connection.cursor() as cursor:
        cursor.execute(_RULED_OUT, [actor.organisation_id, actor.person_id])
        entry_ids = [pk for (pk,) in cursor.fetchall()]
    related = relations_of(Person(pk=actor.person_id, organisation_id=actor.organisation_id))
    return Hidden(entry_ids, sorted(related))


def without_conflicts(actor: Actor, rows: QuerySet[Entry]) -> QuerySet[Entry]:
    """Leave out what the actor was ruled out of, and what is of someone with whom the actor has a relation."""
    return hidden_from(actor).left_out(rows)


def to_assess(actor: Actor, hidden: Hidden) -> tuple[QuerySet[Entry], ...]:
    """Return what waits for the actor to decide: in the own name, for each who is away, and for each role.

    A query set for each, because each lies in order in its index. `hidden` is what `hidden_from` says of the actor.
    """
    if actor.person_id is None:
        return ()
    rows = undecided(actor.organisation_id, actor.person_id, hidden)
    assessors = (actor.person_id, *sorted(actor.stands_in_for - {actor.person_id}))
    held = tuple(rows.filter(assessor_id=one) for one in assessors)
    return (*held, *(rows.filter(assessor_role=role) for role in roles_decided_with(actor.permissions)))


def undecided(organisation_id: int, person_id: int, hidden: Hidden) -> QuerySet[Entry]:
    """Return what waits for anybody to decide, and on which this person may."""
    named = EntryNamed.rows.of(organisation_id).filter(entry=OuterRef("pk"), person_id=person_id)
    rows: QuerySet[Entry] = Entry.rows.of(organisation_id).filter(is_open=True, state__in=ASSESSED)
    return hidden.left_out(rows).exclude(Exists(named)).exclude(person_id=person_id)


def names_of(organisation_id: int, person_ids: Collection[int]) -> dict[int, str]:
    """Return the names of people by id, in one query."""
    if not person_ids:
        return {}
    rows = Person.rows.of(organisation_id).filter(pk__in=list(person_ids))
    return dict(rows.values_list("pk", "name"))

"""A new entry: what was typed becomes a reported line, with its advice, its assessor and its first version."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from zuiver.kernel import clock
from zuiver.kernel.photos import Photo
from zuiver.people.actor import Actor
from zuiver.people.models import Assignment, Organisation, Person
from zuiver.people.prepared import prepared
from zuiver.people.queries import assignment_on
from zuiver.registers import permissions
from zuiver.registers.commands.attaching import attach, read_photos
from zuiver.registers.commands.composing import Composed, compose, fill, save_beside
from zuiver.registers.commands.drafting import forget_draft
from zuiver.registers.commands.recording import move, person_of, store
from zuiver.registers.dates import keep_days
from zuiver.registers.declaration import Register, Start, Typed
from zuiver.registers.lifecycle import BY_ACTION, State, Transition
from zuiver.registers.models import Entry, EntryConflict
from zuiver.registers.parties import party_found
from zuiver.registers.payload import clean_or_raise
from zuiver.registers.registry import register_of
from zuiver.registers.routing import Routed, route
from zuiver.registers.telling import tell_holders


def entry_submit(
    actor: Actor,
    *,
    kind: str,
    data: Typed,
    submission_key: UUID,
    photos: Sequence[bytes] = (),
    declined: bool = False,
) -> Entry:
    """Record an entry of the actor and give it to who decides.

    The same `submission_key` again returns the entry that it made. `declined` records that the person already said
    no. The state follows what the person did and the answer of the aid. Raises InvalidData per field.
    """
    register = register_of(kind)
    sent_before = _sent_before(actor, submission_key)
    if sent_before is not None:
        return sent_before
    typed = register.reading.as_declined(data) if declined else data
    clean = clean_or_raise(register, typed, actor.on)
    pictures = read_photos(register, photos)
    # What follows from the form is looked up before the transaction, because others wait for that; only a giver who
    # is not known yet is made within it, so that there is no giver without an entry.
    prepared = _prepared(actor, register, clean) if _knows_party(actor, register, clean) else None
    try:
        with transaction.atomic():
            ready = prepared or _prepared(actor, register, clean)
            return _submit(actor, register, ready, submission_key, pictures)
    except IntegrityError:
        # The same form arrived twice at the same moment; the other one was first.
        sent_before = _sent_before(actor, submission_key)
        if sent_before is None:
            raise
        return sent_before


def _sent_before(actor: Actor, submission_key: UUID) -> Entry | None:
    found = _entries_sent.first(actor.organisation_id, submission_key)
    if found is not None and found.person_id != actor.person_id:
        raise permissions.not_found()
    return found


@prepared
def _entries_sent(organisation_id: int, submission_key: UUID) -> QuerySet[Entry]:
    rows: QuerySet[Entry] = Entry.rows.of(organisation_id)
    return rows.filter(submission_key=submission_key)


@dataclass(frozen=True)
class _Ready:
    """All that follows from a form, and nothing stored yet."""

    person: Person
    found: Composed
    routed: Routed
    place: Assignment | None


def _knows_party(actor: Actor, register: Register, clean: dict[str, object]) -> bool:
    party = register.reading.party(clean)
    return party is None or party_found(actor.organisation_id, party) is not None


def _prepared(actor: Actor, register: Register, clean: dict[str, object]) -> _Ready:
    person = person_of(actor)
    organisation = Organisation.objects.get(pk=actor.organisation_id)
    found = compose(actor, register, organisation, person, clean, reported=actor.on)
    routed = route(
        person,
        actor.on,
        not_these={one.pk for one in found.named},
        consent_by=found.advice.consent_by,
        manager_involved=register.reading.manager_involved(found.data),
    )
    return _Ready(person, found, routed, assignment_on(person, actor.on))


def _submit(
    actor: Actor, register: Register, ready: _Ready, submission_key: UUID, pictures: list[Photo]
) -> Entry:
    person, found, routed = ready.person, ready.found, ready.routed
    step = first_step(register, found)
    entry = new_entry(actor, register, person, found, routed, ready.place)
    entry.submission_key = submission_key
    move(entry, _target(step))
    keep_days(entry, register, actor.on)
    store(
        entry,
        actor,
        step.action,
        step.event,
        extra={"outcome": entry.outcome, "late": entry.is_late},
        is_new=True,
    )
    save_beside(entry, found, is_new=True)
    rule_out(entry, actor, routed)
    attach(actor, entry, pictures)
    forget_draft(actor, submission_key)
    # The route looked for a deputy already.
    acting = routed.acting or routed.assessor
    tell_holders(actor, entry, step.tells, acting=acting, not_these={person.pk})
    return entry


def first_step(register: Register, found: Composed) -> Transition:
    """Return the step from draft that fits what the person did and what the aid answered."""
    start = register.reading.start(found.data)
    waits = start is Start.OPEN and found.advice.outcome in register.route.asks_consent
    return BY_ACTION["ask_consent" if waits else register.route.starts[start]]


def new_entry(
    actor: Actor,
    register: Register,
    person: Person,
    found: Composed,
    routed: Routed | None,
    place: Assignment | None,
) -> Entry:
    """Return an entry that is not saved yet, with all its columns but the state. `place`: where the person works today."""
    now = clock.now()
    entry = Entry(
        organisation_id=actor.organisation_id,
        kind=register.kind,
        person=person,
        # Who leads the person today sees it; for someone who left, who led on the day of the event.
        unit_id=place.unit_id if place else found.advice.around.unit_id,
        assessor=routed.assessor if routed else None,
        assessor_role=routed.role if routed else "",
        reported_on=actor.on,
        created_at=now,
        updated_at=now,
        state_since=now,
    )
    fill(entry, register, found)
    return entry


def rule_out(entry: Entry, actor: Actor, routed: Routed) -> None:
    """Keep who may never decide on the entry, without keeping why."""
    EntryConflict.rows.bulk_create(
        EntryConflict(
            organisation_id=entry.organisation_id,
            entry=entry,
            person=one,
            stated_by_id=actor.person_id,
            at=clock.now(),
        )
        for one in routed.ruled_out
    )


def _target(step: Transition) -> State:
    if step.to is None:
        raise ValueError(f"{step.action} leads nowhere, so it cannot be the first step.")
    return step.to

"""What every change of an entry leaves behind: a version, an audit event and a notice, all in one transaction."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from zuiver.audit.record import record
from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, Message, Refusal
from zuiver.people.actor import Actor
from zuiver.people.models import Person
from zuiver.people.prepared import prepared
from zuiver.registers import permissions
from zuiver.registers.lifecycle import State, is_open
from zuiver.registers.models import Entry, EntryVersion
from zuiver.registers.policies import Case, check_version
from zuiver.registers.registry import register_of
from zuiver.registers.watching import tell_watchers

LONGEST_REASON = 1000


def locked_entry(actor: Actor, public_id: str) -> Entry:
    """Return an entry of the actor's organisation, held until the transaction ends. Raises NotFound."""
    found: Entry | None = (
        Entry.rows.of(actor.organisation_id)
        .select_for_update(of=("self",))
        .select_related("person", "assessor", "organisation")
        .filter(public_id=public_id)
        .first()
    )
    if found is None:
        raise permissions.not_found()
    register_of(found.kind)
    return found


def stop_on(refusal: Refusal | None) -> None:
    """Raise the refusal, if there is one."""
    if refusal is not None:
        raise refusal


def stop_unless_seen(actor: Actor, case: Case, entry: Entry, version: int | None) -> None:
    """Raise NotFound for who may not see the entry, and Refusal when it changed since it was looked at."""
    if permissions.capacity_of(actor, case, entry.unit_id) is None:
        raise permissions.not_found()
    stop_on(check_version(entry.version, version))


def read_reason(reason: str, *, needed: bool) -> str:
    """Return the reason as it is kept. Raises InvalidData when it is missing or too long."""
    text = reason.strip()
    if needed and not text:
        raise InvalidData(
            {
                "reason": Message(
                    "There is no reason yet. Write in a sentence or two why; the other one reads it."
                )
            }
        )
    if len(text) > LONGEST_REASON:
        raise InvalidData(
            {
                "reason": Message(
                    "This reason is {length} characters long; there is room for {longest}. Shorten it.",
                    {"length": len(text), "longest": LONGEST_REASON},
                )
            }
        )
    return text


def move(entry: Entry, state: State) -> None:
    """Put an entry in a state; the clock of that state starts when it changes."""
    if entry.state != state:
        entry.state_since = clock.now()
    entry.state = state
    entry.is_open = is_open(state)


def store(
    entry: Entry,
    actor: Actor,
    action: str,
    event: str,
    *,
    reason: str = "",
    extra: Mapping[str, object] | None = None,
    is_new: bool = False,
) -> EntryVersion:
    """Save the entry as its next version, with its audit event. The event tells the digest of what was stored.

    `action` is a step of the life cycle, or "correct" or "import".
    """
    entry.updated_at = clock.now()
    if not is_new:
        entry.version += 1
    entry.save()
    content = digest(entry.data, entry.receipt, reason)
    data = {"state": entry.state, "version": entry.version, "content": content, **(extra or {})}
    note(entry, actor, event, data)
    version = _as_version(entry, actor, action, reason)
    tell_watchers(actor, entry)
    return version


def _as_version(entry: Entry, actor: Actor, action: str, reason: str) -> EntryVersion:
    version: EntryVersion = EntryVersion.rows.create(
        organisation_id=entry.organisation_id,
        entry=entry,
        number=entry.version,
        action=action,
        state=entry.state,
        data=entry.data,
        receipt=entry.receipt,
        changed_by_id=actor.person_id,
        reason=reason,
        at=entry.updated_at,
    )
    return version


def note(entry: Entry, actor: Actor, event: str, data: Mapping[str, object]) -> None:
    """Write the audit event of something that leaves the payload as it is."""
    record(
        event, organisation_id=entry.organisation_id, actor=actor.label, subject=subject_of(entry), data=data
    )


def subject_of(entry: Entry) -> str:
    """How the audit trail and notices name an entry."""
    return f"{entry.kind}:{entry.public_id}"


def digest(*parts: Any) -> str:
    """Return the SHA-256 of values of JSON: shows a change, and tells nothing of the content."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def person_id_of(actor: Actor) -> int:
    """Return the id of the person who acts. Raises NotFound for the program itself: it decides nothing."""
    if actor.person_id is None:
        raise permissions.not_found()
    return actor.person_id


def person_of(actor: Actor) -> Person:
    """Return the person who acts. Raises NotFound for the program itself: it has no entries of its own."""
    found = _person.first(actor.organisation_id, person_id_of(actor))
    if found is None:
        raise permissions.not_found()
    return found


@prepared
def _person(organisation_id: int, person_id: int) -> QuerySet[Person]:
    rows: QuerySet[Person] = Person.rows.of(organisation_id)
    return rows.filter(pk=person_id)

"""Legal holds: set by who keeps the registers, lifted by a second person."""

from datetime import date

from django.db import transaction

from zuiver.kernel.errors import NotFound, Refusal, invalid
from zuiver.people.actor import Actor
from zuiver.people.models import Counterparty, Person
from zuiver.registers.keeping import permissions
from zuiver.registers.keeping.holds import one_at_a_time
from zuiver.registers.keeping.models import LONGEST_REASON, LegalHold
from zuiver.registers.keeping.noting import needed_text, note, stop_on
from zuiver.registers.models import Entry


@transaction.atomic
def hold_set(
    actor: Actor,
    *,
    reason: str,
    entry: str = "",
    person: Person | None = None,
    counterparty: Counterparty | None = None,
    until: date | None = None,
) -> LegalHold:
    """Put one thing on hold: an entry by public id, a person, or a giver. `until` is the last day; None: until it is lifted.

    Raises Refusal for who does not keep the registers, NotFound for what is not there, InvalidData under "reason" and "until".
    """
    stop_on(permissions.check_keep(actor))
    if [bool(entry), person is not None, counterparty is not None].count(True) != 1:
        raise invalid("what", "Name one thing: an entry, a person or a giver.")
    _must_be_there(actor, entry, person, counterparty)
    if until is not None and until < actor.on:
        raise invalid("until", "This day has passed. Choose today or a later day.")
    said = needed_text("reason", reason, LONGEST_REASON)
    one_at_a_time(actor.organisation_id)
    if actor.person_id is None:
        raise permissions.not_there()
    hold: LegalHold = LegalHold.rows.create(
        organisation_id=actor.organisation_id,
        entry_public_id=entry,
        person=person,
        counterparty=counterparty,
        reason=said,
        set_by_id=actor.person_id,
        set_on=actor.on,
        until=until,
    )
    scope = "entry" if entry else "person" if person else "giver"
    note(actor, "registers.hold.set", _subject(hold), {"scope": scope, "until": until and until.isoformat()})
    return hold


@transaction.atomic
def hold_lift(actor: Actor, *, public_id: str) -> LegalHold:
    """Lift a hold that somebody else set. Raises NotFound, and Refusal for who set it or when it was lifted before."""
    stop_on(permissions.check_look(actor))
    rows = LegalHold.rows.of(actor.organisation_id).select_for_update(of=("self",))
    hold: LegalHold | None = rows.filter(public_id=public_id).first()
    if hold is None:
        raise permissions.not_there()
    stop_on(permissions.check_second(actor, hold.set_by_id))
    if hold.lifted_on is not None:
        raise Refusal("lifted_already", "This hold was lifted already. Load the page again.")
    hold.lifted_by_id = actor.person_id
    hold.lifted_on = actor.on
    hold.save(update_fields=["lifted_by", "lifted_on"])
    note(actor, "registers.hold.lifted", _subject(hold), {})
    return hold


def _must_be_there(
    actor: Actor, entry: str, person: Person | None, counterparty: Counterparty | None
) -> None:
    known = Entry.rows.of(actor.organisation_id).filter(public_id=entry)
    if entry and not known.exists():
        raise NotFound(
            "entry_not_found", "There is no entry with this number. Check the address of its page."
        )
    for row in (person, counterparty):
        if row is not None and row.organisation_id != actor.organisation_id:
            raise permissions.not_there()


def _subject(hold: LegalHold) -> str:
    return f"hold:{hold.public_id}"

"""The advice while a form is being filled: nothing is stored."""

from zuiver.kernel import clock
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation, Person
from zuiver.registers.advice import advise
from zuiver.registers.declaration import Typed
from zuiver.registers.parties import party_found
from zuiver.registers.payload import clean
from zuiver.registers.queries.views import Preview
from zuiver.registers.registry import register_of
from zuiver.registers.surroundings import around_entry


def preview(actor: Actor | None, *, kind: str, data: Typed, organisation_id: int | None = None) -> Preview:
    """Return the advice on what was typed so far, what is wrong in it, and what the registers can fill in.

    Without an actor (not signed in) there is only the advice, under the terms of `organisation_id` where given: no
    history and no supplier list. What is still empty is no mistake.
    """
    register = register_of(kind)
    today = actor.on if actor else clock.today()
    organisation = _organisation(actor.organisation_id if actor else organisation_id)
    cleaned = clean(register, data, today, is_partial=True)
    person = _person(actor)
    party = register.reading.party(cleaned.data)
    counterparty = party_found(organisation.pk, party) if person else None
    around = around_entry(
        organisation, register, cleaned.data, person=person, counterparty=counterparty, today=today
    )
    advice = advise(organisation, register, cleaned.data, around)
    when = register.reading.happened(cleaned.data)
    return Preview(
        outcome=advice.outcome,
        receipt=advice.receipt,
        errors=cleaned.errors,
        proposals=register.reading.proposals(cleaned.data, around),
        notes=advice.notes,
        same_giver_count=around.same_giver_count,
        is_late=when is not None and advice.is_late(when.last_day(), today),
    )


def _organisation(organisation_id: int | None) -> Organisation:
    """The organisation; before anybody says which, one that sets nothing itself."""
    if organisation_id is None:
        return Organisation(pk=0)
    return Organisation.objects.get(pk=organisation_id)


def _person(actor: Actor | None) -> Person | None:
    if actor is None or actor.person_id is None:
        return None
    found: Person | None = Person.rows.of(actor.organisation_id).filter(pk=actor.person_id).first()
    return found

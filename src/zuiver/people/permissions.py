"""May this person keep the records of people, units and roles? Deny by default."""

from zuiver.kernel.errors import NotFound, Refusal
from zuiver.people.actor import Actor
from zuiver.people.models import Person, Tenant
from zuiver.people.roles import MANAGE_DESIGNATIONS, MANAGE_PEOPLE, MANAGE_SUPPLIERS, MANAGE_TERMS


def check_manage_people(actor: Actor) -> Refusal | None:
    """Only who keeps the personnel records changes people, units, placements, deputies and roles."""
    if actor.may(MANAGE_PEOPLE):
        return None
    return Refusal(
        "people_not_for_you",
        "Only human resources changes who works where and who has which role. Ask them to do it.",
    )


def check_manage_terms(actor: Actor) -> Refusal | None:
    """Only who keeps the settings changes the values of the organisation."""
    if actor.may(MANAGE_TERMS):
        return None
    return Refusal(
        "terms_not_for_you",
        "Only the administrator changes the settings of the organisation. Ask that person to do it.",
    )


def check_manage_suppliers(actor: Actor) -> Refusal | None:
    """Only who keeps the list of suppliers and tenders changes it."""
    if actor.may(MANAGE_SUPPLIERS):
        return None
    return Refusal(
        "suppliers_not_for_you",
        "Only the integrity officer changes the list of suppliers and tenders. Ask that person to do it.",
    )


def check_manage_designations(actor: Actor) -> Refusal | None:
    """Only who keeps the registers changes which functions are designated (F-3)."""
    if actor.may(MANAGE_DESIGNATIONS):
        return None
    return Refusal(
        "designations_not_for_you",
        "Only the integrity officer changes which functions are designated. Ask that person to do it.",
    )


def check_read_designations(actor: Actor) -> Refusal | None:
    """Who keeps the list reads it, and human resources; who holds a designated function reads that one only."""
    if actor.may(MANAGE_DESIGNATIONS) or actor.may(MANAGE_PEOPLE):
        return None
    return NotFound(
        "designations_not_found",
        "There is no such designation, or it is not for you. Check the address.",
    )


def check_own_or_manage(actor: Actor, person: Person) -> Refusal | None:
    """What someone may say about themself, and human resources about everybody."""
    if actor.person_id is not None and actor.person_id == person.pk:
        return None
    return check_manage_people(actor)


def check_same_organisation(actor: Actor, *rows: Tenant | None) -> NotFound | None:
    """What belongs to another organisation does not exist for this actor."""
    if all(row is None or row.organisation_id == actor.organisation_id for row in rows):
        return None
    return NotFound("not_in_organisation", "There is no such record in your organisation. Check the address.")

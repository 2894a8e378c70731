"""Makes the `Actor`: what somebody leads, for whom somebody stands in, and what the roles of that day give."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from zuiver.kernel import clock
from zuiver.people.actor import Actor
from zuiver.people.models import Absence, Assignment, Leadership, Person, RoleGrant, User
from zuiver.people.placement import with_all_below
from zuiver.people.prepared import prepared
from zuiver.people.roles import LENT_TO_DEPUTIES, ROLE_BY_SLUG
from zuiver.people.tenant_scope import organisation_scope


def actor_of(user: User, on: date | None = None) -> Actor | None:
    """Return who acts with this account on a day (today when left out).

    None for an account that is switched off or that belongs to nobody in an organisation.
    """
    if not user.is_active or user.organisation_id is None:
        return None
    with organisation_scope(user.organisation_id):
        return actor_for_person(user.person, on or clock.today()) if user.person else None


def actor_for_person(person: Person, on: date) -> Actor:
    """Return the person as an actor on a day, in a fixed number of queries."""
    principals = _principals(person, on)
    own_roles = _roles_of({person.pk}, person.organisation_id, on)
    lent_roles = _roles_of(principals, person.organisation_id, on) if principals else frozenset()
    return Actor(
        organisation_id=person.organisation_id,
        person_id=person.pk,
        name=person.name,
        on=on,
        permissions=permissions_from(own_roles) | (permissions_from(lent_roles) & LENT_TO_DEPUTIES),
        leads=with_all_below(person.organisation_id, _led_units(person, on)),
        stands_in_for=principals,
        works_in=frozenset(_units_worked_in(person.organisation_id, person.pk, on)),
    )


def permissions_from(roles: Collection[str]) -> frozenset[str]:
    """Return what these roles give together; a role that no longer exists gives nothing."""
    return frozenset().union(*(ROLE_BY_SLUG[slug].permissions for slug in roles if slug in ROLE_BY_SLUG))


def permissions_of(user: User, on: date) -> frozenset[str]:
    """Return the permissions of an account on a day; none for an account without a person."""
    actor = actor_of(user, on)
    return actor.permissions if actor else frozenset()


def _roles_of(person_ids: Collection[int], organisation_id: int, on: date) -> frozenset[str]:
    grants = RoleGrant.rows.of(organisation_id).filter(RoleGrant.on(on), person_id__in=person_ids)
    return frozenset(grants.values_list("role", flat=True))


def _led_units(person: Person, on: date) -> frozenset[int]:
    led = Leadership.rows.of(person.organisation_id).filter(Leadership.on(on), person=person)
    return frozenset(led.values_list("unit_id", flat=True))


@prepared
def _units_worked_in(organisation_id: int, person_id: int, on: date) -> QuerySet[Assignment, int]:
    rows: QuerySet[Assignment] = Assignment.rows.of(organisation_id)
    return rows.filter(Assignment.on(on), person_id=person_id).values_list("unit_id", flat=True)


def _principals(person: Person, on: date) -> frozenset[int]:
    away = Absence.rows.of(person.organisation_id).filter(Absence.on(on), deputy=person)
    return frozenset(away.values_list("person_id", flat=True))

"""A large organisation with nothing in it but people: departments, teams, leaders, an integrity officer."""

from random import Random

from growing.crowd import grow_people
from zuiver.kernel import clock
from zuiver.people.actor import Actor, system_actor
from zuiver.people.commands import (
    organisation_create,
    person_create,
    role_grant,
    unit_create,
)
from zuiver.people.models import Organisation, Person
from zuiver.people.roles import MANAGE_CAMPAIGNS, MANAGE_PEOPLE
from zuiver.people.tenant_scope import organisation_scope

DEPARTMENTS = 20


def crowded(slug: str, people: int) -> Organisation:
    """Return the organisation of this name with at least so many people, made when it is not there."""
    found = Organisation.objects.filter(slug=slug).first() or organisation_create(
        slug=slug, name=slug.title()
    )
    today = clock.today()
    with organisation_scope(found.pk):
        if not Person.rows.of(found.pk).exists():
            keeper = system_actor(found.pk, "bench", today, {MANAGE_PEOPLE})
            top = unit_create(keeper, code="top", name="Provincie")
            for number in range(DEPARTMENTS):
                department = unit_create(keeper, code=f"d{number}", name=f"Afdeling {number}", parent=top)
                # More teams grow below what has a team.
                unit_create(keeper, code=f"d{number}-0", name=f"Afdeling {number}, team 0", parent=department)
            officer = person_create(keeper, name="Imre", employee_key="officer", email="officer@example.org")
            role_grant(keeper, officer, role="integrity_officer", valid_from=today)
        grow_people(found, people, today, Random(1))
    return found


def officer_of(organisation: Organisation) -> Actor:
    """Who runs the campaign, as the program."""
    return system_actor(organisation.pk, "bench", clock.today(), {MANAGE_CAMPAIGNS})

"""Who checks a measure: never whose it is. And who has to hear that something waits."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from zuiver.measures.models import Measure
from zuiver.people.actor import Actor
from zuiver.people.models import Person, RoleGrant
from zuiver.people.queries import deputy_of, relations_of, role_holders
from zuiver.people.roles import LAST_STEPS


@dataclass(frozen=True)
class Checker:
    """A person or a role, never both."""

    person: Person | None = None
    role: str = ""


def checker_for(
    wanted: Checker, person: Person, owner: Person, on: date, not_these: Collection[int] = ()
) -> Checker:
    """Return who checks a measure about `person` that `owner` carries out: who is wanted, unless that is too close.

    Else the first of the last steps that somebody holds who is not too close; the integrity officer where nobody does.
    """
    ruled_out = {*not_these, person.pk, owner.pk, *relations_of(person), *relations_of(owner)}
    if wanted.person is not None and wanted.person.pk not in ruled_out:
        return Checker(wanted.person)
    organisation_id = person.organisation_id
    roles = (wanted.role, *LAST_STEPS) if wanted.role else LAST_STEPS
    for role in roles:
        if role_holders(organisation_id, role, on, not_these=ruled_out):
            return Checker(None, role)
    return Checker(None, wanted.role or LAST_STEPS[0])


def people_who_check(measure: Measure, on: date, not_these: Collection[int]) -> list[Person]:
    """Return who has to hear that a measure waits for a check: the deputy, else the assessor, else who holds the role."""
    if measure.assessor is not None:
        deputy = deputy_of(measure.assessor, on, not_these=not_these)
        return [deputy or measure.assessor]
    return role_holders(measure.organisation_id, measure.assessor_role, on, not_these=not_these)


def roles_of(actor: Actor) -> frozenset[str]:
    """Return the roles that the actor holds on the day, and those of people whose work the actor takes over."""
    if actor.person_id is None:
        return frozenset()
    people = [actor.person_id, *actor.stands_in_for]
    grants = RoleGrant.rows.of(actor.organisation_id).filter(RoleGrant.on(actor.on), person_id__in=people)
    return frozenset(grants.values_list("role", flat=True))

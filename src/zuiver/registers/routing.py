"""Who decides on an entry, and who can never do so."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from zuiver.people.models import Person
from zuiver.people.queries import assessor_for, deputy_of, relations_of, role_holders
from zuiver.people.roles import LAST_STEPS
from zuiver.people.routing import Step

NEXT_MANAGER = "next_manager"
MANAGER = "manager"


@dataclass(frozen=True)
class Routed:
    """A person or a role that decides, and who was ruled out on the way because the person said so.

    `acting` is the deputy of that person on this day. `steps` say who was passed over and why.
    """

    assessor: Person | None
    role: str
    acting: Person | None = None
    ruled_out: tuple[Person, ...] = ()
    steps: tuple[Step, ...] = ()


def route(
    person: Person,
    on: date,
    *,
    not_these: Collection[int] = (),
    consent_by: str = MANAGER,
    manager_involved: bool = False,
) -> Routed:
    """Return who decides on an entry of `person` on a day.

    `consent_by` is the term of the organisation: the manager, the next manager, or a role. `manager_involved` says
    that the person finds the manager too close; that one then sees nothing, and the next one decides.
    """
    if consent_by not in {MANAGER, NEXT_MANAGER}:
        return Routed(None, _role_that_can(person, on, consent_by, not_these))
    first = assessor_for(person, on, not_these=not_these)
    if first.person is None or not (manager_involved or consent_by == NEXT_MANAGER):
        return Routed(first.person, _role(first.person, first.role), first.acting, (), first.steps)
    passed = (first.person,) if manager_involved else ()
    found = assessor_for(person, on, not_these={*not_these, first.person.pk})
    return Routed(found.person, _role(found.person, found.role), found.acting, passed, found.steps)


def _role_that_can(person: Person, on: date, role: str, not_these: Collection[int]) -> str:
    """The role, or where nobody of it can decide on this person, the first of the last steps in which somebody can."""
    ruled_out = {*not_these, *relations_of(person), person.pk}
    for one in dict.fromkeys((role, *LAST_STEPS)):
        if role_holders(person.organisation_id, one, on, not_these=ruled_out):
            return one
    return role


def _role(person: Person | None, role: str) -> str:
    """Where nobody can decide now, the entry waits for the first of the roles that may."""
    return "" if person else role or LAST_STEPS[0]


def people_behind(
    organisation_id: int,
    assessor: Person | None,
    role: str,
    acting: Person | None,
    on: date,
    not_these: Collection[int],
) -> list[Person]:
    """Return who has to hear that something waits: the deputy, else the assessor, else who holds the role.

    `acting` is the deputy where that is known already; otherwise it is looked up.
    """
    if assessor is not None:
        return [acting or deputy_of(assessor, on, not_these=not_these) or assessor]
    return role_holders(organisation_id, role, on, not_these=not_these) if role else []

"""All that other rooms ask about people, in one place."""

from zuiver.people.acting import actor_for_person, actor_of, permissions_of
from zuiver.people.designations.queries import designation_on, designations_of
from zuiver.people.placement import assignment_on
from zuiver.people.routing import Assessor, Step, assessor_for, deputy_of, relations_of, role_holders
from zuiver.people.searching import (
    counterparties_named,
    counterparty_by_public_id,
    counterparty_search,
    involvements_on,
    person_by_public_id,
    persons_search,
)

__all__ = [
    "Assessor",
    "Step",
    "actor_for_person",
    "actor_of",
    "assessor_for",
    "assignment_on",
    "counterparties_named",
    "counterparty_by_public_id",
    "counterparty_search",
    "deputy_of",
    "designation_on",
    "designations_of",
    "involvements_on",
    "permissions_of",
    "person_by_public_id",
    "persons_search",
    "relations_of",
    "role_holders",
]

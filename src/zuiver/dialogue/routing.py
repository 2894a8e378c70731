"""Whom a question goes to, and who can never answer it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from zuiver.kernel.errors import Refusal
from zuiver.people.models import Person
from zuiver.people.queries import relations_of, role_holders
from zuiver.people.roles import LAST_STEPS
from zuiver.people.routing import Step
from zuiver.registers.routing import Routed, people_behind
from zuiver.registers.routing import route as route_to_manager

MANAGER: Final = "manager"
INTEGRITY_OFFICER: Final = "integrity_officer"
ADDRESSEES: Final = (MANAGER, INTEGRITY_OFFICER)


@dataclass(frozen=True)
class Addressee:
    """Who would get a question: a person, or a role. `acting` is the deputy who answers in the deputy's own name.

    `steps` say who was passed over and why, without what ties two people.
    """

    kind: str
    name: str
    role: str
    acting: str
    steps: tuple[Step, ...]
    key: str


def route(
    person: Person,
    addressee: str,
    on: date,
    *,
    not_these: Collection[int] = (),
    manager_involved: bool = False,
) -> Routed:
    """Return who answers a question of `person` on a day.

    The manager is found as for a decision: one unit up where the manager is involved, away without a deputy, or not
    there. The integrity officer is a role; where nobody who holds it can answer, the next role does. Raises Refusal
    when nobody can.
    """
    if addressee == INTEGRITY_OFFICER:
        return _by_role(person, on, not_these)
    routed = route_to_manager(person, on, not_these=not_these, manager_involved=manager_involved)
    if routed.assessor is not None:
        return routed
    by_role = _by_role(person, on, {*not_these, *(one.pk for one in routed.ruled_out)})
    return Routed(None, by_role.role, None, routed.ruled_out, routed.steps)


def _by_role(person: Person, on: date, not_these: Collection[int]) -> Routed:
    ruled_out = {*not_these, *relations_of(person), person.pk}
    for role in LAST_STEPS:
        if role_holders(person.organisation_id, role, on, not_these=ruled_out):
            return Routed(None, role)
    raise Refusal(
        "nobody_to_ask",
        "Nobody here can answer this now. Talk to a confidant, or ask the administrator to name an integrity officer.",
    )


def addressee_of(kind: str, routed: Routed) -> Addressee:
    """Return the same in the words that a page needs; `key` changes when somebody else would get it."""
    person, acting = routed.assessor, routed.acting
    return Addressee(
        kind=kind,
        name=person.name if person else "",
        role=routed.role,
        acting=acting.name if acting else "",
        steps=routed.steps,
        key=":".join((routed.role, person.public_id if person else "", acting.public_id if acting else "")),
    )


__all__ = [
    "ADDRESSEES",
    "INTEGRITY_OFFICER",
    "MANAGER",
    "Addressee",
    "addressee_of",
    "people_behind",
    "route",
]

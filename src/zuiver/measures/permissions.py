"""May this person do that? Deny by default: a measure is seen by whose it is, by who checks it, and by who keeps the registers.

Who sees the subject of a measure is known above this room: a page of the subject asks `queries.measures_seen_with`. What the
case allows is in `policies`. Both return None or a `Refusal`; the page and the command ask the same function.
"""

from collections.abc import Collection
from typing import Final

from zuiver.kernel.errors import NotFound, Refusal
from zuiver.measures.lifecycle import Holder, Transition
from zuiver.measures.policies import Case
from zuiver.people.actor import Actor
from zuiver.people.roles import EXPORT_ENTRIES, READ_ALL_ENTRIES

# As who somebody sees a measure, the closest tie first; stored with each reading.
PERSON: Final = "person"
OWNER: Final = "owner"
ASSESSOR: Final = "assessor"
DEPUTY: Final = "deputy"
ROLE: Final = "role"
REGISTER: Final = "register"
SUBJECT: Final = "subject"
_CHECKING: Final = frozenset({ASSESSOR, DEPUTY, ROLE})
OWN: Final = frozenset({PERSON, OWNER})


def not_found() -> NotFound:
    """The one answer for what is absent, of another organisation, or forbidden."""
    return NotFound(
        "measure_not_found",
        "There is no such measure, or it is not for you. Check the address, or go to your own list.",
    )


def capacity_of(actor: Actor, case: Case, roles: Collection[str]) -> str | None:
    """Return as who the actor may open the measure, or None: not at all. `roles` are those of the actor that day."""
    if actor.person_id is None:
        return None
    if actor.person_id == case.person_id:
        return PERSON
    if actor.person_id == case.owner_id:
        return OWNER
    if actor.person_id in case.ruled_out:
        return None
    return _checking_capacity(actor, case, roles) or (REGISTER if actor.may(READ_ALL_ENTRIES) else None)


def _checking_capacity(actor: Actor, case: Case, roles: Collection[str]) -> str | None:
    if case.assessor_id is not None and case.assessor_id == actor.person_id:
        return ASSESSOR
    if case.assessor_id is not None and case.assessor_id in actor.stands_in_for:
        return DEPUTY
    return ROLE if case.assessor_role and case.assessor_role in roles else None


def check_step(actor: Actor, case: Case, step: Transition, roles: Collection[str]) -> Refusal | None:
    """Whether the step is in the hands of the actor."""
    mine = {
        Holder.PERSON: actor.person_id == case.person_id,
        Holder.OWNER: actor.person_id == case.owner_id,
        Holder.ASSESSOR: capacity_of(actor, case, roles) in _CHECKING,
    }
    if actor.person_id is not None and mine[step.holder]:
        return None
    return Refusal(
        "not_in_your_hands", "This step is not yours to take now. The page of the measure shows who is next."
    )


def check_register(actor: Actor) -> Refusal | None:
    """Only who keeps the registers sees the register of measures."""
    return None if actor.person_id is not None and actor.may(READ_ALL_ENTRIES) else not_found()


def check_export(actor: Actor) -> Refusal | None:
    """Only a role that keeps the register exports it."""
    if check_register(actor) is None and actor.may(EXPORT_ENTRIES):
        return None
    return Refusal(
        "export_not_for_you", "Only who keeps the register can export it. Ask the integrity officer."
    )

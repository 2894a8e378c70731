"""May this person do that? Deny by default: who has no place in the entry and no role has nothing.

What the case allows is in `policies`. Both return None or a `Refusal`; the page and the command ask the same function.
"""

from typing import Final

from zuiver.kernel.errors import NotFound, Refusal
from zuiver.people.actor import Actor
from zuiver.people.roles import READ_ALL_ENTRIES, RUN_HAND_IN_DESK, deciding_permission
from zuiver.registers.lifecycle import Holder, State, Transition
from zuiver.registers.policies import Case

# As who somebody sees an entry, the closest tie first; stored with each reading.
PERSON: Final = "person"
REGISTERED: Final = "registered"
NAMED: Final = "named"
ASSESSOR: Final = "assessor"
DEPUTY: Final = "deputy"
ROLE: Final = "role"
LEADS: Final = "leads"
TEAM: Final = "team"
REGISTER: Final = "register"
DESK: Final = "desk"

DESK_STATES: Final = frozenset({State.TO_HAND_IN, State.HANDED_IN})


def not_found() -> NotFound:
    """The one answer for what is absent, of another organisation, or forbidden."""
    return NotFound(
        "entry_not_found",
        "There is no such entry, or it is not for you. Check the address, or go to your own list.",
    )


def capacity_of(actor: Actor, case: Case, unit_id: int | None) -> str | None:
    """Return as who the actor may open the entry, or None: not at all."""
    if actor.person_id is None:
        return None
    own = _own_capacity(actor.person_id, case)
    if own:
        return own
    if actor.person_id in case.not_these:
        return None
    return _assessing_capacity(actor, case) or _overseeing_capacity(actor, case, unit_id)


def _own_capacity(person_id: int, case: Case) -> str | None:
    if person_id == case.person_id:
        return PERSON
    if person_id == case.registered_by_id:
        return REGISTERED
    return NAMED if person_id in case.named else None


def _assessing_capacity(actor: Actor, case: Case) -> str | None:
    if case.assessor_id is not None and case.assessor_id == actor.person_id:
        return ASSESSOR
    if case.assessor_id is not None and case.assessor_id in actor.stands_in_for:
        return DEPUTY
    if case.assessor_role and actor.may(deciding_permission(case.assessor_role)):
        return ROLE
    return None


def _overseeing_capacity(actor: Actor, case: Case, unit_id: int | None) -> str | None:
    if case.leaders_read and unit_id is not None and unit_id in actor.leads:
        return LEADS
    if actor.may(case.kept_with or READ_ALL_ENTRIES):
        return REGISTER
    if case.team_reads and unit_id is not None and unit_id in actor.works_in:
        return TEAM
    if case.state in DESK_STATES and actor.may(RUN_HAND_IN_DESK):
        return DESK
    return None


def holders_of(actor: Actor, case: Case) -> frozenset[Holder]:
    """Return in which hands of the case the actor has: the person, the assessor (or deputy, or role), the desk."""
    holders = set()
    if actor.person_id is not None and actor.person_id in {case.person_id, case.registered_by_id}:
        holders.add(Holder.PERSON)
    if actor.person_id is not None and _assessing_capacity(actor, case):
        holders.add(Holder.ASSESSOR)
    if actor.may(RUN_HAND_IN_DESK):
        holders.add(Holder.DESK)
    return frozenset(holders)


def check_step(actor: Actor, case: Case, step: Transition) -> Refusal | None:
    """Whether the step is in the hands of the actor."""
    if step.holders & holders_of(actor, case):
        return None
    return Refusal(
        "not_in_your_hands", "This step is not yours to take now. The page of the entry shows who is next."
    )


def check_correct(actor: Actor, case: Case) -> Refusal | None:
    """Only the person, or who registered it for the person, corrects an entry."""
    if Holder.PERSON in holders_of(actor, case):
        return None
    return Refusal("not_your_entry", "Only the person whose entry it is corrects it. Ask that person.")


def check_write(actor: Actor, case: Case) -> Refusal | None:
    """The person and the one who assesses talk in an entry; others only read."""
    if holders_of(actor, case) & {Holder.PERSON, Holder.ASSESSOR}:
        return None
    return Refusal(
        "not_your_talk", "Only the person and the one who decides write here. Talk to one of them."
    )


def check_run_desk(actor: Actor) -> Refusal | None:
    """Only the hand-in desk takes things in."""
    if actor.may(RUN_HAND_IN_DESK):
        return None
    return Refusal("desk_only", "Only the hand-in desk can do this. Bring the gift there.")


def check_export(actor: Actor, exports: str) -> Refusal | None:
    """Only a role that keeps the register exports it; `exports` is the permission that the register names."""
    if actor.may(exports):
        return None
    return Refusal(
        "export_not_for_you", "Only who keeps the register can export it. Ask the integrity officer."
    )

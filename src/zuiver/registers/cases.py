"""An entry as permissions and policies see it, and the one question "may this actor do this step now?"."""

from typing import Any

from django.db.models import QuerySet

from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor
from zuiver.people.prepared import prepared
from zuiver.people.queries import relations_of
from zuiver.registers import permissions, policies
from zuiver.registers.declaration import Register
from zuiver.registers.lifecycle import BY_ACTION, Holder, State, transition
from zuiver.registers.models import Entry, EntryConflict, EntryNamed
from zuiver.registers.policies import Case

# Steps that need more than a reason; they have a command of their own.
DESK_STEPS = frozenset({"receive", "settle"})


def case_of(entry: Entry, register: Register) -> Case:
    """Return what policies need to know of an entry, in three queries."""
    receipt: dict[str, Any] = entry.receipt or {}
    return Case(
        person_id=entry.person_id,
        state=State(entry.state),
        assessor_id=entry.assessor_id,
        assessor_role=entry.assessor_role,
        registered_by_id=entry.registered_by_id,
        named=frozenset(_named(entry.organisation_id, entry.pk)),
        not_these=frozenset(_conflicted(entry.organisation_id, entry.pk)) | relations_of(entry.person),
        in_hand=register.reading.in_hand(entry.data),
        actions=register.actions,
        receipt={**receipt, "outcome": entry.outcome},
        due_on=entry.due_on,
        leaders_read=register.readers.leaders,
        team_reads=register.readers.team,
        kept_with=register.readers.permission,
    )


@prepared
def _named(organisation_id: int, entry_id: int) -> QuerySet[EntryNamed, int]:
    rows: QuerySet[EntryNamed] = EntryNamed.rows.of(organisation_id)
    return rows.filter(entry_id=entry_id).values_list("person_id", flat=True)


@prepared
def _conflicted(organisation_id: int, entry_id: int) -> QuerySet[EntryConflict, int]:
    rows: QuerySet[EntryConflict] = EntryConflict.rows.of(organisation_id)
    return rows.filter(entry_id=entry_id).values_list("person_id", flat=True)


def check_action(actor: Actor, case: Case, register: Register, action: str) -> Refusal | None:
    """Return why the actor may not do this step now, or None. The page asks for its buttons, the command again."""
    refusal = policies.check_step(case, action)
    step = transition(action, case.state)
    if refusal or step is None:
        return refusal
    refusal = permissions.check_step(actor, case, step)
    if refusal:
        return refusal
    if Holder.PERSON in step.holders & permissions.holders_of(actor, case):
        return None
    return (
        policies.check_may_decide(case, actor.person_id)
        or policies.check_receipt(case, action, register.route.ruled_out)
        or policies.check_waited(case, action, actor.on)
    )


def departs(register: Register, action: str, outcome: str) -> bool:
    """Whether a decision goes another way than the advice; without advice nothing departs from it."""
    if not BY_ACTION[action].weighs:
        return False
    follows = register.route.follows.get(outcome)
    return follows is not None and action not in follows

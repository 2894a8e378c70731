"""A measure as permissions and policies see it, and the one question "may this actor do this step now?"."""

from collections.abc import Collection

from zuiver.kernel.errors import Refusal
from zuiver.measures import permissions, policies
from zuiver.measures.lifecycle import Day, Holder, State, transition
from zuiver.measures.models import Measure, MeasureRuledOut
from zuiver.measures.policies import Case
from zuiver.people.actor import Actor
from zuiver.people.queries import relations_of


def ruled_out_of(organisation_id: int, subject: str) -> frozenset[int]:
    """Return the ids of people who are too close to a subject."""
    rows = MeasureRuledOut.rows.of(organisation_id).filter(subject=subject)
    return frozenset(rows.values_list("person_id", flat=True))


def case_of(measure: Measure) -> Case:
    """Return what policies need to know of a measure, in at most three queries."""
    close = ruled_out_of(measure.organisation_id, measure.subject) | relations_of(measure.person)
    if measure.owner_id != measure.person_id:
        close |= relations_of(measure.owner)
    return Case(
        person_id=measure.person_id,
        owner_id=measure.owner_id,
        state=State(measure.state),
        due_on=measure.due_on,
        assessor_id=measure.assessor_id,
        assessor_role=measure.assessor_role,
        ruled_out=close,
    )


def check_action(actor: Actor, case: Case, action: str, roles: Collection[str]) -> Refusal | None:
    """Return why the actor may not do this step now, or None. The page asks for its buttons, the command again."""
    refusal = policies.check_step(case, action)
    step = transition(action, case.state)
    if refusal or step is None:
        return refusal
    if step.holder is Holder.ASSESSOR:
        # Said first, because it explains more than "not in your hands".
        refusal = policies.check_may_assess(case, actor.person_id)
    refusal = refusal or permissions.check_step(actor, case, step, roles)
    if refusal is None and step.needs_day and step.day is Day.DUE:
        refusal = policies.check_postpone(case, actor.on)
    return refusal

"""A question as permissions and policies see it, and the one question "may this actor do this step now?"."""

from zuiver.dialogue import permissions, policies
from zuiver.dialogue.lifecycle import Holder, PrecedentState, State, transition
from zuiver.dialogue.models import Answer, Precedent, Question, QuestionRuledOut
from zuiver.dialogue.policies import Case, Proposal
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor
from zuiver.people.queries import relations_of


def case_of(question: Question) -> Case:
    """Return what policies need to know of a question, in three queries."""
    ruled_out = QuestionRuledOut.rows.of(question.organisation_id).filter(question=question)
    answers = Answer.rows.of(question.organisation_id).filter(question=question)
    return Case(
        person_id=question.person_id,
        state=State(question.state),
        assessor_id=question.assessor_id,
        assessor_role=question.assessor_role,
        ruled_out=frozenset(ruled_out.values_list("person_id", flat=True)) | relations_of(question.person),
        answered_by=frozenset(answers.values_list("answered_by_id", flat=True)),
        may_be_example=question.may_be_example,
    )


def proposal_of(precedent: Precedent) -> Proposal:
    """Return what policies need to know of a precedent."""
    question = precedent.question
    return Proposal(
        state=PrecedentState(precedent.state),
        proposed_by_id=precedent.proposed_by_id,
        asker_id=question.person_id if question else None,
    )


def check_action(actor: Actor, case: Case, action: str) -> Refusal | None:
    """Return why the actor may not do this step now, or None. The page asks for its buttons, the command again."""
    refusal = policies.check_step(case.state, action)
    step = transition(action, case.state)
    if refusal or step is None:
        return refusal
    refusal = permissions.check_step(actor, case, step)
    if refusal or step.holder is Holder.PERSON:
        return refusal
    return policies.check_may_answer(case, actor.person_id)


def check_precedent_action(actor: Actor, proposal: Proposal, action: str) -> Refusal | None:
    """The same for a precedent."""
    refusal = policies.check_step(proposal.state, action)
    step = transition(action, proposal.state)
    if refusal or step is None:
        return refusal
    refusal = permissions.check_precedent_step(actor, proposal, step)
    if refusal or step.holder is Holder.ANSWERER:
        return refusal
    return policies.check_review(proposal, actor.person_id)

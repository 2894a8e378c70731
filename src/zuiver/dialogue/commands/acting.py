"""One door over the transition table for all steps but the answer: ask back, make clearer, close, take back, step aside."""

from django.db import transaction

from zuiver.dialogue.cases import check_action
from zuiver.dialogue.commands.recording import (
    in_place_of,
    locked_question,
    move,
    read_words,
    stop_on,
    stop_unless_seen,
    store,
)
from zuiver.dialogue.lifecycle import Holder, State, Transition, transition
from zuiver.dialogue.models import Question, QuestionRuledOut
from zuiver.dialogue.policies import Case
from zuiver.dialogue.routing import route
from zuiver.dialogue.telling import tell_answerers, tell_person
from zuiver.dialogue.terms import due_day
from zuiver.kernel import clock
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor
from zuiver.people.models import Person

ANSWER = "answer"


@transaction.atomic
def question_act(
    actor: Actor, *, public_id: str, action: str, words: str = "", version: int | None = None
) -> Question:
    """Do one step of `lifecycle.TRANSITIONS` other than the answer itself.

    `version` is the version that the actor looked at: when someone else did something since, the step is refused and
    nothing changes. Raises NotFound, Refusal, or InvalidData under "words".
    """
    question, case = locked_question(actor, public_id)
    stop_unless_seen(question.version, version)
    stop_on(check_action(actor, case, action))
    step = transition(action, case.state)
    if step is None or action == ANSWER:
        raise Refusal(
            "answer_has_a_form", "An answer has a form of its own. Open the question and answer there."
        )
    said = read_words(actor, "words", words, needed=step.needs_words)
    ruled_out = case.ruled_out | {question.person_id}
    acting = _hand_over(actor, question, case, step)
    if action == "step_aside" and actor.person_id is not None:
        ruled_out |= {actor.person_id}
    if action == "follow_up":
        question.due_on = due_day(question.organisation, actor.on)
    move(question, State(step.to or question.state))
    principal = None if step.holder is Holder.PERSON else in_place_of(actor, case)
    store(question, actor, action, step.event, words=said, in_place_of=principal)
    if step.tells is Holder.PERSON:
        tell_person(actor, question)
    elif step.tells is Holder.ANSWERER:
        tell_answerers(actor, question, acting=acting, not_these=ruled_out)
    return question


def _hand_over(actor: Actor, question: Question, case: Case, step: Transition) -> Person | None:
    """Find who answers from here on, where that has to be found anew; return the deputy of that person."""
    ruled_out = set(case.ruled_out)
    if step.action == "step_aside" and actor.person_id is not None:
        QuestionRuledOut.rows.get_or_create(
            organisation_id=question.organisation_id,
            question=question,
            person_id=actor.person_id,
            defaults={"at": clock.now()},
        )
        ruled_out.add(actor.person_id)
    if step.tells is not Holder.ANSWERER:
        return None
    routed = route(question.person, question.addressee, actor.on, not_these=ruled_out)
    if (routed.assessor, routed.role) != (question.assessor, question.assessor_role):
        question.state_since = clock.now()
    question.assessor, question.assessor_role = routed.assessor, routed.role
    return routed.acting

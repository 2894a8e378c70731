"""The answer: advice by a human, with its reason, who may go another way than the aid or than like cases, and says why."""

from typing import Final

from django.db import transaction

from zuiver.dialogue.cases import check_action
from zuiver.dialogue.commands.recording import (
    in_place_of,
    locked_question,
    move,
    person_id_of,
    read_words,
    stop_on,
    stop_unless_seen,
    store,
)
from zuiver.dialogue.lifecycle import BY_ACTION, State
from zuiver.dialogue.models import Answer, Question
from zuiver.dialogue.policies import departs
from zuiver.dialogue.queries.alike import differs_from_like
from zuiver.dialogue.telling import tell_person
from zuiver.kernel.errors import InvalidData, Message
from zuiver.people.actor import Actor
from zuiver.rules.outcomes import OUTCOMES

WHY: Final = Message(
    "Your answer goes another way than the aid or than like cases. That is fine; say in a sentence why."
)


@transaction.atomic
def question_answer(
    actor: Actor,
    *,
    public_id: str,
    outcome: str,
    words: str,
    why_different: str = "",
    version: int | None = None,
) -> Answer:
    """Answer a question with an outcome and the advice in words.

    Another outcome than the aid, or than is usual in like cases, needs `why_different`, and is stored as such. Raises
    NotFound, Refusal, and InvalidData under "outcome", "words" or "why_different".
    """
    question, case = locked_question(actor, public_id)
    stop_unless_seen(question.version, version)
    stop_on(check_action(actor, case, "answer"))
    if outcome not in OUTCOMES:
        raise InvalidData({"outcome": Message("Choose what you advise.")})
    said = read_words(actor, "words", words, needed=True)
    from_aid = departs(question.outcome, outcome)
    from_like = differs_from_like(actor, question, outcome)
    why = read_words(actor, "why_different", why_different, needed=from_aid or from_like, problem=WHY)
    answer = Answer(
        outcome=outcome, words=said, departs_from_aid=from_aid, departs_from_like=from_like, why_different=why
    )
    _give(actor, question, answer, in_place_of(actor, case))
    tell_person(actor, question)
    return answer


def _give(actor: Actor, question: Question, answer: Answer, principal: int | None) -> None:
    move(question, State.ANSWERED)
    departures = {"departs": answer.departs_from_aid, "differs": answer.departs_from_like}
    store(
        question,
        actor,
        "answer",
        BY_ACTION["answer"].event,
        words=answer.words,
        in_place_of=principal,
        extra=departures,
    )
    answer.organisation_id = question.organisation_id
    answer.question, answer.question_version = question, question.version
    answer.module, answer.rule, answer.advised = question.module, question.rule, question.outcome
    answer.answered_by_id, answer.in_place_of_id = person_id_of(actor), principal
    answer.at = question.updated_at
    answer.save()

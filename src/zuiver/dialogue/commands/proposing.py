"""Who answered a question writes it anew in general words, as an example for others, and changes it when asked."""

from collections.abc import Collection

from django.db import transaction

from zuiver.dialogue import policies
from zuiver.dialogue.cases import check_precedent_action
from zuiver.dialogue.commands.precedent_texts import (
    locked_precedent,
    norms_of,
    read_outcome,
    read_texts,
    store,
)
from zuiver.dialogue.commands.recording import locked_question, stop_on, stop_unless_seen
from zuiver.dialogue.lifecycle import BY_ACTION, PrecedentState
from zuiver.dialogue.models import Answer, Precedent, Question
from zuiver.dialogue.telling import tell_reviewers
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor


@transaction.atomic
def precedent_propose(
    actor: Actor,
    *,
    public_id: str,
    asked_words: str,
    answer_words: str,
    outcome: str = "",
    norms: Collection[str] | None = None,
) -> Precedent:
    """Propose an example out of a question that the actor answered; it waits for a second pair of eyes.

    Subject, rule and edition come from the question; so do outcome and norms where they are left out. Raises NotFound,
    Refusal, and InvalidData under "asked_words" or "answer_words" for an empty text or one with a known name in it.
    """
    question, case = locked_question(actor, public_id)
    stop_on(policies.check_propose(case, actor.person_id))
    stop_on(_check_first(question))
    texts = read_texts(actor, question, asked_words, answer_words)
    answer: Answer = Answer.rows.of(actor.organisation_id).filter(question=question).latest("pk")
    precedent = Precedent(
        organisation_id=actor.organisation_id,
        state=PrecedentState.PROPOSED,
        module=question.module,
        outcome=read_outcome(outcome or answer.outcome),
        rule=question.rule,
        rule_version=question.receipt["rule_version"],
        edition=question.receipt["basis"]["source"],
        pack=question.receipt["pack"],
        norms=norms_of(question, norms),
        features=dict(question.features),
        question=question,
        proposed_by_id=actor.person_id,
        **texts,
    )
    store(precedent, actor, "propose", "dialogue.precedent.proposed", is_new=True)
    tell_reviewers(actor, precedent, case.ruled_out | {question.person_id})
    return precedent


def _check_first(question: Question) -> Refusal | None:
    others = Precedent.rows.of(question.organisation_id).filter(question=question)
    if others.exclude(state=PrecedentState.REFUSED).exists():
        return Refusal(
            "proposed_already", "An example of this question was proposed already. Change that one instead."
        )
    return None


@transaction.atomic
def precedent_change(
    actor: Actor,
    *,
    public_id: str,
    asked_words: str,
    answer_words: str,
    outcome: str = "",
    norms: Collection[str] | None = None,
    version: int | None = None,
) -> Precedent:
    """Change a proposal that is under review; it waits for a second pair of eyes again. What is left out stays."""
    precedent, proposal = locked_precedent(actor, public_id)
    stop_unless_seen(precedent.version, version)
    stop_on(check_precedent_action(actor, proposal, "change"))
    texts = read_texts(actor, precedent.question, asked_words, answer_words)
    precedent.asked_words, precedent.answer_words = texts["asked_words"], texts["answer_words"]
    precedent.outcome = read_outcome(outcome or precedent.outcome)
    if norms is not None and precedent.question is not None:
        precedent.norms = norms_of(precedent.question, norms)
    precedent.state, precedent.remark = PrecedentState.PROPOSED, ""
    store(precedent, actor, "change", BY_ACTION["change"].event)
    tell_reviewers(actor, precedent, {proposal.asker_id or 0})
    return precedent

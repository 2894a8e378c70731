"""Rows of the database as lines and views."""

from collections.abc import Mapping
from datetime import date

from zuiver.dialogue import permissions
from zuiver.dialogue.cases import check_precedent_action, proposal_of
from zuiver.dialogue.lifecycle import PRECEDENT_STATES, STATES, Holder, PrecedentState, State, steps_from
from zuiver.dialogue.models import Precedent, Question
from zuiver.dialogue.queries.views import PrecedentView, QuestionRow
from zuiver.people.actor import Actor


def question_row(question: Question, on: date, principals: Mapping[int, str] | None = None) -> QuestionRow:
    """Return a question, loaded with person and assessor, as a line. `principals` are names of absent people by id."""
    state = State(question.state)
    assessor = question.assessor
    waits = STATES[state].holder is Holder.ANSWERER
    return QuestionRow(
        public_id=question.public_id,
        module=question.module,
        outcome=question.outcome,
        about=question.about,
        state=state,
        state_label=STATES[state].label,
        person=question.person.name,
        answerer=assessor.name if assessor else "",
        answerer_role=question.assessor_role,
        asked_on=question.asked_on,
        due_on=question.due_on,
        is_open=question.is_open,
        is_late=waits and question.due_on < on,
        in_place_of=(principals or {}).get(question.assessor_id or 0, ""),
    )


def precedent_view(actor: Actor, precedent: Precedent, *, rule: str = "") -> PrecedentView:
    """Return an example for a reader; `rule` is the rule of the question beside which it stands."""
    proposal = proposal_of(precedent)
    is_published = proposal.state is PrecedentState.PUBLISHED
    return PrecedentView(
        public_id=precedent.public_id,
        version=precedent.version,
        state=precedent.state,
        state_label=PRECEDENT_STATES[proposal.state].label,
        module=precedent.module,
        outcome=precedent.outcome,
        asked_words=precedent.asked_words,
        answer_words=precedent.answer_words,
        norms=tuple(precedent.norms),
        rule=precedent.rule,
        rule_version=precedent.rule_version,
        edition=precedent.edition,
        pack=precedent.pack,
        published_on=precedent.published_on,
        remark="" if is_published else precedent.remark,
        norms_possible=tuple(precedent.question.receipt["cites"] if precedent.question else precedent.norms),
        steps=tuple(
            step
            for step in steps_from(proposal.state)
            if check_precedent_action(actor, proposal, step.action) is None
        )
        if permissions.may_see_precedent(actor, proposal)
        else (),
        is_same_rule=bool(rule) and precedent.rule == rule,
    )

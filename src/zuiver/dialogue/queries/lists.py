"""Whose questions wait for whom."""

from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from zuiver.dialogue.lifecycle import UNDER_REVIEW, WAITING, PrecedentState, State
from zuiver.dialogue.models import Precedent, Question, QuestionRuledOut
from zuiver.dialogue.permissions import roles_answered
from zuiver.dialogue.queries.rows import question_row
from zuiver.dialogue.queries.views import QuestionRow, QuestionTask
from zuiver.kernel.clock import AMSTERDAM
from zuiver.kernel.errors import Message
from zuiver.people.actor import Actor
from zuiver.people.models import Person
from zuiver.people.prepared import prepared
from zuiver.people.queries import relations_of
from zuiver.people.roles import APPROVE_PRECEDENTS
from zuiver.registers.queries.scope import names_of

MOST: Final = 200
_OF_THE_PERSON: Final = {
    State.QUESTION_BACK: ("clarify", Message("Answer the question back")),
    State.ANSWERED: ("read", Message("Read the answer to your question")),
}
_LATE: Final = Message("The answer is late: call, or ask somebody else")
_ANSWER: Final = Message("Answer a question")
_REVIEW: Final = Message("Look at an example")
_CHANGE: Final = Message("Change your example")


def my_questions(actor: Actor) -> tuple[QuestionRow, ...]:
    """Return the actor's own questions, newest first, at most 200."""
    if actor.person_id is None:
        return ()
    rows = _light(Question.rows.of(actor.organisation_id).filter(person_id=actor.person_id))
    return tuple(question_row(one, actor.on) for one in rows.order_by("-pk")[:MOST])


def to_answer(actor: Actor) -> tuple[QuestionRow, ...]:
    """Return what waits for the actor's answer, oldest first: in the own name, for someone away, or for a role."""
    principals = names_of(actor.organisation_id, actor.stands_in_for)
    return tuple(question_row(one, actor.on, principals) for one in _waiting_for(actor))


def _waiting_for(actor: Actor) -> list[Question]:
    if actor.person_id is None:
        return []
    hands = tuple(sorted({actor.person_id, *actor.stands_in_for}))
    related = relations_of(Person(pk=actor.person_id, organisation_id=actor.organisation_id))
    close = (actor.person_id, *sorted(related))
    return _in_hands(actor.organisation_id, actor.person_id, hands, roles_answered(actor), close)


@prepared
def _in_hands(
    organisation_id: int,
    person_id: int,
    hands: tuple[int, ...],
    roles: tuple[str, ...],
    close: tuple[int, ...],
) -> QuerySet[Question]:
    rows = Question.rows.of(organisation_id).filter(is_open=True, state__in=WAITING)
    rows = rows.filter(Q(assessor_id__in=hands) | Q(assessor_role__in=roles)).exclude(person_id__in=close)
    ruled_out = QuestionRuledOut.rows.of(organisation_id).filter(person_id=person_id)
    rows = rows.exclude(pk__in=ruled_out.values("question_id"))
    return _light(rows).order_by("state_since", "pk")[:MOST]


@prepared
def _own_waiting(organisation_id: int, person_id: int, on: date) -> QuerySet[Question]:
    own = Question.rows.of(organisation_id).filter(person_id=person_id, is_open=True)
    own = own.filter(Q(state__in=list(_OF_THE_PERSON)) | Q(due_on__lt=on))
    return _light(own).order_by("state_since")[:MOST]


def question_tasks(actor: Actor) -> list[QuestionTask]:
    """Return what waits for the actor, oldest first: to answer, to make clearer, to read, and examples to look at."""
    if actor.person_id is None:
        return []
    principals = names_of(actor.organisation_id, actor.stands_in_for)
    found = [(one.state_since, _task(actor, one, principals)) for one in _waiting_for(actor)]
    own = _own_waiting(actor.organisation_id, actor.person_id, actor.on)
    found += [(one.state_since, _task(actor, one, {})) for one in own]
    found += [(one.updated_at, _proposal_task(actor, one)) for one in proposals_of(actor)]
    return [task for _, task in sorted(found, key=lambda pair: pair[0])]


def proposals_of(actor: Actor) -> list[Precedent]:
    """Return the examples on which the actor has to do something: to look at, or to change."""
    if actor.person_id is None:
        return []
    asked = _proposals_to_look_at if actor.may(APPROVE_PRECEDENTS) else _proposals_to_change
    return asked(actor.organisation_id, actor.person_id)


@prepared
def _proposals_to_change(organisation_id: int, person_id: int) -> QuerySet[Precedent]:
    return _proposals(organisation_id, _to_change(person_id))


@prepared
def _proposals_to_look_at(organisation_id: int, person_id: int) -> QuerySet[Precedent]:
    to_review = Q(state=PrecedentState.PROPOSED) & ~Q(proposed_by_id=person_id)
    return _proposals(organisation_id, _to_change(person_id) | to_review & ~Q(question__person_id=person_id))


def _to_change(person_id: int) -> Q:
    return Q(state=PrecedentState.CHANGES_REQUESTED, proposed_by_id=person_id)


def _proposals(organisation_id: int, wanted: Q) -> QuerySet[Precedent]:
    rows: QuerySet[Precedent] = Precedent.rows.of(organisation_id).filter(wanted, state__in=UNDER_REVIEW)
    return rows.select_related("question").order_by("updated_at", "pk")[:MOST]


def _task(actor: Actor, question: Question, principals: dict[int, str]) -> QuestionTask:
    row = question_row(question, actor.on, principals)
    own = question.person_id == actor.person_id
    if own:
        kind, label = _OF_THE_PERSON.get(State(question.state), ("late", _LATE))
    else:
        kind, label = "answer", _ANSWER
    return QuestionTask(
        kind=kind,
        label=label,
        public_id=row.public_id,
        module=row.module,
        about=row.about,
        person="" if own else row.person,
        since=question.state_since.astimezone(AMSTERDAM).date(),
        is_late=row.is_late,
        in_place_of="" if own else row.in_place_of,
    )


def _proposal_task(actor: Actor, precedent: Precedent) -> QuestionTask:
    is_review = precedent.state == PrecedentState.PROPOSED
    return QuestionTask(
        kind="review" if is_review else "change",
        label=_REVIEW if is_review else _CHANGE,
        public_id=precedent.public_id,
        module=precedent.module,
        about=precedent.asked_words,
        person="",
        since=precedent.updated_at.astimezone(AMSTERDAM).date(),
    )


def _light(rows: QuerySet[Question]) -> QuerySet[Question]:
    return rows.select_related("person", "assessor").defer("receipt", "answers", "features")

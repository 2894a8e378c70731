"""Brings questions to mind that wait: who answers before the day, on it and after it, and then also who asked."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from zuiver.dialogue.cases import case_of
from zuiver.dialogue.lifecycle import STATES, Holder, State
from zuiver.dialogue.models import Question
from zuiver.dialogue.routing import people_behind
from zuiver.dialogue.telling import CHANGED, LATE, TO_ANSWER, subject_of
from zuiver.kernel.clock import AMSTERDAM
from zuiver.kernel.dates import add_working_days
from zuiver.notices.commands import tell
from zuiver.notices.ladder import step_due
from zuiver.people.models import Person
from zuiver.people.queries import deputy_of

# Working days from the day by which an answer is due. Our own choice; no law names it.
STEPS: Final = (-3, 0, 5)
_CALENDAR_DAYS_BEFORE: Final = 14


def remind_questions(organisation_id: int, today: date) -> int:
    """Leave a notice for everybody on whom a question waits that is nearly or past due; return how many wait so.

    Twice on a day leaves nothing new. Each question is a transaction of its own.
    """
    waiting = 0
    for question in _open(organisation_id, today).iterator(chunk_size=500):
        step = _step(question, today)
        if step:
            _remind(question, step, today)
            waiting += 1
    return waiting


def _open(organisation_id: int, today: date) -> QuerySet[Question]:
    rows: QuerySet[Question] = Question.rows.of(organisation_id)
    near = today + timedelta(days=_CALENDAR_DAYS_BEFORE)
    return rows.filter(is_open=True, due_on__lte=near).select_related("person", "assessor")


def _step(question: Question, today: date) -> int:
    """The highest step that was reached. "Reached", never "today": a worker that did not run still reminds once."""
    holder = STATES[State(question.state)].holder
    if holder is Holder.PERSON:
        # An answer that was given is no duty to read; a question back keeps the answer waiting.
        if question.state != State.QUESTION_BACK:
            return 0
        return step_due(question.state_since.astimezone(AMSTERDAM).date(), today)
    return sum(add_working_days(question.due_on, step) <= today for step in STEPS)


@transaction.atomic
def _remind(question: Question, step: int, today: date) -> None:
    for person, topic in _people(question, step, today):
        tell(
            person,
            topic=topic,
            subject=subject_of(question),
            key=f"{topic}:{question.public_id}:due{step}:{question.state_since:%Y%m%d%H%M%S}:{person.pk}",
        )


def _people(question: Question, step: int, today: date) -> Iterator[tuple[Person, str]]:
    if STATES[State(question.state)].holder is Holder.PERSON:
        yield question.person, CHANGED
        return
    case = case_of(question)
    not_these = case.ruled_out | {question.person_id}
    acting = deputy_of(question.assessor, today, not_these=not_these) if question.assessor else None
    for person in people_behind(
        question.organisation_id, question.assessor, question.assessor_role, acting, today, not_these
    ):
        yield person, TO_ANSWER
    if step == len(STEPS):
        yield question.person, LATE

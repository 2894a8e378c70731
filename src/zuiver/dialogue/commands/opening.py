"""Opening a question: who asked sees later who did."""

from datetime import timedelta
from typing import Final

from django.db import transaction

from zuiver.dialogue import permissions
from zuiver.dialogue.cases import case_of
from zuiver.dialogue.commands.recording import note
from zuiver.dialogue.models import Question, QuestionRead
from zuiver.dialogue.queries.question_view import view_of
from zuiver.dialogue.queries.views import QuestionView
from zuiver.kernel import clock
from zuiver.people.actor import Actor

# Loading a page again is the same reading.
SAME_READING: Final = timedelta(minutes=10)


@transaction.atomic
def question_open(actor: Actor, public_id: str) -> QuestionView:
    """Return the question and note the reading, unless the reader asked it or read it minutes ago.

    Raises NotFound for a question that is not there, of another organisation, or not for this reader: all alike.
    """
    question: Question | None = (
        Question.rows.of(actor.organisation_id)
        .select_related("person", "assessor", "organisation")
        .filter(public_id=public_id)
        .first()
    )
    if question is None:
        raise permissions.not_found()
    case = case_of(question)
    capacity = permissions.capacity_of(actor, case)
    if capacity is None or actor.person_id is None:
        raise permissions.not_found()
    if capacity != permissions.PERSON:
        _note_reading(actor, question, actor.person_id, capacity)
    return view_of(actor, question, case, capacity)


def _note_reading(actor: Actor, question: Question, reader_id: int, capacity: str) -> None:
    reads = QuestionRead.rows.of(question.organisation_id)
    since = clock.now() - SAME_READING
    if reads.filter(question=question, reader_id=reader_id, at__gt=since).exists():
        return
    reads.create(
        organisation_id=question.organisation_id,
        question=question,
        reader_id=reader_id,
        capacity=capacity,
        at=clock.now(),
    )
    note(question, actor, "dialogue.question.opened", {"capacity": capacity})

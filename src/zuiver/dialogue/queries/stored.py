"""What is kept about a person, for that person (GDPR, articles 15 and 20)."""

from typing import Any

from zuiver.dialogue.models import Answer, Question, QuestionRead, QuestionVersion
from zuiver.people.actor import Actor

MOST_SHOWN = 1000


def questions_about_me(actor: Actor) -> dict[str, tuple[dict[str, Any], ...]]:
    """Return the actor's questions, words, answers, and who read what; the newest thousand of each."""
    if actor.person_id is None:
        return {}
    me, organisation = actor.person_id, actor.organisation_id
    question = ("public_id", "module", "outcome", "about", "answers", "state", "asked_on", "due_on")
    return {
        "questions": _newest(Question.rows.of(organisation).filter(person_id=me), *question),
        "words": _newest(
            QuestionVersion.rows.of(organisation).filter(changed_by_id=me).exclude(words=""),
            *("question__public_id", "action", "words", "at"),
        ),
        "answers": _newest(
            Answer.rows.of(organisation).filter(answered_by_id=me),
            *("question__public_id", "outcome", "words", "why_different", "at"),
        ),
        "reads_by_others": _newest(
            QuestionRead.rows.of(organisation).filter(question__person_id=me),
            *("question__public_id", "reader__name", "capacity", "at"),
        ),
        "reads_by_me": _newest(
            QuestionRead.rows.of(organisation).filter(reader_id=me),
            *("question__public_id", "capacity", "at"),
        ),
    }


def _newest(rows: Any, *columns: str) -> tuple[dict[str, Any], ...]:
    return tuple(dict(found) for found in rows.order_by("-pk").values(*columns)[:MOST_SHOWN])

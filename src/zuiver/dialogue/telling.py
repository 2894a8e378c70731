"""Tells people that there is something. What it is stands in the question only."""

from collections.abc import Collection
from typing import Final

from zuiver.dialogue.models import Precedent, Question
from zuiver.dialogue.routing import people_behind
from zuiver.notices.commands import tell
from zuiver.people.actor import Actor
from zuiver.people.models import Person
from zuiver.people.queries import role_holders
from zuiver.people.roles import APPROVE_PRECEDENTS, ROLES

TO_ANSWER: Final = "question_to_answer"
CHANGED: Final = "question_changed"
LATE: Final = "question_late"
TO_REVIEW: Final = "precedent_to_review"
REVIEWED: Final = "precedent_reviewed"
TOPICS: Final = frozenset({TO_ANSWER, CHANGED, LATE, TO_REVIEW, REVIEWED})
_REVIEWERS: Final = tuple(role.slug for role in ROLES if APPROVE_PRECEDENTS in role.permissions)


def subject_of(question: Question) -> str:
    """How the audit trail and notices name a question."""
    return f"question:{question.public_id}"


def subject_of_precedent(precedent: Precedent) -> str:
    """How the audit trail and notices name a precedent."""
    return f"precedent:{precedent.public_id}"


def tell_person(actor: Actor, question: Question) -> None:
    """Tell who asked that something changed, once per version."""
    _tell(actor, question.person, CHANGED, subject_of(question), f"v{question.version}")


def tell_answerers(
    actor: Actor, question: Question, *, acting: Person | None = None, not_these: Collection[int] = ()
) -> None:
    """Tell who answers: the deputy, else the person, else all who hold the role. Never who did it."""
    behind = people_behind(
        question.organisation_id, question.assessor, question.assessor_role, acting, actor.on, not_these
    )
    for person in behind:
        _tell(actor, person, TO_ANSWER, subject_of(question), f"v{question.version}")


def tell_reviewers(actor: Actor, precedent: Precedent, not_these: Collection[int]) -> None:
    """Tell who may be the second pair of eyes."""
    people = {
        person.pk: person
        for role in _REVIEWERS
        for person in role_holders(precedent.organisation_id, role, actor.on, not_these=not_these)
    }
    for person in people.values():
        _tell(actor, person, TO_REVIEW, subject_of_precedent(precedent), f"v{precedent.version}")


def tell_writer(actor: Actor, precedent: Precedent, writer: Person | None) -> None:
    """Tell who proposed a precedent what became of it."""
    if writer is not None:
        _tell(actor, writer, REVIEWED, subject_of_precedent(precedent), f"v{precedent.version}")


def _tell(actor: Actor, person: Person, topic: str, subject: str, happening: str) -> None:
    if person.pk != actor.person_id:
        tell(person, topic=topic, subject=subject, key=f"{topic}:{subject}:{happening}:{person.pk}")

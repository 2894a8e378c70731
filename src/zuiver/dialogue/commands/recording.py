"""What every change leaves behind: a version, an audit event and a notice, all in one transaction."""

from collections.abc import Mapping
from typing import Final

from zuiver.audit.record import record
from zuiver.dialogue import permissions
from zuiver.dialogue.cases import case_of
from zuiver.dialogue.lifecycle import State, is_open
from zuiver.dialogue.models import LONGEST_WORDS, Question, QuestionVersion
from zuiver.dialogue.policies import Case, check_version
from zuiver.dialogue.telling import subject_of
from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, Message, Refusal
from zuiver.people.actor import Actor
from zuiver.people.models import Person
from zuiver.registers.commands.recording import digest
from zuiver.registers.fields import Text

NO_WORDS: Final = Message("There is nothing here yet. Write a sentence or two.")
_TEXT: Final = Text(LONGEST_WORDS, lines=True)


def locked_question(actor: Actor, public_id: str) -> tuple[Question, Case]:
    """Return a question that the actor may see, held until the transaction ends. Raises NotFound."""
    found: Question | None = (
        Question.rows.of(actor.organisation_id)
        .select_for_update(of=("self",))
        .select_related("person", "assessor", "organisation")
        .filter(public_id=public_id)
        .first()
    )
    if found is None:
        raise permissions.not_found()
    case = case_of(found)
    if permissions.capacity_of(actor, case) is None:
        raise permissions.not_found()
    return found, case


def stop_on(refusal: Refusal | None) -> None:
    """Raise the refusal, if there is one."""
    if refusal is not None:
        raise refusal


def stop_unless_seen(found: int, expected: int | None) -> None:
    """Raise Refusal when it changed since the actor looked at it."""
    stop_on(check_version(found, expected))


def read_words(actor: Actor, field: str, typed: str, *, needed: bool, problem: Message = NO_WORDS) -> str:
    """Return the words as they are kept. Raises InvalidData under `field` when they are missing or too long."""
    try:
        text = _TEXT.clean(typed, actor.on) or ""
    except InvalidData as wrong:
        raise wrong.for_field(field) from wrong
    if needed and not text:
        raise InvalidData({field: problem})
    return text


def move(question: Question, state: State) -> None:
    """Put a question in a state; the clock of that state starts when it changes."""
    if question.state != state:
        question.state_since = clock.now()
    question.state = state
    question.is_open = is_open(state)


def store(
    question: Question,
    actor: Actor,
    action: str,
    event: str,
    *,
    words: str = "",
    in_place_of: int | None = None,
    is_new: bool = False,
    extra: Mapping[str, object] | None = None,
) -> None:
    """Save the question as its next version, with its audit event: the digest of what was said, never the words."""
    question.updated_at = clock.now()
    if not is_new:
        question.version += 1
    question.save()
    QuestionVersion.rows.create(
        organisation_id=question.organisation_id,
        question=question,
        number=question.version,
        action=action,
        state=question.state,
        words=words,
        changed_by_id=actor.person_id,
        in_place_of_id=in_place_of,
        at=question.updated_at,
    )
    content = digest(question.about, question.answers, question.receipt, words)
    data = {"state": question.state, "version": question.version, "content": content, **(extra or {})}
    note(question, actor, event, data)


def note(question: Question, actor: Actor, event: str, data: Mapping[str, object]) -> None:
    """Write the audit event of something that leaves the question as it is."""
    record(
        event,
        organisation_id=question.organisation_id,
        actor=actor.label,
        subject=subject_of(question),
        data=data,
    )


def in_place_of(actor: Actor, case: Case) -> int | None:
    """Whose place a deputy takes; None for who acts for themself."""
    if case.assessor_id == actor.person_id:
        return None
    return case.assessor_id if case.assessor_id in actor.stands_in_for else None


def person_id_of(actor: Actor) -> int:
    """Return the id of the person who acts. Raises NotFound for the program itself: it answers nothing."""
    if actor.person_id is None:
        raise permissions.not_found()
    return actor.person_id


def person_of(actor: Actor) -> Person:
    """Return the person who acts. Raises NotFound for the program itself."""
    found: Person | None = (
        Person.rows.of(actor.organisation_id)
        .select_related("organisation")
        .filter(pk=person_id_of(actor))
        .first()
    )
    if found is None:
        raise permissions.not_found()
    return found

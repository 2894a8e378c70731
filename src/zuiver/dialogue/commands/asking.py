"""A question is put to somebody: with the facts and the receipt as the asker saw them, and nothing more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import IntegrityError, transaction

from zuiver.dialogue import permissions, policies
from zuiver.dialogue.commands.recording import move, person_of, read_words, stop_on, store
from zuiver.dialogue.lifecycle import State
from zuiver.dialogue.models import Question, QuestionRuledOut
from zuiver.dialogue.routing import ADDRESSEES, route
from zuiver.dialogue.telling import tell_answerers
from zuiver.dialogue.terms import due_day
from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, Message
from zuiver.people.actor import Actor
from zuiver.people.models import Person
from zuiver.people.queries import person_by_public_id
from zuiver.registers.routing import Routed
from zuiver.rules.receipt import Receipt


@dataclass(frozen=True)
class Asked:
    """What is shared. `answers` are (fact, value as text), `features` the closed facts on which like cases are found.

    `involved` are public ids of colleagues whom it is about: they never answer it and never see it.
    """

    receipt: Receipt
    answers: Sequence[tuple[str, str]] = ()
    features: Mapping[str, str] = field(default_factory=dict)
    about: str = ""
    involved: Sequence[str] = ()
    manager_involved: bool = False
    may_be_example: bool = True


def question_ask(actor: Actor, *, addressee: str, asked: Asked, submission_key: UUID) -> Question:
    """Put a question to the manager or the integrity officer, and tell who answers that there is something.

    The same `submission_key` again returns the question that it made. Raises InvalidData per field, Refusal when nobody
    can answer, and NotFound for the program itself.
    """
    stop_on(permissions.check_ask(actor) or policies.check_module(asked.receipt.verdict.module))
    if addressee not in ADDRESSEES:
        raise InvalidData({"to": Message("Choose whom you ask.")})
    about = read_words(actor, "about", asked.about, needed=False)
    sent_before = _sent_before(actor, submission_key)
    if sent_before is not None:
        return sent_before
    try:
        with transaction.atomic():
            return _ask(actor, addressee, asked, about, submission_key)
    except IntegrityError:
        # The same form arrived twice at the same moment; the other one was first.
        sent_before = _sent_before(actor, submission_key)
        if sent_before is None:
            raise
        return sent_before


def _sent_before(actor: Actor, submission_key: UUID) -> Question | None:
    rows = Question.rows.of(actor.organisation_id)
    found: Question | None = rows.filter(submission_key=submission_key).first()
    if found is not None and found.person_id != actor.person_id:
        raise permissions.not_found()
    return found


def _ask(actor: Actor, addressee: str, asked: Asked, about: str, submission_key: UUID) -> Question:
    person = person_of(actor)
    involved = {one.pk: one for one in (person_by_public_id(actor, key) for key in asked.involved)}
    routed = route(
        person,
        addressee,
        actor.on,
        not_these=involved.keys() - {person.pk},
        manager_involved=asked.manager_involved,
    )
    question = _new(actor, person, addressee, asked, routed)
    question.about, question.submission_key = about, submission_key
    move(question, State.ASKED)
    store(question, actor, "ask", "dialogue.question.asked", is_new=True)
    ruled_out = {one.pk for one in routed.ruled_out} | (involved.keys() - {person.pk})
    QuestionRuledOut.rows.bulk_create(
        QuestionRuledOut(
            organisation_id=actor.organisation_id, question=question, person_id=pk, at=clock.now()
        )
        for pk in sorted(ruled_out)
    )
    tell_answerers(actor, question, acting=routed.acting, not_these=ruled_out | {person.pk})
    return question


def _new(actor: Actor, person: Person, addressee: str, asked: Asked, routed: Routed) -> Question:
    now, verdict = clock.now(), asked.receipt.verdict
    return Question(
        organisation_id=actor.organisation_id,
        person=person,
        addressee=addressee,
        assessor=routed.assessor,
        assessor_role=routed.role,
        state_since=now,
        created_at=now,
        asked_on=actor.on,
        due_on=due_day(person.organisation, actor.on),
        may_be_example=asked.may_be_example,
        module=verdict.module,
        outcome=verdict.outcome,
        rule=verdict.rule,
        answers=[list(pair) for pair in asked.answers],
        features=dict(asked.features),
        receipt=asked.receipt.to_json(),
    )

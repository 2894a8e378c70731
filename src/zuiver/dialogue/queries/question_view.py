"""An opened question as its page shows it: what was shared, its life, the answer, and who looked."""

from collections.abc import Iterable, Mapping
from typing import Final

from zuiver.dialogue import permissions, policies
from zuiver.dialogue.cases import check_action
from zuiver.dialogue.lifecycle import BY_ACTION, steps_from
from zuiver.dialogue.models import Answer, Precedent, Question, QuestionRead, QuestionVersion
from zuiver.dialogue.policies import Case
from zuiver.dialogue.queries.rows import question_row
from zuiver.dialogue.queries.views import AnswerView, QuestionView, ReadLine, StepLine
from zuiver.kernel.clock import AMSTERDAM
from zuiver.kernel.errors import Message
from zuiver.people.actor import Actor
from zuiver.registers.queries.scope import names_of
from zuiver.rules.receipt import Receipt

ASKED: Final = Message("Asked")
PAST: Final[Mapping[str, Message]] = {
    "ask": ASKED,
    "answer": Message("Answered"),
    "ask_back": Message("Asked something back"),
    "step_aside": Message("Left it to someone else"),
    "clarify": Message("Made it clearer"),
    "follow_up": Message("Asked further"),
    "close": Message("Closed"),
    "withdraw": Message("Taken back"),
}


def view_of(actor: Actor, question: Question, case: Case, capacity: str) -> QuestionView:
    """Return a question for a reader in this capacity, in a fixed number of queries."""
    answers = _answers(question)
    is_own = capacity == permissions.PERSON
    principals = names_of(actor.organisation_id, actor.stands_in_for)
    row = question_row(question, actor.on, principals)
    return QuestionView(
        row=row,
        version=question.version,
        capacity=capacity,
        is_own=is_own,
        pack=question.receipt["pack"],
        answers=tuple((name, value) for name, value in question.answers),
        features=question.features,
        rule=question.rule,
        receipt=Receipt.from_json(question.receipt),
        may_be_example=question.may_be_example,
        steps=tuple(
            step for step in steps_from(case.state) if check_action(actor, case, step.action) is None
        ),
        lines=tuple(_lines(question, {one.question_version: one for one in answers})),
        answer=_answer(answers[-1]) if answers else None,
        reads=_reads(question) if is_own else (),
        can_propose=not is_own and _can_propose(actor, question, case),
        in_place_of=row.in_place_of if capacity == permissions.DEPUTY else "",
    )


def _can_propose(actor: Actor, question: Question, case: Case) -> bool:
    if policies.check_propose(case, actor.person_id) is not None:
        return False
    proposed = Precedent.rows.of(question.organisation_id).filter(question=question)
    return not proposed.exclude(state="refused").exists()


def _answers(question: Question) -> list[Answer]:
    rows = Answer.rows.of(question.organisation_id).filter(question=question)
    return list(rows.select_related("answered_by", "in_place_of").order_by("pk"))


def _answer(found: Answer) -> AnswerView:
    principal = found.in_place_of
    return AnswerView(
        outcome=found.outcome,
        advised=found.advised,
        words=found.words,
        departs_from_aid=found.departs_from_aid,
        departs_from_like=found.departs_from_like,
        why_different=found.why_different,
        by=found.answered_by.name,
        in_place_of=principal.name if principal else "",
        at=found.at,
    )


def _lines(question: Question, answers: Mapping[int, Answer]) -> Iterable[StepLine]:
    rows = QuestionVersion.rows.of(question.organisation_id).filter(question=question)
    for version in rows.select_related("changed_by", "in_place_of").order_by("number"):
        answer = answers.get(version.number)
        step = BY_ACTION.get(version.action)
        principal = version.in_place_of
        yield StepLine(
            at=version.at,
            action=version.action,
            what=PAST.get(version.action, step.label if step else ASKED),
            who=version.changed_by.name if version.changed_by else "",
            words=version.words,
            in_place_of=principal.name if principal else "",
            departs=answer.departs_from_aid if answer else False,
        )


def _reads(question: Question) -> tuple[ReadLine, ...]:
    """All readings of one person on one day are one line, newest first."""
    rows = QuestionRead.rows.of(question.organisation_id).filter(question=question)
    grouped: dict[tuple[object, ...], list[QuestionRead]] = {}
    for read in rows.select_related("reader").order_by("-at", "-pk")[:500]:
        day = read.at.astimezone(AMSTERDAM).date()
        grouped.setdefault((read.reader_id, read.capacity, day), []).append(read)
    return tuple(
        ReadLine(found[0].reader.name, found[0].capacity, min(one.at for one in found), len(found))
        for found in grouped.values()
    )

"""What the door does for the two pages of their own: of the person concerned, and of a manager who was told something."""

from collections.abc import Callable
from typing import Any, Final

from zuiver.cases.commands.concerned import concerned_answer, concerned_let_in, concerned_opened
from zuiver.cases.commands.intake import intake_opened, intake_submit
from zuiver.cases.commands.reporting import Receipt
from zuiver.cases.queries.concerned import (
    ComparedKey,
    ConcernedLine,
    ConcernedView,
    compared_key,
    concerned_cases,
    concerned_view,
)
from zuiver.cases.queries.intakes import Intakes, IntakeView, intake_view, own_intakes
from zuiver.cases.queries.people import person_number
from zuiver.people.actor import Actor
from zuiver.web.cases import typed
from zuiver.web.cases.frames import Frame


def _cases(actor: Actor, frame: Frame) -> list[ConcernedLine]:
    return concerned_cases(actor)


def _case(actor: Actor, frame: Frame) -> ConcernedView:
    case_id = typed.uuid(frame.fields, "case")
    concerned_opened(actor, case_id)
    return concerned_view(actor, case_id)


def _answer(actor: Actor, frame: Frame) -> int:
    return concerned_answer(actor, typed.uuid(frame.fields, "case"), pieces=typed.pieces(frame))


def _key(actor: Actor, frame: Frame) -> ComparedKey | None:
    person = person_number(actor, typed.text(frame.fields, "person"))
    return compared_key(actor, typed.uuid(frame.fields, "case"), person)


def _let_in(actor: Actor, frame: Frame) -> int:
    return concerned_let_in(
        actor,
        typed.uuid(frame.fields, "case"),
        person_number(actor, typed.text(frame.fields, "person")),
        public_key=typed.text(frame.fields, "public_key"),
        pieces=typed.pieces(frame),
    ).alias


def _intakes(actor: Actor, frame: Frame) -> Intakes:
    return own_intakes(actor)


def _intake_case(actor: Actor, frame: Frame) -> IntakeView:
    case_id = typed.uuid(frame.fields, "case")
    found = intake_view(actor, case_id)
    intake_opened(actor, case_id)
    return found


def _intake(actor: Actor, frame: Frame) -> Receipt:
    return intake_submit(
        actor,
        typed.report(frame),
        typed.uuid(frame.fields, "holder"),
        key=typed.new_key(frame, frame.fields.get("copy_key")),
        pieces=typed.pieces(frame, "copy"),
    )


OWN_DEEDS: Final[dict[str, Callable[[Actor, Frame], Any]]] = {
    "concerned": _cases,
    "concerned_case": _case,
    "concerned_answer": _answer,
    "concerned_key": _key,
    "let_in": _let_in,
    "intakes": _intakes,
    "intake_case": _intake_case,
    "intake": _intake,
}

"""What people find and fill in: a finding on each allegation, the codes of the register, since when the decision maker knows."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction

from zuiver.cases.access import DECIDE, STATUS, WRITE
from zuiver.cases.code_lists import check_code, code_list
from zuiver.cases.commands.held import Held, add_pieces, held_for
from zuiver.cases.lifecycle.words import Compartment, ItemKind, State
from zuiver.cases.models import CheckIn, Finding, RegisterLine
from zuiver.cases.pieces import Piece
from zuiver.cases.standing import not_found
from zuiver.kernel.errors import InvalidData, Message, Refusal
from zuiver.people.actor import Actor

# Code of the register -> its list.
CODES: Final = {
    "type": "types",
    "outcome": "outcomes",
    "external": "authorities",
}
INVESTIGATORS: Final = frozenset({"internal", "external"})
SOURCES: Final = frozenset({"employee", "external", "manager", "control", "anonymous"})


@transaction.atomic
def finding_record(
    actor: Actor, case_id: UUID, *, allegation: int, result: str, pieces: Sequence[Piece]
) -> Finding:
    """Record what was found of one allegation, with the sealed words. A later finding stands beside the earlier one."""
    held = held_for(actor, case_id)
    if not held.place.may(Compartment.INVESTIGATION, WRITE) and not held.place.may(STATUS, WRITE):
        raise not_found()
    check_code("result", "findings", result)
    if allegation < 1 or held.state not in {State.INVESTIGATING, State.FEEDBACK_GIVEN}:
        raise Refusal("finding_not_now", "A finding belongs to an investigation. Open one first.")
    if not pieces:
        raise InvalidData(
            {"pieces": Message("The text that goes with this step is missing. Write it, and try again.")}
        )
    add_pieces(held, pieces)
    before = Finding.rows.of(actor.organisation_id).filter(case=held.case, allegation=allegation).count()
    row: Finding = Finding.rows.create(
        organisation_id=actor.organisation_id,
        case=held.case,
        allegation=allegation,
        number=before + 1,
        result=result,
        found_on=held.day,
    )
    held.line("finding_recorded", result)
    return row


@transaction.atomic
def register_fill(
    actor: Actor, case_id: UUID, codes: dict[str, str], *, grounds: Sequence[str] = ()
) -> RegisterLine:
    """Fill in codes of the line in the register; `grounds` are recorded reasons for going outside, never conditions."""
    held = held_for(actor, case_id)
    if not held.place.may(STATUS, WRITE):
        raise not_found()
    line: RegisterLine = RegisterLine.rows.of(actor.organisation_id).get(case=held.case)
    for name, slug in codes.items():
        setattr(line, name, _code(name, slug))
    if grounds:
        line.grounds = sorted({check_code("grounds", "grounds", slug) for slug in grounds})
    line.save()
    held.line("register_filled")
    return line


@transaction.atomic
def decision_maker_knew(actor: Actor, case_id: UUID, day: date) -> None:
    """Record since when who decides knows: a dismissal at once depends on it (BW 7:677). An earlier day stays."""
    held = held_for(actor, case_id)
    if not (held.place.may(STATUS, WRITE) or held.place.may(STATUS, DECIDE)):
        raise not_found()
    if day > held.day:
        raise InvalidData({"day": Message("That day is still to come. Fill in the day on which it was.")})
    if held.case.known_on is None or day < held.case.known_on:
        held.case.known_on = day
        held.line("decision_maker_knew")


@transaction.atomic
def check_in_done(actor: Actor, case_id: UUID, due_on: date, *, pieces: Sequence[Piece]) -> None:
    """Record that the reporter was asked how things are (1, 3, 6, 12 months), with the sealed message."""
    held = held_for(actor, case_id)
    if not held.place.may(Compartment.DETRIMENT, WRITE) and not held.place.may(STATUS, WRITE):
        raise not_found()
    if not any(piece.kind in {ItemKind.CHECK_IN, ItemKind.MESSAGE} for piece in pieces):
        raise InvalidData(
            {"pieces": Message("The text that goes with this step is missing. Write it, and try again.")}
        )
    _meet(held, due_on)
    add_pieces(held, pieces)
    held.line("checked_in")


def _meet(held: Held, due_on: date) -> None:
    rows = CheckIn.rows.of(held.case.organisation_id).filter(
        case=held.case, due_on=due_on, done_on__isnull=True
    )
    if not rows.update(done_on=held.day):
        raise Refusal("no_check_in", "There is no such moment of aftercare, or it was done already.")


def _code(name: str, slug: str) -> str:
    allowed = {"investigator": INVESTIGATORS, "source": SOURCES}.get(name)
    if allowed is None and name not in CODES:
        raise InvalidData({name: Message("The register has no such code.")})
    known = allowed if allowed is not None else frozenset(code_list(CODES[name]))
    if slug not in known:
        raise InvalidData({name: Message("Choose one of the list.")})
    return slug

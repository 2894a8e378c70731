"""One door over the tables of steps: the main path, the side states, and the paths inside a case."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction

from zuiver.cases.access import ACKNOWLEDGE, DECIDE, STATUS, WRITE
from zuiver.cases.code_lists import check_code
from zuiver.cases.commands.clockwork import apply_effect, sort_into
from zuiver.cases.commands.closing import start_keeping
from zuiver.cases.commands.held import Held, add_pieces, held_for, stop_on
from zuiver.cases.facts import facts_of
from zuiver.cases.lifecycle import (
    Effect,
    Family,
    InnerStep,
    ItemKind,
    Role,
    Side,
    SideStep,
    State,
    Step,
    inner_step,
    side_step,
    step_of,
)
from zuiver.cases.models import Case, RegisterLine
from zuiver.cases.pieces import Piece
from zuiver.cases.policies import GUARDS, check_suspended
from zuiver.kernel.errors import InvalidData, Message, Refusal
from zuiver.people.actor import Actor

VERBS: Final = {"acknowledge": ACKNOWLEDGE, "decide": DECIDE, "take_measures": DECIDE}
# Destroying takes two people and a door of its own (`destroying.py`).
OTHER_DOOR: Final = frozenset({"destroy"})
# The kind of case may be chosen, and chosen again, until the case is closed.
SORTABLE: Final = frozenset(State) - {State.COMPLETED, State.AFTERCARE, State.TO_DESTROY, State.DESTROYED}
_DAY_OF: Final = {
    Side.WITHDRAWN: "withdrawn_on",
    Side.SUSPENDED: "suspended_on",
    Side.REOPENED: "reopened_on",
    Side.TAKEN_OVER: "taken_over_on",
    Side.HELD: "held_on",
}


@transaction.atomic
def case_act(
    actor: Actor, case_id: UUID, action: str, *, pieces: Sequence[Piece] = (), codes: Sequence[str] = ()
) -> Case:
    """Take one step of `lifecycle.STEPS` or `lifecycle.SIDE_STEPS` with the sealed pieces that it asks for.

    `codes` are the destination of `pass_on`, and the disposals of `take_measures`. Raises NotFound, Refusal, InvalidData.
    """
    held = held_for(actor, case_id)
    side = side_step(action, held.state)
    if side is not None:
        _side(held, side, pieces)
        return held.case
    step = step_of(action, held.state)
    if step is None or action in OTHER_DOOR:
        raise Refusal(
            "step_not_now",
            "That step cannot be taken where this case stands now. Look at the case once more.",
        )
    _may_take(held, step)
    facts = facts_of(held.case, held.day, held.place.reader)
    stop_on(check_suspended(facts, action))
    stop_on(GUARDS[step.guard](facts) if step.guard else None)
    _take(held, step, pieces, codes)
    return held.case


@transaction.atomic
def case_triage(actor: Actor, case_id: UUID, family: Family, *, pieces: Sequence[Piece]) -> Case:
    """Say what kind of case it is, now or again, with a sealed reason. Clocks keep the earliest of their dates."""
    held = held_for(actor, case_id)
    if not held.place.may(STATUS, WRITE) or held.state not in SORTABLE:
        raise _not_in_your_hands()
    if family is Family.UNSORTED:
        raise InvalidData({"family": Message("Choose what kind of case this is.")})
    _demand(pieces, (ItemKind.REASON,))
    add_pieces(held, pieces)
    sort_into(held.case, family)
    RegisterLine.rows.of(actor.organisation_id).filter(case=held.case).update(family=family)
    held.line("triaged", family)
    return held.case


@transaction.atomic
def case_inner(actor: Actor, case_id: UUID, path: str, name: str, *, pieces: Sequence[Piece]) -> Case:
    """Take one step of an investigation or a complaint, with the sealed piece that it leaves."""
    held = held_for(actor, case_id)
    step = inner_step(path, name, held.case.place)
    if step is None or held.state is not State.INVESTIGATING:
        raise Refusal(
            "step_not_now",
            "That step cannot be taken where this case stands now. Look at the case once more.",
        )
    _inner(held, step, path, pieces)
    return held.case


def side_by_reporter(held: Held, action: str) -> None:
    """Take a side step that is the reporter's; the caller holds the case by its code."""
    step = side_step(action, held.state)
    if step is None or Role.REPORTER not in step.roles:
        raise Refusal("step_not_now", "That is not possible any more where your report stands now.")
    _set_side(held, step)


def _side(held: Held, step: SideStep, pieces: Sequence[Piece]) -> None:
    if held.place.role not in step.roles or not held.place.may(STATUS, WRITE):
        raise _not_in_your_hands()
    _demand(pieces, step.sealed)
    if pieces:
        add_pieces(held, pieces)
    _set_side(held, step)


def _set_side(held: Held, step: SideStep) -> None:
    name = _DAY_OF[step.side]
    before: date | None = getattr(held.case, name)
    if (before is not None) == step.on and step.to is None:
        return
    setattr(held.case, name, held.day if step.on else None)
    if step.to is not None:
        # Opened again: it is no longer closed, and what it must be kept until stays as it was.
        held.case.state, held.case.closed_on, held.case.place = step.to, None, ""
    held.line(step.event)


def _may_take(held: Held, step: Step) -> None:
    verb = VERBS.get(step.action, WRITE)
    if held.place.role not in step.roles or not held.place.may(STATUS, verb):
        raise _not_in_your_hands()


def _take(held: Held, step: Step, pieces: Sequence[Piece], codes: Sequence[str]) -> None:
    _demand(pieces, step.sealed)
    if pieces:
        add_pieces(held, pieces)
    code = ""
    if step.action == "pass_on":
        code = check_code("codes", "destinations", codes[0] if codes else "")
    if step.action == "take_measures":
        chosen = sorted({check_code("codes", "disposals", slug) for slug in codes or ("",)})
        RegisterLine.rows.of(held.case.organisation_id).filter(case=held.case).update(disposals=chosen)
    apply_effect(held.case, step.effect, held.day)
    held.case.state = step.to or held.case.state
    if step.effect is Effect.STARTS_KEEPING:
        start_keeping(held.case, held.day)
    held.line(step.event, code)


def _inner(held: Held, step: InnerStep, path: str, pieces: Sequence[Piece]) -> None:
    if held.place.role not in step.roles:
        raise _not_in_your_hands()
    if not any(one.kind is step.kind and one.compartment is step.compartment for one in pieces):
        raise _piece_missing()
    add_pieces(held, pieces)
    held.case.place = f"{path}:{step.name}"
    if step.tells_accused and held.case.notified_on is None:
        raise Refusal(
            "accused_not_told",
            "The person concerned does not know yet. Record first that this person was told.",
        )
    held.line(f"{path}_{step.name}")


def _demand(pieces: Sequence[Piece], kinds: Sequence[ItemKind]) -> None:
    if not set(kinds) <= {piece.kind for piece in pieces}:
        raise _piece_missing()


def _piece_missing() -> InvalidData:
    return InvalidData(
        {"pieces": Message("The text that goes with this step is missing. Write it, and try again.")}
    )


def _not_in_your_hands() -> Refusal:
    return Refusal(
        "not_in_your_hands", "This step is not yours to take. The page of the case shows whose it is."
    )

"""Side states: what is the case beside where it stands. Clocks go on under all of them."""

from dataclasses import dataclass
from typing import Final

from zuiver.cases.lifecycle.table import CLOSED, HANDLERS, OPEN
from zuiver.cases.lifecycle.words import ItemKind, Role, Side, State
from zuiver.kernel.errors import Message


@dataclass(frozen=True)
class SideStep:
    """Puts a side on or takes it off (`on` False). `to` is set where the state changes with it."""

    action: str
    label: Message
    side: Side
    on: bool
    roles: frozenset[Role]
    sources: frozenset[State]
    event: str
    sealed: tuple[ItemKind, ...] = ()
    to: State | None = None


_ALIVE: Final = OPEN | CLOSED

SIDE_STEPS: Final[tuple[SideStep, ...]] = (
    # Whether the employer goes on with what was withdrawn is a human choice with a reason (ME-1).
    SideStep(
        "withdraw", Message("Withdraw your report"), Side.WITHDRAWN, True, frozenset({Role.REPORTER}), OPEN,
        "withdrawn",
    ),
    SideStep(
        "suspend", Message("Suspend; the clock goes on"), Side.SUSPENDED, True, HANDLERS, OPEN, "suspended",
        (ItemKind.REASON,),
    ),
    SideStep("resume", Message("Go on with it"), Side.SUSPENDED, False, HANDLERS, OPEN, "resumed"),
    SideStep(
        "reopen", Message("Open it again"), Side.REOPENED, True, HANDLERS, CLOSED, "reopened", (ItemKind.REASON,),
        to=State.ASSESSING,
    ),
    SideStep(
        "taken_over", Message("An external authority took it over"), Side.TAKEN_OVER, True, HANDLERS, OPEN,
        "taken_over", (ItemKind.REASON,),
    ),
    SideStep(
        "handed_back", Message("The external authority gave it back"), Side.TAKEN_OVER, False, HANDLERS, OPEN,
        "handed_back",
    ),
    SideStep(
        "hold", Message("Keep it from being destroyed"), Side.HELD, True, HANDLERS, _ALIVE, "held",
        (ItemKind.REASON,),
    ),
    SideStep(
        "release", Message("End the hold"), Side.HELD, False, HANDLERS, _ALIVE, "released", (ItemKind.REASON,)
    ),
)  # fmt: skip

_BY_ACTION: Final = {step.action: step for step in SIDE_STEPS}


def side_step(action: str, state: State) -> SideStep | None:
    """Return the side step that `action` is from `state`; None where the table has none."""
    step = _BY_ACTION.get(action)
    return step if step and state in step.sources else None

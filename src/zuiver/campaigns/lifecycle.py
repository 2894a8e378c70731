"""The life of a campaign and of a request to one person, as tables. No Django, no database."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from zuiver.kernel.errors import Message


class CampaignState(StrEnum):
    """Where a campaign stands. Starting: the list is fixed and is being sent, in parts."""

    DRAFT = "draft"
    STARTING = "starting"
    RUNNING = "running"
    CLOSED = "closed"


class State(StrEnum):
    """Where a request stands."""

    OPEN = "open"
    EXTENSION_ASKED = "extension_asked"
    CHANGING = "changing"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NOTHING = "nothing"
    EXEMPT = "exempt"
    LEFT = "left"
    UNANSWERED = "unanswered"


class Line(StrEnum):
    """What somebody says of one entry."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    ENDED = "ended"


class Holder(StrEnum):
    """Who takes a step: the person, who gives more time (manager or officer), who keeps campaigns, the program."""

    PERSON = "person"
    LEADS = "leads"
    OFFICER = "officer"
    SYSTEM = "system"


@dataclass(frozen=True)
class Step:
    """One step of a request. The answer itself says to which of `to` it leads."""

    action: str
    holders: frozenset[Holder]
    sources: frozenset[State]
    to: frozenset[State]
    needs_reason: bool = False


CAMPAIGN_STATES: Final = {
    CampaignState.DRAFT: Message("Draft"),
    CampaignState.STARTING: Message("Being sent"),
    CampaignState.RUNNING: Message("Running"),
    CampaignState.CLOSED: Message("Closed"),
}
STATES: Final = {
    State.OPEN: Message("Not answered yet"),
    State.EXTENSION_ASKED: Message("More time asked"),
    State.CHANGING: Message("Something is being corrected"),
    State.UNCHANGED: Message("Declared: nothing changed"),
    State.CHANGED: Message("Declared: something changed"),
    State.NOTHING: Message("Declared nothing"),
    State.EXEMPT: Message("Does not have to"),
    State.LEFT: Message("Left the organisation"),
    State.UNANSWERED: Message("Closed without an answer"),
}
ANSWERED: Final = frozenset({State.UNCHANGED, State.CHANGED, State.NOTHING})
OPEN: Final = frozenset({State.OPEN, State.EXTENSION_ASKED, State.CHANGING})
# Only who owes an answer is reminded: who asked for more time waits for us.
REMINDED: Final = frozenset({State.OPEN, State.CHANGING})

_WAITING = frozenset({State.OPEN, State.EXTENSION_ASKED})
_PERSON = frozenset({Holder.PERSON})
_GIVES = frozenset({Holder.LEADS, Holder.OFFICER})
_SYSTEM = frozenset({Holder.SYSTEM})

STEPS: Final = (
    Step("answer", _PERSON, OPEN | ANSWERED, ANSWERED | {State.CHANGING}),
    Step("finish", _PERSON | _SYSTEM, frozenset({State.CHANGING}), frozenset({State.CHANGED})),
    Step("ask_extension", _PERSON, frozenset({State.OPEN}), frozenset({State.EXTENSION_ASKED}), True),
    Step("extend", _GIVES, _WAITING, frozenset({State.OPEN}), True),
    Step("refuse_extension", _GIVES, frozenset({State.EXTENSION_ASKED}), frozenset({State.OPEN}), True),
    Step("exempt", frozenset({Holder.OFFICER}), OPEN, frozenset({State.EXEMPT}), True),
    Step("leave", _SYSTEM, OPEN, frozenset({State.LEFT})),
    Step("close", _SYSTEM, OPEN, frozenset({State.UNANSWERED})),
)
BY_ACTION: Final = {step.action: step for step in STEPS}


def is_open(state: State) -> bool:
    """Whether something is still asked in this state."""
    return state in OPEN


def may_step(action: str, state: State) -> bool:
    """Whether the table knows this step from this state."""
    step = BY_ACTION.get(action)
    return step is not None and state in step.sources

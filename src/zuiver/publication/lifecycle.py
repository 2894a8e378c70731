"""Where a line of a public register stands, beside the life of the entry it comes from. One pure function says what is next.

No Django. The program takes every step but three: the person objects, and a role decides on that or begins anew.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class State(StrEnum):
    """Where a line stands."""

    # The person sees what will be public, and can object.
    PREVIEWED = "previewed"
    # Waits for a decision on an objection; not public.
    OBJECTED = "objected"
    PUBLISHED = "published"
    # Public as it was, while the person sees what it will become.
    CHANGING = "changing"
    # Being looked at again; not public meanwhile.
    RESTING = "resting"
    WITHDRAWN = "withdrawn"


PUBLIC: Final = frozenset({State.PUBLISHED, State.CHANGING})
# In these a preview waits for its day.
WAITING: Final = frozenset({State.PREVIEWED, State.CHANGING})
MAY_OBJECT: Final = WAITING | {State.PUBLISHED, State.RESTING}


class Reason(StrEnum):
    """Why something is not public, or no longer."""

    ENDED = "ended"
    NOT_ALLOWED = "not_allowed"
    LOOKED_AT_AGAIN = "looked_at_again"
    OUT_OF_SCOPE = "out_of_scope"
    LEFT = "left"
    OBJECTED = "objected"
    OBJECTION_GRANTED = "objection_granted"
    CHANGED = "changed"
    TIME_OVER = "time_over"


class Answer(StrEnum):
    """What holds for the entry today."""

    MAY = "may"
    RESTS = "rests"
    MAY_NOT = "may_not"


@dataclass(frozen=True)
class Standing:
    """Whether an entry may be public today; the reason says why not."""

    answer: Answer
    reason: Reason | None = None


class Step(StrEnum):
    """A step of the program."""

    PREVIEW = "preview"
    PUBLISH = "publish"
    PREPARE_CHANGE = "prepare_change"
    DROP_CHANGE = "drop_change"
    REST = "rest"
    RETURN = "return"
    WITHDRAW = "withdraw"


@dataclass(frozen=True)
class Situation:
    """What a step depends on. No state: nothing was ever shown to the person.

    `is_as_previewed`, `is_as_shown`: today's lines are those of the preview, and those of the last public version.
    `is_due`: the day has come. `stays_out`: an objection was granted.
    """

    state: State | None
    answer: Answer
    is_as_previewed: bool = False
    is_as_shown: bool = False
    is_due: bool = False
    stays_out: bool = False


def next_step(now: Situation) -> Step | None:
    """Return the step that has to be taken now, or None where all is as it should be. Nothing is published before its day."""
    if now.answer is Answer.MAY_NOT:
        return None if now.state in {None, State.WITHDRAWN} else Step.WITHDRAW
    if now.answer is Answer.RESTS:
        return _while_looked_at(now.state)
    return _while_allowed(now)


def _while_looked_at(state: State | None) -> Step | None:
    if state in PUBLIC:
        return Step.REST
    # Nobody saw it yet: the preview begins anew when it is assessed.
    return Step.WITHDRAW if state is State.PREVIEWED else None


def _while_allowed(now: Situation) -> Step | None:
    if now.state is None or now.state is State.WITHDRAWN:
        return None if now.stays_out else Step.PREVIEW
    if now.state is State.PREVIEWED:
        return _after_preview(now, Step.PREVIEW)
    if now.state is State.PUBLISHED:
        return None if now.is_as_shown else Step.PREPARE_CHANGE
    if now.state is State.CHANGING:
        return Step.DROP_CHANGE if now.is_as_shown else _after_preview(now, Step.PREPARE_CHANGE)
    if now.state is State.RESTING:
        return Step.RETURN if now.is_as_shown else Step.PREVIEW
    return None


def _after_preview(now: Situation, again: Step) -> Step | None:
    """What was never previewed is previewed first, whatever the day."""
    if not now.is_as_previewed:
        return again
    return Step.PUBLISH if now.is_due else None

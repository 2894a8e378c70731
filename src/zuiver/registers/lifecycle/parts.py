"""What the table of the life cycle is made of: states, hands, and steps. No Django, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from zuiver.kernel.errors import Message


class State(StrEnum):
    """Where an entry stands."""

    DRAFT = "draft"
    # Shared by all families.
    REPORTED = "reported"
    IN_DISCUSSION = "in_discussion"
    MORE_ASKED = "more_asked"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    # Keeping something, or not.
    CONSENT_ASKED = "consent_asked"
    ALLOWED = "allowed"
    ALLOWED_FOR_TEAM = "allowed_for_team"
    TO_DECLINE = "to_decline"
    TO_RETURN = "to_return"
    TO_HAND_IN = "to_hand_in"
    DECLINED = "declined"
    RETURNED = "returned"
    HANDED_IN = "handed_in"
    # Going somewhere: asked before, accounted for after.
    ASKED_BEFORE = "asked_before"
    AGREED = "agreed"
    AGREED_WITH_CONDITIONS = "agreed_with_conditions"
    ADVISED_AGAINST = "advised_against"
    NOT_AGREED = "not_agreed"
    TO_ACCOUNT = "to_account"
    ATTENDED = "attended"
    NOT_ATTENDED = "not_attended"
    REFERRED = "referred"
    # Something that lasts: reported, assessed together, and looked at again.
    NO_OBJECTION = "no_objection"
    CONDITIONS_INTENDED = "conditions_intended"
    UNDER_CONDITIONS = "under_conditions"
    PROHIBITION_INTENDED = "prohibition_intended"
    PROHIBITION_ANSWERED = "prohibition_answered"
    TO_END = "to_end"
    ENDING_SHOWN = "ending_shown"
    ENDED = "ended"
    # A note that somebody has to do something with.
    RECEIVED = "received"
    TAKEN_UP = "taken_up"
    HANDLED = "handled"
    IN_FORCE = "in_force"


class Holder(StrEnum):
    """In whose hands an entry is, or by whom a step is taken."""

    PERSON = "person"
    ASSESSOR = "assessor"
    DESK = "desk"
    SYSTEM = "system"


@dataclass(frozen=True)
class StateInfo:
    """What a state is called and who is next; no holder means that nothing is left to do.

    `task` is what the state asks of its holder, and `task_kind` the word for lists of tasks. `waits_for_day`: nothing
    is asked before the day in `Entry.due_on`.
    """

    label: Message
    holder: Holder | None = None
    clock_runs: bool = False
    task: Message | None = None
    task_kind: str = ""
    waits_for_day: bool = False


@dataclass(frozen=True)
class Transition:
    """One step. `to` None means: the state stays. `tells` are those who get a notice that there is something."""

    action: str
    label: Message
    holders: frozenset[Holder]
    sources: frozenset[State]
    to: State | None
    event: str
    needs_reason: bool = False
    is_decision: bool = False
    # The decision answers the question itself, so it goes along with the advice or departs from it.
    weighs: bool = True
    # The reason is a line of the talk between the person and the assessor.
    is_message: bool = False
    tells: tuple[Holder, ...] = ()
    # Conditions go along with the step; each becomes a measure with an owner and a day.
    imposes: bool = False
    # The person does not agree: the reason is kept beside the last decision.
    disagrees: bool = False


PERSON = frozenset({Holder.PERSON})
ASSESSOR = frozenset({Holder.ASSESSOR})
DESK = frozenset({Holder.DESK})
SYSTEM = frozenset({Holder.SYSTEM})


def decision(
    action: str,
    label: Message,
    sources: Iterable[State],
    to: State | None,
    past: str,
    *,
    imposes: bool = False,
    weighs: bool = True,
) -> Transition:
    """Return a step in which the assessor decides: with a reason, and the person is told.

    `past` names its event; for `imposes` and `weighs` see `Transition`.
    """
    return Transition(
        action, label, ASSESSOR, frozenset(sources), to, f"registers.entry.{past}",
        needs_reason=True, is_decision=True, tells=(Holder.PERSON,), imposes=imposes, weighs=weighs,
    )  # fmt: skip

"""The life of an entry as one table: who may do what from which state, and what that leads to.

No Django, no database: whether a person may act and whether the case allows it stand in `permissions` and `policies`.
A register may leave steps out (`declaration.Register.actions`); it never adds a state of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from zuiver.kernel.errors import Message


class State(StrEnum):
    """Where an entry stands."""

    DRAFT = "draft"
    REPORTED = "reported"
    CONSENT_ASKED = "consent_asked"
    IN_DISCUSSION = "in_discussion"
    MORE_ASKED = "more_asked"
    ALLOWED = "allowed"
    ALLOWED_FOR_TEAM = "allowed_for_team"
    TO_DECLINE = "to_decline"
    TO_RETURN = "to_return"
    TO_HAND_IN = "to_hand_in"
    DECLINED = "declined"
    RETURNED = "returned"
    HANDED_IN = "handed_in"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Holder(StrEnum):
    """In whose hands an entry is, or by whom a step is taken."""

    PERSON = "person"
    ASSESSOR = "assessor"
    DESK = "desk"
    SYSTEM = "system"


@dataclass(frozen=True)
class StateInfo:
    """What a state is called and who is next; no holder means that nothing is left to do."""

    label: Message
    holder: Holder | None = None
    clock_runs: bool = False


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
    # The reason is a line of the talk between the person and the assessor.
    is_message: bool = False
    tells: tuple[Holder, ...] = ()


STATES: Final[dict[State, StateInfo]] = {
    State.DRAFT: StateInfo(Message("Draft"), Holder.PERSON),
    State.REPORTED: StateInfo(Message("Reported"), Holder.ASSESSOR, clock_runs=True),
    State.CONSENT_ASKED: StateInfo(Message("Consent asked"), Holder.ASSESSOR, clock_runs=True),
    State.IN_DISCUSSION: StateInfo(Message("Being talked about"), Holder.ASSESSOR, clock_runs=True),
    State.MORE_ASKED: StateInfo(Message("More was asked"), Holder.PERSON),
    State.ALLOWED: StateInfo(Message("May be kept")),
    State.ALLOWED_FOR_TEAM: StateInfo(Message("May be kept for the team")),
    State.TO_DECLINE: StateInfo(Message("Still to decline"), Holder.PERSON),
    State.TO_RETURN: StateInfo(Message("Still to give back"), Holder.PERSON),
    State.TO_HAND_IN: StateInfo(Message("Still to hand in"), Holder.PERSON),
    State.DECLINED: StateInfo(Message("Declined")),
    State.RETURNED: StateInfo(Message("Given back")),
    State.HANDED_IN: StateInfo(Message("Handed in"), Holder.DESK),
    State.CLOSED: StateInfo(Message("Closed")),
    State.WITHDRAWN: StateInfo(Message("Withdrawn")),
}

_WAITING = frozenset({State.REPORTED, State.CONSENT_ASKED, State.IN_DISCUSSION})
_UNDECIDED = _WAITING | {State.MORE_ASKED}
_TO_DO = frozenset({State.TO_DECLINE, State.TO_RETURN, State.TO_HAND_IN})
_KEPT = frozenset({State.ALLOWED, State.ALLOWED_FOR_TEAM})
_SETTLED = _KEPT | {State.DECLINED, State.RETURNED, State.CLOSED}

_PERSON = frozenset({Holder.PERSON})
_ASSESSOR = frozenset({Holder.ASSESSOR})
_DESK = frozenset({Holder.DESK})
_SYSTEM = frozenset({Holder.SYSTEM})


def _decision(action: str, label: Message, to: State, past: str) -> Transition:
    return Transition(
        action, label, _ASSESSOR, _WAITING, to, f"registers.entry.{past}",
        needs_reason=True, is_decision=True, tells=(Holder.PERSON,),
    )  # fmt: skip


TRANSITIONS: Final[tuple[Transition, ...]] = (
    # What the answer of the decision aid and the person's own choice make of a new entry.
    Transition(
        "report", Message("Report"), _SYSTEM, frozenset({State.DRAFT}), State.REPORTED,
        "registers.entry.reported", tells=(Holder.ASSESSOR,),
    ),
    Transition(
        "ask_consent", Message("Ask for consent"), _SYSTEM, frozenset({State.DRAFT, State.REPORTED}),
        State.CONSENT_ASKED, "registers.entry.consent_asked", tells=(Holder.ASSESSOR,),
    ),
    Transition(
        "report_declined", Message("Record that it was declined"), _SYSTEM, frozenset({State.DRAFT}),
        State.DECLINED, "registers.entry.declined", tells=(Holder.ASSESSOR,),
    ),
    Transition(
        "report_returned", Message("Record that it was given back"), _SYSTEM, frozenset({State.DRAFT}),
        State.RETURNED, "registers.entry.returned", tells=(Holder.ASSESSOR,),
    ),
    Transition(
        "report_hand_in", Message("Record that it is handed in"), _SYSTEM, frozenset({State.DRAFT}),
        State.TO_HAND_IN, "registers.entry.hand_in_offered", tells=(Holder.ASSESSOR,),
    ),
    Transition(
        "import_closed", Message("Take over from another register"), _SYSTEM, frozenset({State.DRAFT}),
        State.CLOSED, "registers.entry.imported",
    ),
    # The assessor.
    Transition(
        "take_note", Message("Take note"), _ASSESSOR, frozenset({State.REPORTED}), State.CLOSED,
        "registers.entry.noted", is_decision=True, tells=(Holder.PERSON,),
    ),
    Transition(
        "start_talk", Message("Talk about it"), _ASSESSOR, frozenset({State.REPORTED, State.CONSENT_ASKED}),
        State.IN_DISCUSSION, "registers.entry.talk_started", is_message=True, tells=(Holder.PERSON,),
    ),
    Transition(
        "ask_more", Message("Ask for more"), _ASSESSOR, _WAITING, State.MORE_ASKED,
        "registers.entry.more_asked", needs_reason=True, is_message=True, tells=(Holder.PERSON,),
    ),
    _decision("allow", Message("It may be kept"), State.ALLOWED, "allowed"),
    _decision("allow_for_team", Message("It may be kept for the team"), State.ALLOWED_FOR_TEAM, "allowed_for_team"),
    _decision("ask_decline", Message("Ask to say no"), State.TO_DECLINE, "decline_asked"),
    _decision("ask_return", Message("Ask to give it back"), State.TO_RETURN, "return_asked"),
    _decision("ask_hand_in", Message("Ask to hand it in"), State.TO_HAND_IN, "hand_in_asked"),
    Transition(
        "step_aside", Message("Let someone else decide"), _ASSESSOR, _WAITING, None,
        "registers.entry.stepped_aside", tells=(Holder.ASSESSOR,),
    ),
    # The person.
    Transition(
        "answer", Message("Answer"), _PERSON, frozenset({State.MORE_ASKED}), State.IN_DISCUSSION,
        "registers.entry.answered", needs_reason=True, is_message=True, tells=(Holder.ASSESSOR,),
    ),
    Transition(
        "say_declined", Message("I said no"), _PERSON, _UNDECIDED | _KEPT | {State.TO_DECLINE}, State.DECLINED,
        "registers.entry.declined",
    ),
    Transition(
        "say_returned", Message("I gave it back"), _PERSON, _UNDECIDED | _KEPT | _TO_DO, State.RETURNED,
        "registers.entry.returned",
    ),
    Transition(
        "offer_hand_in", Message("I hand it in"), _PERSON, _UNDECIDED | _KEPT | {State.TO_RETURN}, State.TO_HAND_IN,
        "registers.entry.hand_in_offered",
    ),
    Transition(
        "withdraw", Message("Withdraw"), _PERSON, _UNDECIDED, State.WITHDRAWN,
        "registers.entry.withdrawn", needs_reason=True, tells=(Holder.ASSESSOR,),
    ),
    # The hand-in desk.
    Transition(
        "receive", Message("Take it in"), _DESK, frozenset({State.TO_HAND_IN}), State.HANDED_IN,
        "registers.entry.handed_in", tells=(Holder.PERSON,),
    ),
    Transition(
        "settle", Message("Record where it went"), _DESK, frozenset({State.HANDED_IN}), State.CLOSED,
        "registers.entry.destination_recorded", tells=(Holder.PERSON,),
    ),
    # A new fact, also after a decision.
    Transition(
        "reopen", Message("Open again"), _PERSON | _ASSESSOR, _SETTLED | _TO_DO | {State.WITHDRAWN},
        State.IN_DISCUSSION, "registers.entry.reopened", needs_reason=True,
        tells=(Holder.PERSON, Holder.ASSESSOR),
    ),
    Transition(
        "reassess", Message("Look at it again"), _SYSTEM, _KEPT | {State.CLOSED}, State.IN_DISCUSSION,
        "registers.entry.reassessed", tells=(Holder.PERSON, Holder.ASSESSOR),
    ),
)  # fmt: skip

BY_ACTION: Final[dict[str, Transition]] = {step.action: step for step in TRANSITIONS}
# Corrections are welcome as long as the line lives; what was withdrawn stays as it was.
CORRECTABLE: Final = frozenset(State) - {State.DRAFT, State.WITHDRAWN}


def transition(action: str, state: State) -> Transition | None:
    """Return the step that `action` is from `state`; None where the table has none."""
    step = BY_ACTION.get(action)
    return step if step and state in step.sources else None


def steps_from(state: State) -> tuple[Transition, ...]:
    """Return all steps that the table knows from a state, in the order of the table."""
    return tuple(step for step in TRANSITIONS if state in step.sources)


def is_open(state: State) -> bool:
    """Whether the entry waits for somebody."""
    return STATES[state].holder is not None


def diagram(transitions: Iterable[Transition] = TRANSITIONS) -> str:
    """Return the table as a Mermaid state diagram, for `docs/reference/lifecycle.md`. Steps that stay are loops."""
    lines = ["stateDiagram-v2", "    [*] --> draft"]
    for step in transitions:
        holders = " or ".join(sorted(step.holders))
        lines += [
            f"    {source} --> {step.to or source}: {step.action} ({holders})"
            for source in State
            if source in step.sources
        ]
    lines += [f"    {state} --> [*]" for state, info in STATES.items() if info.holder is None]
    return "\n".join(lines) + "\n"

"""The life of a measure as one table: who may do what from which state, and what that leads to.

No Django, no database: whether a person may act and whether the case allows it stand in `permissions` and `policies`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from zuiver.kernel.errors import Message


class State(StrEnum):
    """Where a measure stands."""

    PROPOSED = "proposed"
    IMPOSED = "imposed"
    ACCEPTED = "accepted"
    OBJECTED = "objected"
    UPHELD = "upheld"
    CARRIED_OUT = "carried_out"
    MORE_PROOF = "more_proof"
    WORKING = "working"
    EFFECTIVE = "effective"
    NOT_EFFECTIVE = "not_effective"
    LAPSED = "lapsed"


class Holder(StrEnum):
    """In whose hands a measure is: the person it is about, who has to carry it out, or who checks that."""

    PERSON = "person"
    OWNER = "owner"
    ASSESSOR = "assessor"


class Day(StrEnum):
    """Which date of the measure a step sets."""

    DUE = "due_on"
    RECHECK = "recheck_on"


@dataclass(frozen=True)
class StateInfo:
    """What a state is called and who is next; no holder means that nothing is left to do."""

    label: Message
    holder: Holder | None = None


@dataclass(frozen=True)
class Transition:
    """One step. `to` None means: the state stays. `tells` are those who get a notice that something changed.

    `day` is the date that comes with the step; `needs_day` says that it cannot go without.
    """

    action: str
    label: Message
    holder: Holder
    sources: frozenset[State]
    to: State | None
    event: str
    needs_words: bool = False
    tells: frozenset[Holder] = frozenset()
    day: Day | None = None
    needs_day: bool = False


STATES: Final[Mapping[State, StateInfo]] = {
    State.PROPOSED: StateInfo(Message("Proposed, waits for your side"), Holder.PERSON),
    State.IMPOSED: StateInfo(Message("Agreed to be done"), Holder.OWNER),
    State.ACCEPTED: StateInfo(Message("Accepted, still to be done"), Holder.OWNER),
    State.OBJECTED: StateInfo(Message("Somebody does not agree"), Holder.ASSESSOR),
    State.UPHELD: StateInfo(Message("Stays, still to be done"), Holder.OWNER),
    State.CARRIED_OUT: StateInfo(Message("Done, waits for a check"), Holder.ASSESSOR),
    State.MORE_PROOF: StateInfo(Message("More proof is asked for"), Holder.OWNER),
    State.WORKING: StateInfo(Message("Works, will be looked at again"), Holder.ASSESSOR),
    State.EFFECTIVE: StateInfo(Message("Checked: it works")),
    State.NOT_EFFECTIVE: StateInfo(Message("Checked: it does not work, replaced")),
    State.LAPSED: StateInfo(Message("No longer needed")),
}

# In force and not done yet: the day by which it has to be done counts.
TO_CARRY_OUT: Final = frozenset({State.IMPOSED, State.ACCEPTED, State.UPHELD, State.MORE_PROOF})
OPEN: Final = frozenset(state for state, info in STATES.items() if info.holder is not None)
CHECKABLE: Final = frozenset({State.CARRIED_OUT, State.WORKING})
_BOTH: Final = frozenset({Holder.PERSON, Holder.OWNER})
_ASSESSOR: Final = frozenset({Holder.ASSESSOR})

CARRY_OUT: Final = "carry_out"
REPLACE: Final = "find_not_effective"
HAND_ON: Final = "hand_on"

TRANSITIONS: Final[tuple[Transition, ...]] = (
    # The person it is about.
    Transition(
        "accept", Message("Accept this measure"), Holder.PERSON, frozenset({State.PROPOSED, State.IMPOSED}),
        State.ACCEPTED, "measures.measure.accepted", tells=_ASSESSOR,
    ),
    Transition(
        "object", Message("I do not agree with this"), Holder.PERSON, frozenset({State.PROPOSED, State.IMPOSED}),
        State.OBJECTED, "measures.measure.objected", needs_words=True, tells=_ASSESSOR,
    ),
    # Who has to carry it out.
    Transition(
        CARRY_OUT, Message("Say that it is done, with proof"), Holder.OWNER, TO_CARRY_OUT, State.CARRIED_OUT,
        "measures.measure.carried_out", needs_words=True, tells=_ASSESSOR,
    ),
    # Who checks it.
    Transition(
        "impose", Message("Let it start now"), Holder.ASSESSOR, frozenset({State.PROPOSED}), State.IMPOSED,
        "measures.measure.imposed", tells=_BOTH,
    ),
    Transition(
        "uphold", Message("Let it stay, and answer"), Holder.ASSESSOR, frozenset({State.OBJECTED}),
        State.UPHELD, "measures.measure.upheld", needs_words=True, tells=_BOTH, day=Day.DUE,
    ),
    Transition(
        "find_effective", Message("It works"), Holder.ASSESSOR, CHECKABLE, State.EFFECTIVE,
        "measures.measure.effective", needs_words=True, tells=_BOTH, day=Day.RECHECK,
    ),
    Transition(
        "send_back", Message("Ask for more proof"), Holder.ASSESSOR, frozenset({State.CARRIED_OUT}),
        State.MORE_PROOF, "measures.measure.sent_back", needs_words=True, tells=_BOTH,
    ),
    Transition(
        REPLACE, Message("It does not work: set a new measure"), Holder.ASSESSOR, CHECKABLE, State.NOT_EFFECTIVE,
        "measures.measure.not_effective", needs_words=True, tells=_BOTH,
    ),
    Transition(
        "postpone", Message("Give more time"), Holder.ASSESSOR, TO_CARRY_OUT, None, "measures.measure.postponed",
        needs_words=True, tells=_BOTH, day=Day.DUE, needs_day=True,
    ),
    Transition(
        HAND_ON, Message("Let somebody else do it"), Holder.ASSESSOR, TO_CARRY_OUT, None,
        "measures.measure.handed_on", needs_words=True, tells=_BOTH,
    ),
    Transition(
        "lapse", Message("Stop this measure"), Holder.ASSESSOR, OPEN, State.LAPSED, "measures.measure.lapsed",
        needs_words=True, tells=_BOTH,
    ),
)  # fmt: skip

BY_ACTION: Final[Mapping[str, Transition]] = {step.action: step for step in TRANSITIONS}


def transition(action: str, state: State) -> Transition | None:
    """Return the step that `action` is from `state`; None where the table has none."""
    step = BY_ACTION.get(action)
    return step if step and state in step.sources else None


def steps_from(state: State) -> tuple[Transition, ...]:
    """Return all steps that the table knows from a state, in the order of the table."""
    return tuple(step for step in TRANSITIONS if state in step.sources)


def is_open(state: State) -> bool:
    """Whether something is left to do, be it on a later day."""
    return state in OPEN


def target(step: Transition, state: State, *, has_day: bool) -> State:
    """Return where a step leads: what works stays open where it is looked at again on a day."""
    if step.day is Day.RECHECK and has_day:
        return State.WORKING
    return step.to or state


def diagram() -> str:
    """Return the table as a Mermaid state diagram, for docs/reference."""
    lines = [
        "stateDiagram-v2",
        f"    [*] --> {State.PROPOSED}: propose",
        f"    [*] --> {State.IMPOSED}: impose",
    ]
    for step in TRANSITIONS:
        for source in (state for state in STATES if state in step.sources):
            lines.append(f"    {source} --> {step.to or source}: {step.action} ({step.holder})")
            if step.day is Day.RECHECK:
                lines.append(f"    {source} --> {State.WORKING}: {step.action}, with a day ({step.holder})")
    lines += [f"    {state} --> [*]" for state, info in STATES.items() if info.holder is None]
    return "\n".join(lines) + "\n"

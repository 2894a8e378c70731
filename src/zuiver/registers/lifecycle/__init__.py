"""The life of an entry as one table: who may do what from which state, and what that leads to.

No Django, no database: whether a person may act and whether the case allows it stand in `permissions` and `policies`.
The steps stand in a file per family: keeping, event, assessing, noting, and what all share (talking). A register
chooses the steps that it uses (`declaration.Register.actions`); it never adds a state or a step of its own.
"""

from collections.abc import Collection, Iterable
from typing import Final

from zuiver.registers.lifecycle import assessing, event, groups, keeping, noting, talking
from zuiver.registers.lifecycle.parts import Holder, State, StateInfo, Transition

_BY_FAMILY: Final = talking.STATES | keeping.STATES | event.STATES | assessing.STATES | noting.STATES
STATES: Final[dict[State, StateInfo]] = {state: _BY_FAMILY[state] for state in State}

TRANSITIONS: Final[tuple[Transition, ...]] = (
    *talking.FIRST,
    *keeping.FIRST,
    *event.FIRST,
    *noting.FIRST,
    *talking.BY_ASSESSOR,
    *keeping.DECISIONS,
    *event.DECISIONS,
    *assessing.DECISIONS,
    *noting.STEPS,
    *talking.AFTER_DECISIONS,
    *keeping.BY_PERSON,
    *event.BY_PERSON,
    *assessing.BY_PERSON,
    *talking.LAST_OF_PERSON,
    *keeping.AT_THE_DESK,
    *talking.AGAIN,
)

BY_ACTION: Final[dict[str, Transition]] = {step.action: step for step in TRANSITIONS}
# Corrections are welcome as long as the line lives; what was withdrawn stays as it was.
CORRECTABLE: Final = frozenset(State) - {State.DRAFT, State.WITHDRAWN}

# What every register with a talk between the person and who assesses needs.
TALK: Final = frozenset({"start_talk", "ask_more", "answer", "step_aside", "withdraw", "reopen", "reassess"})
# The whole of each family; a register may leave steps out of it.
KEEPING: Final = (
    TALK
    | {"report", "import_closed", "take_note"}
    | {step.action for step in (*keeping.FIRST, *keeping.DECISIONS, *keeping.BY_PERSON, *keeping.AT_THE_DESK)}
)
EVENT: Final = (
    TALK
    | {"take_note", "note_disagreement"}
    | {step.action for step in (*event.FIRST, *event.DECISIONS, *event.BY_PERSON)}
)
ASSESSING: Final = TALK | {"report"} | {step.action for step in (*assessing.DECISIONS, *assessing.BY_PERSON)}
# Where what is assessed may go on, with or without conditions; and every way in which an assessment can end.
LETS_RUN: Final = frozenset({"no_objection", "agree_conditions", "intend_conditions"})
ASSESSMENTS: Final = LETS_RUN | {"intend_prohibition", "prohibit"}
NOTING: Final = frozenset({"note_down", "take_up", "record_told", "handle", "close", "step_aside"})


def transition(action: str, state: State) -> Transition | None:
    """Return the step that `action` is from `state`; None where the table has none."""
    step = BY_ACTION.get(action)
    return step if step and state in step.sources else None


def steps_from(state: State) -> tuple[Transition, ...]:
    """Return all steps that the table knows from a state, in the order of the table."""
    return tuple(step for step in TRANSITIONS if state in step.sources)


def states_reached(actions: Collection[str]) -> frozenset[State]:
    """Return the states that an entry can come into with these steps, the draft included."""
    reached = {State.DRAFT}
    while True:
        steps = (BY_ACTION[action] for action in actions)
        more = {step.to for step in steps if step.to and step.sources & reached} - reached
        if not more:
            return frozenset(reached)
        reached |= more


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


__all__ = [
    "ASSESSING",
    "ASSESSMENTS",
    "BY_ACTION",
    "CORRECTABLE",
    "EVENT",
    "KEEPING",
    "LETS_RUN",
    "NOTING",
    "STATES",
    "TALK",
    "TRANSITIONS",
    "Holder",
    "State",
    "StateInfo",
    "Transition",
    "diagram",
    "groups",
    "is_open",
    "states_reached",
    "steps_from",
    "transition",
]

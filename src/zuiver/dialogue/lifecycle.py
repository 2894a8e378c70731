"""The life of a question and of a precedent as tables: who may do what from which state, and what that leads to.

No Django, no database: whether a person may act and whether the case allows it stand in `permissions` and `policies`.
The verbs differ from those of a register on purpose: a question is asked and answered, never approved.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from zuiver.kernel.errors import Message


class State(StrEnum):
    """Where a question stands."""

    ASKED = "asked"
    QUESTION_BACK = "question_back"
    CLARIFIED = "clarified"
    ANSWERED = "answered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class PrecedentState(StrEnum):
    """Where a precedent stands."""

    PROPOSED = "proposed"
    CHANGES_REQUESTED = "changes_requested"
    PUBLISHED = "published"
    REFUSED = "refused"
    RETIRED = "retired"


class Holder(StrEnum):
    """In whose hands something is, or by whom a step is taken."""

    PERSON = "person"
    ANSWERER = "answerer"
    REVIEWER = "reviewer"


AnyState = State | PrecedentState


@dataclass(frozen=True)
class StateInfo:
    """What a state is called and who is next; no holder means that nothing is left to do."""

    label: Message
    holder: Holder | None = None


@dataclass(frozen=True)
class Transition:
    """One step. `to` None means: the state stays. `tells` are those who get a notice that there is something."""

    action: str
    label: Message
    holder: Holder
    sources: frozenset[AnyState]
    to: AnyState | None
    event: str
    needs_words: bool = False
    tells: Holder | None = None


STATES: Final[Mapping[State, StateInfo]] = {
    State.ASKED: StateInfo(Message("Waits for an answer"), Holder.ANSWERER),
    State.QUESTION_BACK: StateInfo(Message("There is a question back"), Holder.PERSON),
    State.CLARIFIED: StateInfo(Message("Made clearer, waits for an answer"), Holder.ANSWERER),
    State.ANSWERED: StateInfo(Message("Answered"), Holder.PERSON),
    State.CLOSED: StateInfo(Message("Answered and closed")),
    State.WITHDRAWN: StateInfo(Message("Taken back")),
}
PRECEDENT_STATES: Final[Mapping[PrecedentState, StateInfo]] = {
    PrecedentState.PROPOSED: StateInfo(Message("Waits for a second pair of eyes"), Holder.REVIEWER),
    PrecedentState.CHANGES_REQUESTED: StateInfo(Message("Changes were asked for"), Holder.ANSWERER),
    PrecedentState.PUBLISHED: StateInfo(Message("Published")),
    PrecedentState.REFUSED: StateInfo(Message("Will not be an example")),
    PrecedentState.RETIRED: StateInfo(Message("No longer used")),
}

WAITING: Final[frozenset[State]] = frozenset({State.ASKED, State.CLARIFIED})
UNANSWERED: Final[frozenset[State]] = WAITING | {State.QUESTION_BACK}
# What a precedent may come of.
HAS_ANSWER: Final[frozenset[State]] = frozenset({State.ANSWERED, State.CLOSED})
UNDER_REVIEW: Final[frozenset[PrecedentState]] = frozenset(
    {PrecedentState.PROPOSED, PrecedentState.CHANGES_REQUESTED}
)

TRANSITIONS: Final[tuple[Transition, ...]] = (
    # Who answers.
    Transition(
        "answer", Message("Give your answer"), Holder.ANSWERER, frozenset(WAITING), State.ANSWERED,
        "dialogue.question.answered", needs_words=True, tells=Holder.PERSON,
    ),
    Transition(
        "ask_back", Message("Ask something back first"), Holder.ANSWERER, frozenset(WAITING), State.QUESTION_BACK,
        "dialogue.question.asked_back", needs_words=True, tells=Holder.PERSON,
    ),
    Transition(
        "step_aside", Message("Let someone else answer"), Holder.ANSWERER, frozenset(WAITING), None,
        "dialogue.question.stepped_aside", tells=Holder.ANSWERER,
    ),
    # Who asked.
    Transition(
        "clarify", Message("Answer the question back"), Holder.PERSON, frozenset({State.QUESTION_BACK}),
        State.CLARIFIED, "dialogue.question.clarified", needs_words=True, tells=Holder.ANSWERER,
    ),
    Transition(
        "follow_up", Message("Ask further"), Holder.PERSON, frozenset({State.ANSWERED}), State.CLARIFIED,
        "dialogue.question.followed_up", needs_words=True, tells=Holder.ANSWERER,
    ),
    Transition(
        "close", Message("Close your question"), Holder.PERSON, frozenset({State.ANSWERED}), State.CLOSED,
        "dialogue.question.closed",
    ),
    Transition(
        "withdraw", Message("Take your question back"), Holder.PERSON, frozenset(UNANSWERED), State.WITHDRAWN,
        "dialogue.question.withdrawn",
    ),
)  # fmt: skip

PRECEDENT_TRANSITIONS: Final[tuple[Transition, ...]] = (
    Transition(
        "approve", Message("Publish this example"), Holder.REVIEWER, frozenset({PrecedentState.PROPOSED}),
        PrecedentState.PUBLISHED, "dialogue.precedent.published", tells=Holder.ANSWERER,
    ),
    Transition(
        "request_changes", Message("Ask for changes"), Holder.REVIEWER, frozenset({PrecedentState.PROPOSED}),
        PrecedentState.CHANGES_REQUESTED, "dialogue.precedent.changes_requested", needs_words=True,
        tells=Holder.ANSWERER,
    ),
    Transition(
        "refuse", Message("Do not make it an example"), Holder.REVIEWER, frozenset({PrecedentState.PROPOSED}),
        PrecedentState.REFUSED, "dialogue.precedent.refused", needs_words=True, tells=Holder.ANSWERER,
    ),
    Transition(
        "change", Message("Change your proposal"), Holder.ANSWERER, frozenset(UNDER_REVIEW),
        PrecedentState.PROPOSED, "dialogue.precedent.changed", tells=Holder.REVIEWER,
    ),
    Transition(
        "retire", Message("Stop using this example"), Holder.REVIEWER, frozenset({PrecedentState.PUBLISHED}),
        PrecedentState.RETIRED, "dialogue.precedent.retired", needs_words=True,
    ),
)  # fmt: skip

BY_ACTION: Final[Mapping[str, Transition]] = {
    step.action: step for step in (*TRANSITIONS, *PRECEDENT_TRANSITIONS)
}


def transition(action: str, state: AnyState) -> Transition | None:
    """Return the step that `action` is from `state`; None where the tables have none."""
    step = BY_ACTION.get(action)
    return step if step and state in step.sources else None


def steps_from(state: AnyState) -> tuple[Transition, ...]:
    """Return all steps that the tables know from a state, in the order of the tables."""
    return tuple(step for step in (*TRANSITIONS, *PRECEDENT_TRANSITIONS) if state in step.sources)


def is_open(state: State) -> bool:
    """Whether the question waits for somebody."""
    return STATES[state].holder is not None


def diagram(
    transitions: Iterable[Transition],
    states: Mapping[State, StateInfo] | Mapping[PrecedentState, StateInfo],
    first: str,
) -> str:
    """Return a table as a Mermaid state diagram, for docs/reference. `first` is the step that makes it."""
    start = next(iter(states))
    lines = ["stateDiagram-v2", f"    [*] --> {start}: {first}"]
    for step in transitions:
        lines += [
            f"    {source} --> {step.to or source}: {step.action} ({step.holder})"
            for source in states
            if source in step.sources
        ]
    lines += [f"    {state} --> [*]" for state, info in states.items() if info.holder is None]
    return "\n".join(lines) + "\n"

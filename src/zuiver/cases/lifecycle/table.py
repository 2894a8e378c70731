"""The main path of a case: who may take which step from which state, what has to lie sealed for it, and what it does.

Grounded in the Wbk (receipt, feedback, register), the Directive, and norms ME-1..ME-10, OM-9..OM-11 and CO-1..CO-3.
Nothing here proposes an outcome: the table says which steps there are, people take them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from zuiver.cases.lifecycle.words import Effect, Family, ItemKind, Role, State
from zuiver.kernel.errors import Message


@dataclass(frozen=True)
class Step:
    """One step. `sealed` are the kinds of sealed pieces that must come along or be there; `guard` names a policy."""

    action: str
    label: Message
    roles: frozenset[Role]
    sources: frozenset[State]
    to: State | None
    event: str
    sealed: tuple[ItemKind, ...] = ()
    guard: str = ""
    effect: Effect = Effect.NONE
    tells_reporter: bool = False
    families: frozenset[Family] = field(default_factory=lambda: frozenset(Family))


STATES: Final[Mapping[State, Message]] = {
    State.RECEIVED: Message("Received"),
    State.ACKNOWLEDGED: Message("Receipt confirmed"),
    State.ASSESSING: Message("Being assessed"),
    State.PASSED_ON: Message("Passed on"),
    State.INVESTIGATING: Message("Under investigation"),
    State.NOT_PURSUED: Message("Not taken further, with a reason"),
    State.FEEDBACK_GIVEN: Message("Feedback given"),
    State.DECIDED: Message("Decided"),
    State.MEASURES: Message("Measures taken"),
    State.COMPLETED: Message("Completed"),
    State.AFTERCARE: Message("Aftercare"),
    State.TO_DESTROY: Message("To be destroyed"),
    State.DESTROYED: Message("Destroyed"),
}

HANDLERS: Final = frozenset({Role.OFFICER, Role.COMMITTEE})
RECEIVERS: Final = frozenset({Role.CONFIDANT, Role.OFFICER, Role.COMMITTEE})
DECIDERS: Final = frozenset({Role.AUTHORITY})
BEFORE_TRIAGE: Final = frozenset({State.RECEIVED, State.ACKNOWLEDGED, State.ASSESSING})
UNDER_WAY: Final = BEFORE_TRIAGE | {State.PASSED_ON, State.INVESTIGATING, State.NOT_PURSUED}
OPEN: Final = UNDER_WAY | {State.FEEDBACK_GIVEN, State.DECIDED, State.MEASURES}
CLOSED: Final = frozenset({State.COMPLETED, State.AFTERCARE, State.TO_DESTROY})

STEPS: Final[tuple[Step, ...]] = (
    Step(
        "acknowledge", Message("Confirm the receipt"), RECEIVERS, frozenset({State.RECEIVED}),
        State.ACKNOWLEDGED, "acknowledged", (ItemKind.MESSAGE,), effect=Effect.MEETS_RECEIPT, tells_reporter=True,
    ),
    Step(
        "assess", Message("Start the assessment"), HANDLERS, frozenset({State.RECEIVED, State.ACKNOWLEDGED}),
        State.ASSESSING, "assessment_started", guard="handler_declared_free",
    ),
    Step(
        "investigate", Message("Open an investigation"), HANDLERS, frozenset({State.ASSESSING}),
        State.INVESTIGATING, "investigation_opened", (ItemKind.REASON,), guard="triaged",
    ),
    Step(
        "pass_on", Message("Pass it on to who deals with this"), HANDLERS, frozenset({State.ASSESSING}),
        State.PASSED_ON, "passed_on", (ItemKind.REASON,), guard="triaged", tells_reporter=True,
    ),
    Step(
        "not_pursue", Message("Take it no further"), HANDLERS, frozenset({State.ASSESSING}), State.NOT_PURSUED,
        "not_pursued", (ItemKind.REASON,), guard="triaged", tells_reporter=True,
    ),
    # The law asks for feedback on what is being done, also while an investigation goes on.
    Step(
        "feedback_meanwhile", Message("Give feedback while the work goes on"), HANDLERS, frozenset(UNDER_WAY),
        None, "feedback_given_meanwhile", (ItemKind.FEEDBACK,), effect=Effect.MEETS_FEEDBACK, tells_reporter=True,
    ),
    Step(
        "feedback", Message("Give feedback"), HANDLERS,
        frozenset({State.PASSED_ON, State.INVESTIGATING, State.NOT_PURSUED}), State.FEEDBACK_GIVEN, "feedback_given",
        (ItemKind.FEEDBACK,), guard="investigation_reported", effect=Effect.MEETS_FEEDBACK, tells_reporter=True,
    ),
    Step(
        "decide", Message("Record the decision under the three headings"), DECIDERS, frozenset({State.FEEDBACK_GIVEN}),
        State.DECIDED, "decided", (ItemKind.NATURE, ItemKind.SEVERITY, ItemKind.CIRCUMSTANCES),
        guard="every_allegation_found",
    ),
    Step(
        "take_measures", Message("Record the measures"), DECIDERS, frozenset({State.DECIDED}), State.MEASURES,
        "measures_recorded", (ItemKind.MEASURE,),
    ),
    Step(
        "complete", Message("Complete the case"), HANDLERS,
        frozenset({State.FEEDBACK_GIVEN, State.DECIDED, State.MEASURES}), State.COMPLETED, "completed",
        (ItemKind.REASON,), guard="register_line_full", effect=Effect.STARTS_KEEPING, tells_reporter=True,
    ),
    Step(
        "start_aftercare", Message("Start the aftercare"), frozenset({Role.SYSTEM}), frozenset({State.COMPLETED}),
        State.AFTERCARE, "aftercare_started",
    ),
    Step(
        "end_keeping", Message("Put forward for destruction"), frozenset({Role.SYSTEM}), frozenset({State.AFTERCARE}),
        State.TO_DESTROY, "keeping_ended", guard="may_be_destroyed",
    ),
    Step(
        "destroy", Message("Destroy the case, two people together"), HANDLERS, frozenset({State.TO_DESTROY}),
        State.DESTROYED, "destroyed", guard="may_be_destroyed",
    ),
)  # fmt: skip

_BY_ACTION: Final = {step.action: step for step in STEPS}


def step_of(action: str, state: State) -> Step | None:
    """Return the step that `action` is from `state`; None where the table has none."""
    step = _BY_ACTION.get(action)
    return step if step and state in step.sources else None


def steps_from(state: State, role: Role) -> tuple[Step, ...]:
    """Return the steps that somebody in this role may take from a state, in the order of the table."""
    return tuple(step for step in STEPS if state in step.sources and role in step.roles)


def diagram(steps: Iterable[Step] = STEPS) -> str:
    """Return the table as a Mermaid state diagram, for docs/reference."""
    lines = ["stateDiagram-v2", f"    [*] --> {State.RECEIVED}: report (reporter)"]
    for step in steps:
        who = ", ".join(sorted(step.roles))
        lines += [
            f"    {source} --> {step.to or source}: {step.action} ({who})"
            for source in State
            if source in step.sources
        ]
    lines.append(f"    {State.DESTROYED} --> [*]")
    return "\n".join(lines) + "\n"

"""Steps that every family has: talk, ask for more, let someone else decide, withdraw, open again."""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.lifecycle import groups
from zuiver.registers.lifecycle.parts import ASSESSOR, PERSON, SYSTEM, Holder, State, StateInfo, Transition

STATES: Final = {
    State.DRAFT: StateInfo(Message("Draft"), Holder.PERSON),
    State.REPORTED: StateInfo(
        Message("Reported"), Holder.ASSESSOR, clock_runs=True,
        task=Message("Look at what was reported"), task_kind="assess",
    ),
    State.IN_DISCUSSION: StateInfo(
        Message("Being talked about"), Holder.ASSESSOR, clock_runs=True,
        task=Message("Talk about it and decide"), task_kind="assess",
    ),
    State.MORE_ASKED: StateInfo(
        Message("More was asked"), Holder.PERSON, task=Message("Answer the question"), task_kind="answer"
    ),
    State.CLOSED: StateInfo(Message("Closed")),
    State.WITHDRAWN: StateInfo(Message("Withdrawn")),
}  # fmt: skip

FIRST: Final = (
    Transition(
        "report", Message("Report"), SYSTEM, frozenset({State.DRAFT}), State.REPORTED,
        "registers.entry.reported", tells=(Holder.ASSESSOR,),
    ),
    Transition(
        "import_closed", Message("Take over from another register"), SYSTEM, frozenset({State.DRAFT}),
        State.CLOSED, "registers.entry.imported",
    ),
)  # fmt: skip

BY_ASSESSOR: Final = (
    Transition(
        "take_note", Message("Take note"), ASSESSOR, frozenset({State.REPORTED, State.ATTENDED}), State.CLOSED,
        "registers.entry.noted", is_decision=True, tells=(Holder.PERSON,),
    ),
    Transition(
        "start_talk", Message("Talk about it"), ASSESSOR, groups.OPENED,
        State.IN_DISCUSSION, "registers.entry.talk_started", is_message=True, tells=(Holder.PERSON,),
    ),
    Transition(
        "ask_more", Message("Ask for more"), ASSESSOR, groups.WAITING, State.MORE_ASKED,
        "registers.entry.more_asked", needs_reason=True, is_message=True, tells=(Holder.PERSON,),
    ),
)  # fmt: skip

AFTER_DECISIONS: Final = (
    Transition(
        "step_aside", Message("Let someone else decide"), ASSESSOR,
        groups.WAITING | {State.ATTENDED, State.PROHIBITION_ANSWERED, State.ENDING_SHOWN, State.TAKEN_UP, State.HANDLED},
        None, "registers.entry.stepped_aside", tells=(Holder.ASSESSOR,),
    ),
    Transition(
        "answer", Message("Answer"), PERSON, frozenset({State.MORE_ASKED}), State.IN_DISCUSSION,
        "registers.entry.answered", needs_reason=True, is_message=True, tells=(Holder.ASSESSOR,),
    ),
)  # fmt: skip

LAST_OF_PERSON: Final = (
    Transition(
        "withdraw", Message("Withdraw"), PERSON, groups.UNDECIDED, State.WITHDRAWN,
        "registers.entry.withdrawn", needs_reason=True, tells=(Holder.ASSESSOR,),
    ),
)  # fmt: skip

# A new fact, also after a decision.
AGAIN: Final = (
    Transition(
        "reopen", Message("Open again"), PERSON | ASSESSOR, groups.SETTLED | groups.TO_DO | {State.WITHDRAWN, State.TO_END},
        State.IN_DISCUSSION, "registers.entry.reopened", needs_reason=True,
        tells=(Holder.PERSON, Holder.ASSESSOR),
    ),
    Transition(
        "reassess", Message("Look at it again"), SYSTEM,
        groups.KEPT | groups.RUNNING | groups.ANSWERED | {State.CLOSED}, State.IN_DISCUSSION,
        "registers.entry.reassessed", tells=(Holder.PERSON, Holder.ASSESSOR),
    ),
    # On the day that was told beforehand; who still does it opens it again.
    Transition(
        "run_out", Message("It ended on the day that was told"), SYSTEM, groups.RUNNING, State.ENDED,
        "registers.entry.ran_out", tells=(Holder.PERSON,),
    ),
)  # fmt: skip

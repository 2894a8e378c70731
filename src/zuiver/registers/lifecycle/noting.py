"""The family of notes: received by a manager or a role, taken up, told to who must know, handled, closed."""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.lifecycle.parts import ASSESSOR, SYSTEM, Holder, State, StateInfo, Transition

_IN_HAND = frozenset({State.RECEIVED, State.IN_DISCUSSION, State.TAKEN_UP})

STATES: Final = {
    State.RECEIVED: StateInfo(
        Message("Received"), Holder.ASSESSOR, clock_runs=True, task=Message("Take it up"), task_kind="assess"
    ),
    State.TAKEN_UP: StateInfo(
        Message("Taken up"), Holder.ASSESSOR, clock_runs=True, task=Message("Handle it"), task_kind="assess"
    ),
    State.HANDLED: StateInfo(
        Message("Handled"), Holder.ASSESSOR, clock_runs=True, task=Message("Close it"), task_kind="assess"
    ),
    State.IN_FORCE: StateInfo(Message("In force")),
}  # fmt: skip

FIRST: Final = (
    Transition(
        "note_down", Message("Note it"), SYSTEM, frozenset({State.DRAFT}), State.RECEIVED,
        "registers.entry.received", tells=(Holder.ASSESSOR,),
    ),
    # For what only has to be on record.
    Transition(
        "note_only", Message("Keep it on record"), SYSTEM, frozenset({State.DRAFT}), State.CLOSED,
        "registers.entry.put_on_record",
    ),
    Transition(
        "import_running", Message("Take over as running"), SYSTEM, frozenset({State.DRAFT}), State.IN_FORCE,
        "registers.entry.imported",
    ),
)  # fmt: skip

STEPS: Final = (
    Transition(
        "take_up", Message("Take it up"), ASSESSOR, frozenset({State.RECEIVED, State.IN_DISCUSSION}), State.TAKEN_UP,
        "registers.entry.taken_up", tells=(Holder.PERSON,),
    ),
    Transition(
        "record_told", Message("Record who was told"), ASSESSOR, _IN_HAND | {State.HANDLED}, None,
        "registers.entry.told",
    ),
    Transition(
        "handle", Message("Record what was done"), ASSESSOR, _IN_HAND, State.HANDLED,
        "registers.entry.handled", tells=(Holder.PERSON,),
    ),
    Transition(
        "put_in_force", Message("It holds from now on"), ASSESSOR, _IN_HAND, State.IN_FORCE,
        "registers.entry.put_in_force", is_decision=True, weighs=False, tells=(Holder.PERSON,),
    ),
    Transition(
        "close", Message("Close it"), ASSESSOR, frozenset({State.HANDLED}), State.CLOSED,
        "registers.entry.closed", tells=(Holder.PERSON,),
    ),
)  # fmt: skip

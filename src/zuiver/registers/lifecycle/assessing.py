"""The family of what lasts: notified and assessed together, run under conditions, ended, looked at again.

Nobody approves or forbids in one go: conditions and a prohibition are first intended, and the person reacts.
"""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.lifecycle import groups
from zuiver.registers.lifecycle.parts import ASSESSOR, PERSON, Holder, State, StateInfo, Transition, decision

_WAITING = frozenset({State.REPORTED, State.IN_DISCUSSION, State.PROHIBITION_ANSWERED})
_UNENDED = groups.RUNNING | {
    State.REPORTED, State.IN_DISCUSSION, State.MORE_ASKED, State.CONDITIONS_INTENDED, State.PROHIBITION_INTENDED,
}  # fmt: skip

STATES: Final = {
    State.NO_OBJECTION: StateInfo(Message("No objection")),
    State.CONDITIONS_INTENDED: StateInfo(
        Message("Conditions intended"), Holder.PERSON, task=Message("React to the conditions"), task_kind="react"
    ),
    State.UNDER_CONDITIONS: StateInfo(Message("Runs under conditions")),
    State.PROHIBITION_INTENDED: StateInfo(
        Message("Prohibition intended"), Holder.PERSON, task=Message("React before it is decided"), task_kind="react"
    ),
    State.PROHIBITION_ANSWERED: StateInfo(
        Message("Reaction given"), Holder.ASSESSOR, clock_runs=True,
        task=Message("Weigh the reaction and decide"), task_kind="assess",
    ),
    State.TO_END: StateInfo(
        Message("Still to end"), Holder.PERSON, task=Message("End it, and show that you did"), task_kind="end"
    ),
    State.ENDING_SHOWN: StateInfo(
        Message("Said to have ended"), Holder.ASSESSOR, clock_runs=True,
        task=Message("Check that it ended"), task_kind="assess",
    ),
    State.ENDED: StateInfo(Message("Ended")),
}  # fmt: skip

DECISIONS: Final = (
    decision("no_objection", Message("No objection"), _WAITING, State.NO_OBJECTION, "not_objected"),
    decision(
        "agree_conditions", Message("Conditions agreed together"), _WAITING, State.UNDER_CONDITIONS,
        "conditions_agreed", imposes=True,
    ),
    decision(
        "intend_conditions", Message("Intend conditions"), _WAITING, State.CONDITIONS_INTENDED,
        "conditions_intended", imposes=True,
    ),
    decision(
        "intend_prohibition", Message("Intend a prohibition"), _WAITING - {State.PROHIBITION_ANSWERED},
        State.PROHIBITION_INTENDED, "prohibition_intended",
    ),
    # Only after the person could react: see `policies.check_waited`.
    decision(
        "prohibit", Message("It has to end"), {State.PROHIBITION_ANSWERED, State.PROHIBITION_INTENDED}, State.TO_END,
        "prohibited",
    ),
    decision("review", Message("Looked at again: it can stay so"), groups.RUNNING, None, "reviewed", weighs=False),
    decision(
        "confirm_ended", Message("It ended"), {State.ENDING_SHOWN}, State.ENDED, "end_confirmed", weighs=False
    ),
    Transition(
        "doubt_ended", Message("It has not ended yet"), ASSESSOR, frozenset({State.ENDING_SHOWN}), State.TO_END,
        "registers.entry.end_doubted", needs_reason=True, is_message=True, tells=(Holder.PERSON,),
    ),
    Transition(
        "record_ended", Message("Record that it ended"), ASSESSOR, groups.RUNNING, State.ENDED,
        "registers.entry.ended", needs_reason=True, tells=(Holder.PERSON,),
    ),
)  # fmt: skip

BY_PERSON: Final = (
    Transition(
        "accept_conditions", Message("I agree with the conditions"), PERSON, frozenset({State.CONDITIONS_INTENDED}),
        State.UNDER_CONDITIONS, "registers.entry.conditions_accepted", tells=(Holder.ASSESSOR,),
    ),
    Transition(
        "dispute_conditions", Message("I do not agree, and say why"), PERSON, frozenset({State.CONDITIONS_INTENDED}),
        State.UNDER_CONDITIONS, "registers.entry.conditions_disputed",
        needs_reason=True, is_message=True, disagrees=True, tells=(Holder.ASSESSOR,),
    ),
    Transition(
        "react", Message("Give my reaction"), PERSON, frozenset({State.PROHIBITION_INTENDED}),
        State.PROHIBITION_ANSWERED, "registers.entry.reacted",
        needs_reason=True, is_message=True, tells=(Holder.ASSESSOR,),
    ),
    Transition(
        "note_disagreement", Message("Note that I do not agree"), PERSON,
        frozenset({State.UNDER_CONDITIONS, State.TO_END, State.NOT_AGREED, State.ADVISED_AGAINST, State.AGREED_WITH_CONDITIONS}),
        None, "registers.entry.disagreed",
        needs_reason=True, is_message=True, disagrees=True, tells=(Holder.ASSESSOR,),
    ),
    Transition(
        "confirm_unchanged", Message("Nothing changed"), PERSON, groups.RUNNING, None, "registers.entry.confirmed",
    ),
    Transition(
        "show_ended", Message("It ended, and I show it"), PERSON, frozenset({State.TO_END}), State.ENDING_SHOWN,
        "registers.entry.end_shown", tells=(Holder.ASSESSOR,),
    ),
    Transition(
        "say_ended", Message("It ended"), PERSON, _UNENDED, State.ENDED, "registers.entry.ended",
        tells=(Holder.ASSESSOR,),
    ),
)  # fmt: skip

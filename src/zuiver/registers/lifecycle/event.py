"""The family of what happens on a day: asked before, accounted for after."""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.lifecycle import groups
from zuiver.registers.lifecycle.parts import (
    ASSESSOR,
    PERSON,
    SYSTEM,
    Holder,
    State,
    StateInfo,
    Transition,
    decision,
)

_ACCOUNT = Message("Tell how it went")
_WAITING = frozenset({State.ASKED_BEFORE, State.IN_DISCUSSION})
_TO_ACCOUNT = groups.ANSWERED | {State.TO_ACCOUNT, State.NOT_AGREED}

STATES: Final = {
    State.ASKED_BEFORE: StateInfo(
        Message("Asked beforehand"), Holder.ASSESSOR, clock_runs=True,
        task=Message("Look at it before the day is there"), task_kind="assess",
    ),
    State.AGREED: StateInfo(
        Message("Agreed"), Holder.PERSON, task=_ACCOUNT, task_kind="account", waits_for_day=True
    ),
    State.AGREED_WITH_CONDITIONS: StateInfo(
        Message("Agreed under conditions"), Holder.PERSON, task=_ACCOUNT, task_kind="account", waits_for_day=True
    ),
    State.ADVISED_AGAINST: StateInfo(
        Message("Advised against"), Holder.PERSON, task=_ACCOUNT, task_kind="account", waits_for_day=True
    ),
    State.NOT_AGREED: StateInfo(Message("Not agreed")),
    State.TO_ACCOUNT: StateInfo(Message("Still to account for"), Holder.PERSON, task=_ACCOUNT, task_kind="account"),
    State.ATTENDED: StateInfo(
        Message("Attended"), Holder.ASSESSOR, clock_runs=True, task=Message("Look at how it went"), task_kind="assess"
    ),
    State.NOT_ATTENDED: StateInfo(Message("Not attended")),
    State.REFERRED: StateInfo(Message("Goes on in another register")),
}  # fmt: skip

FIRST: Final = (
    Transition(
        "ask_before", Message("Ask beforehand"), SYSTEM, frozenset({State.DRAFT}), State.ASKED_BEFORE,
        "registers.entry.asked_before", tells=(Holder.ASSESSOR,),
    ),
    Transition(
        "report_afterwards", Message("Report afterwards"), SYSTEM, frozenset({State.DRAFT}), State.TO_ACCOUNT,
        "registers.entry.reported_afterwards",
    ),
)  # fmt: skip

DECISIONS: Final = (
    decision("agree", Message("Agreed"), _WAITING, State.AGREED, "agreed"),
    decision(
        "agree_with_conditions", Message("Agreed, under conditions"), _WAITING, State.AGREED_WITH_CONDITIONS,
        "agreed_with_conditions", imposes=True,
    ),
    decision("advise_against", Message("Better not"), _WAITING, State.ADVISED_AGAINST, "advised_against"),
    decision("not_agree", Message("Not agreed"), _WAITING, State.NOT_AGREED, "not_agreed"),
    decision("refer_on", Message("It belongs in another register"), _WAITING, State.REFERRED, "referred"),
    Transition(
        "ask_account", Message("Ask how it went again"), ASSESSOR, frozenset({State.ATTENDED}), State.TO_ACCOUNT,
        "registers.entry.account_asked", needs_reason=True, is_message=True, tells=(Holder.PERSON,),
    ),
)  # fmt: skip

BY_PERSON: Final = (
    Transition(
        "say_attended", Message("I was there"), PERSON, _TO_ACCOUNT, State.ATTENDED,
        "registers.entry.attended", tells=(Holder.ASSESSOR,),
    ),
    Transition(
        "say_not_attended", Message("I was not there"), PERSON, _TO_ACCOUNT | groups.UNDECIDED, State.NOT_ATTENDED,
        "registers.entry.not_attended", tells=(Holder.ASSESSOR,),
    ),
)  # fmt: skip

"""The family of what can be kept, given back or handed in."""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.lifecycle import groups
from zuiver.registers.lifecycle.parts import (
    DESK,
    PERSON,
    SYSTEM,
    Holder,
    State,
    StateInfo,
    Transition,
    decision,
)

_WAITING = frozenset({State.REPORTED, State.CONSENT_ASKED, State.IN_DISCUSSION})
_UNDECIDED = _WAITING | {State.MORE_ASKED}

STATES: Final = {
    State.CONSENT_ASKED: StateInfo(
        Message("Consent asked"), Holder.ASSESSOR, clock_runs=True,
        task=Message("Decide whether it may be kept"), task_kind="assess",
    ),
    State.ALLOWED: StateInfo(Message("May be kept")),
    State.ALLOWED_FOR_TEAM: StateInfo(Message("May be kept for the team")),
    State.TO_DECLINE: StateInfo(
        Message("Still to decline"), Holder.PERSON, task=Message("Say no to the giver"), task_kind="decline"
    ),
    State.TO_RETURN: StateInfo(
        Message("Still to give back"), Holder.PERSON, task=Message("Give it back"), task_kind="return"
    ),
    State.TO_HAND_IN: StateInfo(
        Message("Still to hand in"), Holder.PERSON, task=Message("Hand it in"), task_kind="hand_in"
    ),
    State.DECLINED: StateInfo(Message("Declined")),
    State.RETURNED: StateInfo(Message("Given back")),
    State.HANDED_IN: StateInfo(
        Message("Handed in"), Holder.DESK, task=Message("Record where it went"), task_kind="settle"
    ),
}  # fmt: skip

# What the answer of the decision aid and the person's own choice make of a new entry.
FIRST: Final = (
    Transition(
        "ask_consent", Message("Ask for consent"), SYSTEM, frozenset({State.DRAFT, State.REPORTED}),
        State.CONSENT_ASKED, "registers.entry.consent_asked", tells=(Holder.ASSESSOR,),
    ),
    Transition(
        "report_declined", Message("Record that it was declined"), SYSTEM, frozenset({State.DRAFT}),
        State.DECLINED, "registers.entry.declined", tells=(Holder.ASSESSOR,),
    ),
    Transition(
        "report_returned", Message("Record that it was given back"), SYSTEM, frozenset({State.DRAFT}),
        State.RETURNED, "registers.entry.returned", tells=(Holder.ASSESSOR,),
    ),
    Transition(
        "report_hand_in", Message("Record that it is handed in"), SYSTEM, frozenset({State.DRAFT}),
        State.TO_HAND_IN, "registers.entry.hand_in_offered", tells=(Holder.ASSESSOR,),
    ),
)  # fmt: skip

DECISIONS: Final = (
    decision("allow", Message("It may be kept"), _WAITING, State.ALLOWED, "allowed"),
    decision(
        "allow_for_team", Message("It may be kept for the team"), _WAITING, State.ALLOWED_FOR_TEAM, "allowed_for_team"
    ),
    decision("ask_decline", Message("Ask to say no"), _WAITING, State.TO_DECLINE, "decline_asked"),
    decision("ask_return", Message("Ask to give it back"), _WAITING, State.TO_RETURN, "return_asked"),
    decision("ask_hand_in", Message("Ask to hand it in"), _WAITING, State.TO_HAND_IN, "hand_in_asked"),
)  # fmt: skip

BY_PERSON: Final = (
    Transition(
        "say_declined", Message("I said no"), PERSON, _UNDECIDED | groups.KEPT | {State.TO_DECLINE}, State.DECLINED,
        "registers.entry.declined",
    ),
    Transition(
        "say_returned", Message("I gave it back"), PERSON, _UNDECIDED | groups.KEPT | groups.TO_DO, State.RETURNED,
        "registers.entry.returned",
    ),
    Transition(
        "offer_hand_in", Message("I hand it in"), PERSON, _UNDECIDED | groups.KEPT | {State.TO_RETURN}, State.TO_HAND_IN,
        "registers.entry.hand_in_offered",
    ),
)  # fmt: skip

AT_THE_DESK: Final = (
    Transition(
        "receive", Message("Take it in"), DESK, frozenset({State.TO_HAND_IN}), State.HANDED_IN,
        "registers.entry.handed_in", tells=(Holder.PERSON,),
    ),
    Transition(
        "settle", Message("Record where it went"), DESK, frozenset({State.HANDED_IN}), State.CLOSED,
        "registers.entry.destination_recorded", tells=(Holder.PERSON,),
    ),
)  # fmt: skip

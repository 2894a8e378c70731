"""Where an entry stands, as a page says it: a colour and a sentence for the person, and one for all others."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.lifecycle import STATES, State
from zuiver.web.entries import shown

# The names of the status badge in NL Design System.
TONES: Final[Mapping[State, str]] = {
    State.DRAFT: "neutral",
    State.REPORTED: "neutral",
    State.CONSENT_ASKED: "warning",
    State.IN_DISCUSSION: "warning",
    State.MORE_ASKED: "warning",
    State.ALLOWED: "safe",
    State.ALLOWED_FOR_TEAM: "safe",
    State.TO_DECLINE: "warning",
    State.TO_RETURN: "warning",
    State.TO_HAND_IN: "warning",
    State.DECLINED: "neutral",
    State.RETURNED: "neutral",
    State.HANDED_IN: "neutral",
    State.CLOSED: "safe",
    State.WITHDRAWN: "neutral",
}
# The same colours by the names of the macros in parts/show.html.
MACRO_TONES: Final = {"neutral": "neutral", "warning": "care", "safe": "go"}

FOR_THE_PERSON: Final[Mapping[State, Message]] = {
    State.DRAFT: Message("You have not sent it yet."),
    State.REPORTED: Message("{assessor} sees it and answers you. You do not have to do anything now."),
    State.CONSENT_ASKED: Message("{assessor} decides whether it may be kept. Put it aside until then."),
    State.IN_DISCUSSION: Message("You and {assessor} talk about it."),
    State.MORE_ASKED: Message("There is a question for you. Answer it below."),
    State.ALLOWED: Message("You may keep it. It is settled."),
    State.ALLOWED_FOR_TEAM: Message("It is for the team. It is settled."),
    State.TO_DECLINE: Message("Say no to the giver, and record here that you did. There is a letter for it."),
    State.TO_RETURN: Message("Give it back, and record here that you did. There is a letter for it."),
    State.TO_HAND_IN: Message("Bring it to the hand-in desk. You get a receipt there."),
    State.DECLINED: Message("You said no. It is settled."),
    State.RETURNED: Message("You gave it back. It is settled."),
    State.HANDED_IN: Message("You handed it in. The desk finds a destination for it."),
    State.CLOSED: Message("It is settled. You do not have to do anything."),
    State.WITHDRAWN: Message("You withdrew it. The line itself stays."),
}
FOR_OTHERS: Final[Mapping[State, Message]] = {
    State.DRAFT: Message("It was not sent yet."),
    State.REPORTED: Message("{assessor} looks at it."),
    State.CONSENT_ASKED: Message("{assessor} decides whether it may be kept."),
    State.IN_DISCUSSION: Message("{person} and {assessor} talk about it."),
    State.MORE_ASKED: Message("{person} answers a question."),
    State.ALLOWED: Message("It may be kept."),
    State.ALLOWED_FOR_TEAM: Message("It may be kept for the team."),
    State.TO_DECLINE: Message("{person} says no to the giver."),
    State.TO_RETURN: Message("{person} gives it back."),
    State.TO_HAND_IN: Message("{person} brings it to the hand-in desk."),
    State.DECLINED: Message("{person} said no."),
    State.RETURNED: Message("{person} gave it back."),
    State.HANDED_IN: Message("It is at the hand-in desk."),
    State.CLOSED: Message("It is settled."),
    State.WITHDRAWN: Message("{person} withdrew it."),
}


@dataclass(frozen=True)
class StateWords:
    """A state as a page shows it."""

    words: str
    tone: str
    sentence: str


def state_words(state: str, *, is_own: bool, person: str, assessor: str) -> StateWords:
    """Return the label, the colour and the sentence of a state for this reader."""
    at = State(state)
    sentence = (FOR_THE_PERSON if is_own else FOR_OTHERS)[at]
    people = {"person": person, "assessor": assessor}
    return StateWords(
        words=shown.words(STATES[at].label),
        tone=MACRO_TONES[TONES[at]],
        sentence=shown.words(Message(sentence.msgid, people)),
    )


def label(state: str) -> tuple[str, str]:
    """The badge of a state in a list: its words and its colour."""
    at = State(state)
    return shown.words(STATES[at].label), MACRO_TONES[TONES[at]]

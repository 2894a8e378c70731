"""The colour of each state, and a sentence about it for the person and one for all others. A register may have its own."""

from collections.abc import Mapping
from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.lifecycle import State

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
    State.ASKED_BEFORE: "warning",
    State.AGREED: "safe",
    State.AGREED_WITH_CONDITIONS: "safe",
    State.ADVISED_AGAINST: "warning",
    State.NOT_AGREED: "neutral",
    State.TO_ACCOUNT: "warning",
    State.ATTENDED: "neutral",
    State.NOT_ATTENDED: "neutral",
    State.REFERRED: "neutral",
    State.NO_OBJECTION: "safe",
    State.CONDITIONS_INTENDED: "warning",
    State.UNDER_CONDITIONS: "safe",
    State.PROHIBITION_INTENDED: "warning",
    State.PROHIBITION_ANSWERED: "warning",
    State.TO_END: "warning",
    State.ENDING_SHOWN: "neutral",
    State.ENDED: "neutral",
    State.RECEIVED: "warning",
    State.TAKEN_UP: "warning",
    State.HANDLED: "neutral",
    State.IN_FORCE: "safe",
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
    State.ASKED_BEFORE: Message("{assessor} looks at it before the day is there."),
    State.AGREED: Message("It is agreed. Afterwards you tell here how it went."),
    State.AGREED_WITH_CONDITIONS: Message(
        "It is agreed, under the conditions below. Afterwards you tell here how it went."
    ),
    State.ADVISED_AGAINST: Message(
        "{assessor} thinks you had better not. The choice is yours; tell here what you did."
    ),
    State.NOT_AGREED: Message("It is not agreed. The reason stands below."),
    State.TO_ACCOUNT: Message("Tell here how it went: whether you were there, what it cost and who paid."),
    State.ATTENDED: Message("{assessor} looks at how it went. You do not have to do anything now."),
    State.NOT_ATTENDED: Message("You were not there. It is settled."),
    State.REFERRED: Message("It goes on in another register. The reason says which one."),
    State.NO_OBJECTION: Message("There is no objection. Tell it here when something changes or ends."),
    State.CONDITIONS_INTENDED: Message(
        "{assessor} wants conditions. Say whether you agree; what you say is kept."
    ),
    State.UNDER_CONDITIONS: Message(
        "It goes on under the conditions below. Tell it here when something changes or ends."
    ),
    State.PROHIBITION_INTENDED: Message(
        "{assessor} intends to say that it cannot go on. Give your reaction first."
    ),
    State.PROHIBITION_ANSWERED: Message("{assessor} weighs your reaction and decides."),
    State.TO_END: Message("It has to end. Record here that it did, and what shows it."),
    State.ENDING_SHOWN: Message("{assessor} checks that it ended."),
    State.ENDED: Message("It ended. It is settled."),
    State.RECEIVED: Message("{assessor} has it and takes it up. You do not have to do anything now."),
    State.TAKEN_UP: Message("{assessor} works on it."),
    State.HANDLED: Message("It was handled. {assessor} closes it."),
    State.IN_FORCE: Message("It holds. Tell it here when something changes or ends."),
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
    State.ASKED_BEFORE: Message("{assessor} looks at it before the day is there."),
    State.AGREED: Message("It is agreed. {person} tells afterwards how it went."),
    State.AGREED_WITH_CONDITIONS: Message(
        "It is agreed, under conditions. {person} tells afterwards how it went."
    ),
    State.ADVISED_AGAINST: Message("It was advised against. {person} chooses and tells afterwards."),
    State.NOT_AGREED: Message("It is not agreed."),
    State.TO_ACCOUNT: Message("{person} still tells how it went."),
    State.ATTENDED: Message("{assessor} looks at how it went."),
    State.NOT_ATTENDED: Message("{person} was not there."),
    State.REFERRED: Message("It goes on in another register."),
    State.NO_OBJECTION: Message("There is no objection."),
    State.CONDITIONS_INTENDED: Message("{person} reacts to the conditions."),
    State.UNDER_CONDITIONS: Message("It goes on under conditions."),
    State.PROHIBITION_INTENDED: Message("{person} reacts before anything is decided."),
    State.PROHIBITION_ANSWERED: Message("{assessor} weighs the reaction and decides."),
    State.TO_END: Message("{person} ends it."),
    State.ENDING_SHOWN: Message("{assessor} checks that it ended."),
    State.ENDED: Message("It ended."),
    State.RECEIVED: Message("{assessor} takes it up."),
    State.TAKEN_UP: Message("{assessor} works on it."),
    State.HANDLED: Message("It was handled and can be closed."),
    State.IN_FORCE: Message("It holds."),
}

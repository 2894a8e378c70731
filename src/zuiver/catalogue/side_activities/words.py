"""What the steps of an assessment are called for side activities. The word "consent" never stands here."""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.lifecycle import State
from zuiver.registers.words import Words

WORDS: Final = Words(
    states={
        State.IN_DISCUSSION: Message("In assessment"),
        State.IN_FORCE: Message("Runs, taken over from another register"),
        State.TO_END: Message("Still to end"),
    },
    actions={
        "start_talk": Message("Assess it together"),
        "intend_prohibition": Message("I intend to say that it cannot go on"),
        "prohibit": Message("It cannot go on"),
        "say_ended": Message("I do it no longer"),
        "show_ended": Message("I stopped, and show it"),
    },
    tasks={
        State.REPORTED: Message("Assess a side activity"),
        State.IN_DISCUSSION: Message("Assess it together"),
        State.TO_END: Message("Stop with it, and show that you did"),
    },
    for_person={
        State.REPORTED: Message("{assessor} looks at it with you. You do not need consent; you do assess it together."),
        State.NO_OBJECTION: Message("There is no objection. Tell it here when something changes."),
        State.ENDED: Message("It ended. Do you still do it? Correct the last day and open it again."),
    },
    record=Message("Report a side activity"),
    lead=Message("A side activity is fine in itself. You report it, and look at it together where it touches your work."),
    party=Message("For"),
    with_party=Message("for {party}"),
    day=Message("Since"),
)  # fmt: skip

"""What the scripts of the two own pages say. Names are those that the scripts ask for."""

from collections.abc import Mapping
from typing import Final

from zuiver.kernel.errors import Message

CONCERNED_WORDS: Final[Mapping[str, Message]] = {
    "who.you": Message("You"),
    "kind.allegation": Message("What you are said to have done"),
    "kind.hearing": Message("Record of your hearing"),
    "kind.draft": Message("Draft of the report"),
    "kind.reply": Message("Your reply to the draft"),
    "kind.correction": Message("A correction"),
    "kind.reason": Message("About your good name"),
    "kind.message": Message("Message"),
    "kind.file": Message("File"),
    "step.accused_told": Message("You were told"),
    "step.concerned_joined": Message("You could read here"),
    "step.concerned_given": Message("You got something to read"),
    "step.concerned_wrote": Message("You wrote something"),
    "step.investigation_draft": Message("You got the draft"),
    "step.investigation_reply": Message("The reply to the draft came in"),
    "step.accused_cleared": Message("Your good name was restored"),
    "step.completed": Message("The case was closed"),
    "step.reopened": Message("The case was opened again"),
    "told": Message("Told on"),
    "reply.by": Message("You can answer the draft until"),
    "reply.open": Message(
        "You can answer the draft. No last day was set: agree on one with who gave you the draft."
    ),
    "reply.none": Message("There is no draft yet. You can already correct what is not right."),
    "reply.done": Message("You answered the draft on"),
    "closed": Message("The case was closed on"),
    "list.case": Message("A case in which you are concerned"),
    "sent": Message("Sealed and received. It stands above, as you sent it."),
    "save": Message("Keep"),
    "error.nothing": Message("There is nothing here yet. Write something, or choose a file."),
}
INTAKE_WORDS: Final[Mapping[str, Message]] = {
    "received": Message("Put in on"),
    "sent": Message("Sealed and received. Who handles reports reads it from now on."),
    "yours": Message("What you wrote"),
    "readers": Message("These people will read it:"),
    "error.nothing": Message("There is nothing here yet. Write down what you were told."),
    "error.readers": Message(
        "Nobody is left who could read it. Take one name out of the list of who may not see it."
    ),
}

"""The form of a gift: the five questions that nearly always are enough, and what happened with it as one question."""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.layout import Answer, Layout, Together

GIFT_STEP: Final = Together(
    "step",
    Message("What happened with it?"),
    (
        Answer("kept", Message("I took it"), {"direction": "received", "response": "accepted"}),
        Answer(
            "offered", Message("It was offered; I have not said yes or no"),
            {"direction": "offered", "response": "undecided"},
        ),
        Answer("declined", Message("I said no"), {"direction": "offered", "response": "declined"}),
        Answer("returned", Message("I gave it back"), {"direction": "received", "response": "returned"}),
        Answer("handed_in", Message("I hand it in"), {"direction": "received", "response": "handed_in"}),
        Answer("undecided", Message("I have it; I do not know yet"), {"direction": "received", "response": "undecided"}),
    ),
    Message("Choose what happened with it. If you do not know yet, choose the last answer."),
)  # fmt: skip

GIFT_LAYOUT: Final = Layout(
    first=("giver_organisation", "description", "value", "step", "happened_on"),
    advice=("courtesy_exchange", "intent_to_influence"),
    together=(GIFT_STEP,),
)

"""What is asked about taking part in a commercial activity: before it the request, with the decision the policy it serves."""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Field, Privacy
from zuiver.registers.fields import Amount, Choice, Day, Option, Persons, Text, YesNo

SECTIONS: Final = {
    "what": Message("What are you asked for?"),
    "money": Message("Is there money in it?"),
    "when": Message("When is it?"),
    "why": Message("Why would you do it?"),
    "decision": Message("Does it serve policy?"),
    "afterwards": Message("How did it go?"),
}

# One hundred thousand euro: more is a slip of the keyboard.
MOST_CENTS: Final = 100_000 * 100
DECISIONS: Final = ("agree", "agree_with_conditions", "not_agree")

ROLE: Final = Choice(
    (
        Option("speaker", Message("I speak")),
        Option("panel", Message("I sit in a panel")),
        Option("guest", Message("I am a guest")),
    )
)
FEE_TO: Final = Choice(
    (
        Option("nobody", Message("Nobody")),
        Option("person", Message("I do")),
        Option("authority", Message("My organisation")),
    )
)
ASKED_AT: Final = Choice(
    (
        Option("before", Message("No, it has yet to come")),
        Option("after", Message("Yes, it is over")),
    )
)
CLAIMED_LINK: Final = Choice(
    (
        Option("none", Message("No")),
        Option("claimed", Message("I think so")),
    )
)
DECIDED_LINK: Final = Choice(
    (
        Option("confirmed", Message("Yes, it serves policy")),
        Option("rejected", Message("No, it serves no policy")),
    )
)

_WHAT = (
    Field("description", Message("What is it?"), Text(500, lines=True), "what",
        hint=Message("For example: a talk at a congress on heat networks."), required=True, core=True,
    ),
    Field("organiser", Message("Who organises it?"), Text(200, suggest="counterparties"), "what",
        hint=Message("Choose one from the list or type the name."), required=True, core=True,
    ),
    Field("organiser_kvk", Message("Chamber of Commerce number"), Text(20), "what",
        hint=Message("Eight digits, if you know them."), privacy=Privacy.P1,
    ),
    Field("role", Message("What do you do there?"), ROLE, "what", required=True, core=True),
)  # fmt: skip
_MONEY = (
    Field("fee_to", Message("Who gets money for it?"), FEE_TO, "money", core=True),
    Field("fee", Message("How much is offered?"), Amount(MOST_CENTS), "money", core=True,
        hint=Message("For example 400, about 250, or: unknown."),
    ),
    Field("commercial", Message("Do visitors pay, or is something sold?"), YesNo(), "money", core=True),
)  # fmt: skip
_WHEN = (
    Field("asked_at", Message("Has it been already?"), ASKED_AT, "when", required=True, core=True, default="before"),
    Field("event_date", Message("On which day is it?"), Day(past_only=False), "when", required=True, core=True,
        hint=Message("For example: tomorrow, 12 May or 12-5-2026."),
    ),
    Field("own_time", Message("Do you do it in your own time?"), YesNo(), "when"),
    Field("in_function", Message("Do you do it for your work?"), YesNo(), "when"),
)  # fmt: skip
_WHY = (
    Field("policy_claim", Message("Does it help to make, explain or spread policy?"), CLAIMED_LINK, "why", core=True),
    Field("policy_why", Message("Which policy, and how?"), Text(1000, lines=True), "why"),
    Field("named", Message("Which colleagues take part too?"), Persons(), "why",
        hint=Message("They see this entry. They do not decide on it."),
    ),
    Field("manager_involved", Message("Does your manager take part too, or stand close to who organises it?"), YesNo(),
        "why", hint=Message("Then someone else decides. You do not have to say why."), privacy=Privacy.P3,
    ),
)  # fmt: skip
_DECISION = (
    Field("policy_link", Message("Does it help to make, explain or spread policy?"), DECIDED_LINK, "decision",
        required=True, asked_with=DECISIONS,
    ),
)  # fmt: skip
_AFTERWARDS = (
    Field("paid_in_the_end", Message("Who got money for it in the end?"), FEE_TO, "afterwards",
        required=True, asked_with="say_attended",
    ),
    Field("account", Message("How did it go?"), Text(1000, lines=True), "afterwards", asked_with="say_attended"),
)  # fmt: skip

COMMERCIAL_FIELDS: Final[tuple[Field, ...]] = (*_WHAT, *_MONEY, *_WHEN, *_WHY, *_DECISION, *_AFTERWARDS)

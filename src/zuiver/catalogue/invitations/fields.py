"""What is asked about an invitation: before the day what it is and why, afterwards how it went and what it cost."""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Field, Privacy
from zuiver.registers.fields import Amount, Choice, Count, Day, Option, Persons, Text, YesNo

SECTIONS: Final = {
    "what": Message("What are you invited to?"),
    "inviter": Message("Who invites you?"),
    "when": Message("When and where is it?"),
    "why": Message("Why would you go?"),
    "cost": Message("Who pays?"),
    "background": Message("What is behind it?"),
    "afterwards": Message("How did it go?"),
}

# One hundred thousand euro: more is a slip of the keyboard.
MOST_CENTS: Final = 100_000 * 100

ASKED_AT: Final = Choice(
    (
        Option("before", Message("No, it has yet to come")),
        Option("after", Message("Yes, I have been there")),
    )
)
EVENT_KIND: Final = Choice(
    (
        Option("working_visit", Message("A working visit")),
        Option("meeting_with_meal", Message("A meeting with a meal")),
        Option("reception", Message("A reception")),
        Option("congress", Message("A congress")),
        Option("vip_entertainment", Message("VIP entertainment, such as a sky box or a concert")),
        Option("trip", Message("A trip")),
        Option("other", Message("Something else")),
    )
)
WHO_PAYS: Final = Choice(
    (
        Option("self", Message("I do")),
        Option("authority", Message("My organisation")),
        Option("other", Message("Who invites me")),
        Option("shared", Message("Each a part")),
    )
)
INFLUENCE: Final = Choice(
    (
        Option("no", Message("No")),
        Option("suspected", Message("I have the feeling that they do")),
        Option("yes", Message("Yes")),
        Option("unknown", Message("I do not know")),
    )
)

_WHAT = (
    Field("description", Message("What is it?"), Text(500, lines=True), "what",
        hint=Message("For example: dinner after the yearly meeting on energy."), required=True, core=True,
    ),
    Field("event_kind", Message("What kind of invitation is it?"), EVENT_KIND, "what",
        required=True, core=True, privacy=Privacy.P0,
    ),
)  # fmt: skip
_INVITER = (
    Field("inviter_organisation", Message("From which organisation?"), Text(200, suggest="counterparties"), "inviter",
        hint=Message("Choose one from the list or type the name."), required=True, core=True, privacy=Privacy.P0,
    ),
    Field("inviter_kvk", Message("Chamber of Commerce number"), Text(20), "inviter",
        hint=Message("Eight digits, if you know them."), privacy=Privacy.P1,
    ),
    Field("inviter_person", Message("From whom there?"), Text(200), "inviter", privacy=Privacy.P3),
)  # fmt: skip
_WHEN = (
    Field("asked_at", Message("Has it been already?"), ASKED_AT, "when", required=True, core=True, default="before"),
    Field("event_date", Message("On which day is it?"), Day(past_only=False), "when", required=True, core=True,
        hint=Message("For example: tomorrow, 12 May or 12-5-2026."), privacy=Privacy.P0,
    ),
    Field("event_until", Message("What is the last day, if it takes more than one?"), Day(past_only=False), "when"),
    Field("destination", Message("Where is it?"), Text(200), "when", privacy=Privacy.P0),
)  # fmt: skip
_WHY = (
    Field("functional", Message("Do you need it for your work?"), YesNo(), "why", core=True),
    Field("functional_why", Message("What do you need it for?"), Text(500, lines=True), "why"),
    Field("sober", Message("Is it sober?"), YesNo(), "why", core=True),
    Field("sober_why", Message("What makes it sober, or not?"), Text(500, lines=True), "why"),
    Field("efficient", Message("Is it worth your time?"), YesNo(), "why", core=True),
    Field("efficient_why", Message("What does it bring?"), Text(500, lines=True), "why"),
    Field("lavish", Message("Is it lavish?"), YesNo(), "why"),
    Field("discussed_before", Message("Did you talk about it with your manager beforehand?"), YesNo(), "why"),
    Field("discussed_on", Message("If you did, on which day?"), Day(), "why"),
)  # fmt: skip
_COST = (
    Field("who_pays", Message("Who pays for it?"), WHO_PAYS, "cost", core=True),
    Field("cost", Message("What does it cost, about, for you?"), Amount(MOST_CENTS), "cost", core=True,
        hint=Message("For example 45, about 100, or: unknown."),
    ),
    Field("partner_invited", Message("Is your partner invited too?"), YesNo(), "cost", privacy=Privacy.P3),
)  # fmt: skip
_BACKGROUND = (
    Field("tender_running_with_giver", Message("Does who invites you take part in a running tender?"), YesNo(),
        "background",
    ),
    Field("intent_to_influence", Message("Does who invites you want something from you?"), INFLUENCE, "background",
        core=True,
    ),
    Field("accepted_last_year", Message("How often did you accept an invitation of them in the last year?"),
        Count(0, 1000), "background",
    ),
    Field("returned_last_year", Message("How often did we invite them?"), Count(0, 1000), "background"),
    Field("named", Message("Which colleagues go too?"), Persons(), "background",
        hint=Message("They see this entry. They do not decide on it."),
    ),
    Field("manager_involved", Message("Is your manager invited too, or close to who invites you?"), YesNo(),
        "background", hint=Message("Then someone else decides. You do not have to say why."), privacy=Privacy.P3,
    ),
)  # fmt: skip
_AFTERWARDS = (
    Field("real_cost", Message("What did it cost in the end, for you?"), Amount(MOST_CENTS), "afterwards",
        required=True, asked_with="say_attended",
    ),
    Field("who_paid", Message("Who paid it?"), WHO_PAYS, "afterwards",
        required=True, asked_with="say_attended", privacy=Privacy.P0,
    ),
    Field("paid_by", Message("Who was it, by name?"), Text(300), "afterwards", asked_with="say_attended"),
    Field("account", Message("What did it bring?"), Text(1000, lines=True), "afterwards", asked_with="say_attended"),
)  # fmt: skip

INVITATION_FIELDS: Final[tuple[Field, ...]] = (
    *_WHAT, *_INVITER, *_WHEN, *_WHY, *_COST, *_BACKGROUND, *_AFTERWARDS,
)  # fmt: skip

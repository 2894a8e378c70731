"""What is asked about a gift. The names that the decision aid knows are those of its facts."""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Field, Privacy, ShownWhen
from zuiver.registers.fields import Amount, Choice, Count, Day, Option, Persons, Text, YesNo

SECTIONS: Final = {
    "what": Message("What is it?"),
    "giver": Message("Who gives it?"),
    "when": Message("When and where?"),
    "background": Message("What is behind it?"),
    "for_whom": Message("For whom is it?"),
    "next": Message("What happens with it?"),
}

# Ten million euro: more is a slip of the keyboard.
MOST_CENTS: Final = 10_000_000 * 100

DIRECTION = Choice(
    (
        Option("received", Message("I have it already")),
        Option("offered", Message("It was offered to me")),
    )
)
OFFER_KIND = Choice(
    (
        Option("tangible", Message("A thing")),
        Option("service", Message("A service")),
        Option("discount_scheme", Message("A discount or savings scheme")),
        Option("fee", Message("A fee")),
        Option("favour", Message("A favour")),
        Option("promise", Message("A promise")),
        Option("invitation", Message("An invitation")),
    )
)
INTENT = Choice(
    (
        Option("no", Message("No")),
        Option("suspected", Message("I have the feeling that they do")),
        Option("yes", Message("Yes")),
        Option("unknown", Message("I do not know")),
    )
)
DELIVERY_PLACE = Choice(
    (
        Option("work", Message("At work")),
        Option("event", Message("At a meeting or event")),
        Option("post", Message("By post, at work")),
        Option("home", Message("At my home address")),
    )
)
RECIPIENT = Choice(
    (
        Option("self", Message("For me")),
        Option("team", Message("For my team")),
        Option("partner", Message("For my partner")),
        Option("family", Message("For someone in my family")),
    )
)
RESPONSE = Choice(
    (
        Option("undecided", Message("I have not decided yet")),
        Option("accepted", Message("I would like to keep it")),
        Option("declined", Message("I said no")),
        Option("returned", Message("I gave it back")),
        Option("handed_in", Message("I hand it in")),
    )
)

_WHAT = (
    Field(
        "direction", Message("Do you have it already?"), DIRECTION, "what",
        required=True, core=True, default="received",
    ),
    Field(
        "offer_kind", Message("What kind of gift is it?"), OFFER_KIND, "what",
        required=True, core=True, default="tangible", privacy=Privacy.P0,
    ),
    Field(
        "description", Message("What is it?"), Text(500, lines=True), "what",
        hint=Message("For example: a bottle of red wine."), required=True, core=True, privacy=Privacy.P0,
    ),
    Field(
        "value", Message("What is it worth, about?"), Amount(MOST_CENTS), "what", core=True,
        hint=Message("For example 12,50, about 20, less than 50, USD 30, or: unknown."),
    ),
)  # fmt: skip
_GIVER = (
    Field(
        "giver_organisation", Message("From which organisation?"), Text(200, suggest="counterparties"), "giver",
        hint=Message("Choose one from the list or type the name."), required=True, core=True, privacy=Privacy.P0,
    ),
    Field(
        "giver_kvk", Message("Chamber of Commerce number"), Text(20), "giver",
        hint=Message("Eight digits, if you know them."), privacy=Privacy.P1,
    ),
    Field("giver_person", Message("From whom there?"), Text(200), "giver", privacy=Privacy.P3),
)  # fmt: skip
_WHEN = (
    Field(
        "happened_on", Message("When was it?"), Day(), "when", required=True, core=True, default="vandaag",
        hint=Message("For example: yesterday, 12 May or December 2017."), privacy=Privacy.P0,
    ),
    Field("delivery_place", Message("Where did you get it?"), DELIVERY_PLACE, "when", core=True, default="work"),
    Field("occasion", Message("On what occasion?"), Text(300), "when"),
)  # fmt: skip
_BACKGROUND = (
    Field(
        "courtesy_exchange", Message("Is it plain courtesy, such as a thank-you?"), YesNo(), "background", core=True
    ),
    Field(
        "intent_to_influence", Message("Does the giver want something from you?"), INTENT, "background", core=True
    ),
    Field(
        "tender_running_with_giver", Message("Does the giver take part in a running tender?"), YesNo(), "background"
    ),
    Field(
        "pending_decision_for_giver", Message("Does the giver wait for a decision of ours?"), YesNo(), "background"
    ),
    Field("requested_presentation", Message("Is it a thank-you for a talk we were asked for?"), YesNo(), "background"),
    Field(
        "private_contact_with_giver", Message("Do you know the giver privately?"), YesNo(), "background",
        privacy=Privacy.P3,
    ),
    Field("can_refuse_politely", Message("Could you say no politely?"), YesNo(), "background"),
    Field("feels_wrong", Message("Does it feel wrong?"), YesNo(), "background"),
    Field("quid_pro_quo", Message("Is it a reward for a favour?"), YesNo(), "background", privacy=Privacy.P3),
    Field("work_related", Message("Does it have to do with your work?"), YesNo(), "background"),
    Field(
        "manager_involved", Message("Is your manager involved, or close to the giver?"), YesNo(), "background",
        hint=Message("Then someone else decides. You do not have to say why."), privacy=Privacy.P3,
    ),
)  # fmt: skip
_FOR_WHOM = (
    Field("recipient", Message("For whom is it?"), RECIPIENT, "for_whom", default="self"),
    Field("group_size", Message("How many people share it?"), Count(1, 10_000), "for_whom"),
    Field(
        "named", Message("Which colleagues got it too?"), Persons(), "for_whom",
        hint=Message("They see this entry. They do not decide on it."),
    ),
)  # fmt: skip
_NEXT = (
    Field("response", Message("What do you do with it?"), RESPONSE, "next", default="undecided"),
    Field(
        "explained_to_giver", Message("Did you explain to the giver why?"), YesNo(), "next",
        shown_when=ShownWhen("response", ("declined", "returned", "handed_in")),
    ),
)  # fmt: skip

GIFT_FIELDS: Final[tuple[Field, ...]] = (*_WHAT, *_GIVER, *_WHEN, *_BACKGROUND, *_FOR_WHOM, *_NEXT)

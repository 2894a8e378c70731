"""What is asked about a data leak: five facts of who noticed it, and what the desk adds with its steps."""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Field, ShownWhen
from zuiver.registers.fields import Choice, Count, Moment, Option, SetOf, Text, YesNo

SECTIONS: Final = {
    "what": Message("What happened?"),
    "found": Message("What the desk found out"),
    "told": Message("Who was told"),
    "authority": Message("The data protection authority"),
    "done": Message("What it led to"),
}
INCIDENT: Final = Choice(
    (
        Option("lost_carrier", Message("I lost something: a stick, a phone, a laptop or paper")),
        Option("wrong_recipient", Message("Something went to the wrong person")),
        Option("left_lying", Message("Something lay open, or was left behind")),
        Option("unauthorised_access", Message("Somebody could get in who should not")),
        Option("talked", Message("It was talked about, or overheard")),
    )
)
CONFIDENTIAL: Final = Choice(
    (
        Option("yes", Message("Yes")),
        Option("no", Message("No")),
        Option("unknown", Message("I do not know")),
    )
)
RISK: Final = Choice(
    (
        Option("unlikely", Message("A risk for people is unlikely")),
        Option("risk", Message("There is a risk for people")),
        Option("high", Message("There is a high risk for people")),
    )
)
DATA_KINDS: Final = SetOf(
    (
        Option("names", Message("Names and addresses")),
        Option("contact", Message("Telephone numbers or e-mail addresses")),
        Option("citizen_number", Message("Citizen service numbers")),
        Option("identity", Message("Copies of identity papers")),
        Option("money", Message("Data about money")),
        Option("login", Message("Passwords or other keys")),
        Option("place", Message("Where people are or go")),
        Option("special", Message("Data that the law protects more, such as health")),
        Option("other", Message("Other data about people")),
        Option("none", Message("No data about people")),
    )
)
GROUPS: Final = SetOf(
    (
        Option("residents", Message("Residents")),
        Option("staff", Message("People who work here")),
        Option("companies", Message("Contacts at companies")),
        Option("applicants", Message("People who apply for something")),
        Option("vulnerable", Message("Children or other people who need more care")),
        Option("others", Message("Others")),
    )
)
AUTHORITY_TOLD: Final = Choice(
    (
        Option("yes", Message("Yes, it was told")),
        Option("not_yet", Message("Not yet")),
        Option("no", Message("No, and it will not be")),
    )
)
PEOPLE_TOLD: Final = Choice(
    (
        Option("yes", Message("Yes, they were told")),
        Option("not_yet", Message("Not yet")),
        Option("not_needed", Message("It is not needed")),
    )
)
LOOKS_WITH: Final = ("take_up", "handle")
TELLS_WITH: Final = ("record_told", "handle")

_FIVE_FACTS: Final = (
    Field("incident", Message("What happened?"), INCIDENT, "what", required=True, core=True),
    Field(
        "carrier", Message("What was it on, or how did it go?"), Text(200), "what", core=True,
        hint=Message("For example: a grey USB stick, or a mail from my work address."),
    ),
    Field(
        "discovered_at", Message("When did you notice it?"), Moment(), "what", required=True, core=True,
        hint=Message("The day and the time, as well as you know it. For example: yesterday, 23:10."),
    ),
    Field(
        "confidential", Message("Was it confidential, or about people?"), CONFIDENTIAL, "what",
        required=True, core=True, default="unknown", hint=Message("You do not have to be sure. Report it also then."),
    ),
    Field(
        "content", Message("What was in it, as far as you know?"), Text(1000, lines=True), "what", core=True,
        hint=Message("In a few words. No names, no health, no offences: the leaked data itself does not belong here."),
    ),
)  # fmt: skip
_FOUND: Final = (
    Field(
        "protected", Message("Was it protected, so that a stranger cannot read it?"), YesNo(), "found",
        hint=Message("For example encrypted, or wiped from a distance."), asked_with=LOOKS_WITH,
    ),
    Field("data_kinds", Message("Which data about people was it?"), DATA_KINDS, "found", asked_with=LOOKS_WITH),
    Field("groups", Message("Which groups of people?"), GROUPS, "found", asked_with=LOOKS_WITH),
    Field("people_least", Message("Of how many people at least?"), Count(0, 50_000_000), "found", asked_with=LOOKS_WITH),
    Field("people_most", Message("Of how many people at most?"), Count(0, 50_000_000), "found", asked_with=LOOKS_WITH),
    Field("risk", Message("How large is the risk for these people?"), RISK, "found", asked_with=LOOKS_WITH),
)  # fmt: skip
_TOLD: Final = (
    Field(
        "told", Message("Who was told here, and when?"), Text(1000, lines=True), "told", asked_with=TELLS_WITH,
        hint=Message("Functions and days, such as: data protection officer, 3 May 9:30."),
    ),
    Field(
        "people_told", Message("Were the people told whose data it is?"), PEOPLE_TOLD, "told", asked_with=TELLS_WITH,
        hint=Message("At a high risk the law asks for it."),
    ),
    Field(
        "people_told_how", Message("If they were told: when and how?"), Text(500, lines=True), "told",
        asked_with=TELLS_WITH, shown_when=ShownWhen("people_told", ("yes",)),
    ),
)  # fmt: skip
_AUTHORITY: Final = (
    Field(
        "authority_told", Message("Was the data protection authority told?"), AUTHORITY_TOLD, "authority",
        required=True, asked_with=TELLS_WITH,
    ),
    Field(
        "authority_told_at", Message("If it was told: when?"), Moment(), "authority", required=True,
        asked_with=TELLS_WITH, shown_when=ShownWhen("authority_told", ("yes",)),
    ),
    Field(
        "authority_number", Message("If it was told: under which number?"), Text(60), "authority",
        hint=Message("It stands on the confirmation of the authority."),
        asked_with=TELLS_WITH, shown_when=ShownWhen("authority_told", ("yes",)),
    ),
    Field(
        "authority_late_why", Message("If it was told after the 72 hours: why?"), Text(1000, lines=True), "authority",
        asked_with=TELLS_WITH, shown_when=ShownWhen("authority_told", ("yes",)),
    ),
    Field(
        "authority_why_not", Message("If it will not be told: why not?"), Text(1000, lines=True), "authority", required=True,
        hint=Message("The law leaves this open only where a risk for people is unlikely."),
        asked_with=TELLS_WITH, shown_when=ShownWhen("authority_told", ("no",)),
    ),
)  # fmt: skip
_DONE: Final = (
    Field(
        "consequences", Message("What are the consequences, or can they be?"), Text(2000, lines=True), "done",
        required=True, asked_with="handle",
    ),
    Field(
        "measures_taken", Message("What was done to stop it and to prevent it?"), Text(2000, lines=True), "done",
        required=True, asked_with="handle",
    ),
)  # fmt: skip

LEAK_FIELDS: Final[tuple[Field, ...]] = (*_FIVE_FACTS, *_FOUND, *_TOLD, *_AUTHORITY, *_DONE)

"""What is asked about a contact with an interest group. The names that the decision aid knows are those of its facts."""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Field, Privacy
from zuiver.registers.fields import Choice, Day, Option, Persons, Text, YesNo

SECTIONS: Final = {
    "who": Message("Who sought contact?"),
    "contact": Message("What was it about?"),
    "afterwards": Message("What happens with it?"),
    "agreed": Message("What was agreed"),
}
CHANNEL: Final = Choice(
    (
        Option("visit", Message("A visit or a talk")),
        Option("invitation", Message("An invitation")),
        Option("co_financing", Message("Paying part of a study or project")),
        Option("mail", Message("A mail or a letter")),
    )
)

LOBBY_FIELDS: Final[tuple[Field, ...]] = (
    Field(
        "organisation", Message("Which organisation was it?"), Text(200, suggest="counterparties"), "who",
        hint=Message("Choose one from the list or type the name. The person you spoke with is not needed."),
        required=True, core=True, privacy=Privacy.P0,
    ),
    Field(
        "interest", Message("Which interest does it stand for?"), Text(300), "who",
        hint=Message("For example: growers who want to build in the river valley."),
        required=True, core=True, privacy=Privacy.P0,
    ),
    Field("channel", Message("How did you meet?"), CHANNEL, "contact", required=True, core=True, privacy=Privacy.P0),
    Field("contacted_on", Message("When was it?"), Day(), "contact", required=True, core=True, privacy=Privacy.P0),
    Field("topic", Message("What was it about?"), Text(500, lines=True), "contact", required=True, core=True),
    Field("dossier", Message("For which dossier?"), Text(200), "contact", core=True, privacy=Privacy.P0),
    Field(
        "part_funded", Message("Does it pay part of a study or project?"), YesNo(), "contact", core=True,
        hint=Message("Then you talk about it first, and put on paper who pays for what."),
    ),
    Field("discussed_before", Message("Did you talk about it with your manager beforehand?"), YesNo(), "contact"),
    Field("brought_in", Message("What did they bring in?"), Text(1000, lines=True), "afterwards"),
    Field("follow_up", Message("What do you do with it?"), Text(500, lines=True), "afterwards"),
    Field(
        "named", Message("Which colleagues were there, or have to know?"), Persons(), "afterwards",
        hint=Message("They see this note."),
    ),
    Field(
        "manager_involved", Message("Is your manager too close to this organisation?"), YesNo(), "afterwards",
        hint=Message("Then someone else looks at it. You do not have to say why."), privacy=Privacy.P3,
    ),
    Field(
        "agreed_on", Message("What did you agree on?"), Text(1000, lines=True), "agreed",
        hint=Message("For example: who pays for what, and who decides about the outcome."),
        required=True, asked_with="handle",
    ),
)  # fmt: skip

"""What is asked about a contact with a member of the assembly, and about informing the portfolio holder."""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Field, Privacy
from zuiver.registers.fields import Choice, Day, Moment, Option, SetOf, Text, YesNo

SECTIONS: Final = {
    "who": Message("Who asked?"),
    "asked": Message("What was it about?"),
    "given": Message("What did you answer?"),
    "informed": Message("The portfolio holder"),
}
CAPACITY: Final = Choice(
    (
        Option("function", Message("Yes, about my work")),
        Option("unclear", Message("That is not clear")),
        Option("private", Message("No, it is private")),
    )
)
ASKED: Final = SetOf(
    (
        Option("facts", Message("Facts")),
        Option("policy_view", Message("What I think of the policy")),
        Option("confidential", Message("Something confidential")),
        Option("opinion", Message("My own opinion")),
    )
)
REACHED_BY: Final = Choice(
    (
        Option("mail", Message("By mail or letter")),
        Option("phone", Message("By phone")),
        Option("meeting", Message("In a meeting")),
        Option("other", Message("In another way")),
    )
)

CONTACT_FIELDS: Final[tuple[Field, ...]] = (
    # Data of a public office, so not the sensitive class of other people outside.
    Field(
        "member", Message("Which member of the assembly was it?"), Text(200), "who",
        hint=Message("The name belongs to a public office, so it may stand here."), required=True, core=True,
    ),
    Field("contacted_on", Message("When was it?"), Day(), "who", required=True, core=True),
    Field("reached_by", Message("How did the member reach you?"), REACHED_BY, "who", privacy=Privacy.P1),
    Field(
        "capacity", Message("Is it about your work?"), CAPACITY, "who", required=True, default="function",
        hint=Message("A private contact does not belong here."),
    ),
    Field("topic", Message("What was it about?"), Text(300), "asked", required=True, core=True, privacy=Privacy.P1),
    Field("asked", Message("What did the member ask for?"), ASKED, "asked", required=True, core=True,
        hint=Message("Was it more than one thing? Choose each of them."), privacy=Privacy.P1,
    ),
    Field(
        "facts_given", Message("Which facts did you give?"), Text(1000, lines=True), "given", core=True,
        hint=Message("Leave it empty when you have not answered yet."),
    ),
    Field(
        "view_refused", Message("Did you say that you give no view on policy?"), YesNo(), "given", core=True,
        hint=Message("Only when it was asked for. A view on policy is for the portfolio holder."),
    ),
    Field(
        "portfolio", Message("Whose portfolio is it?"), Text(200), "informed", core=True, privacy=Privacy.P1,
        hint=Message("For example: the portfolio holder for roads."),
    ),
    Field(
        "manager_involved", Message("Should someone other than your manager pass it on?"), YesNo(), "informed",
        hint=Message("Then someone else takes it up. You do not have to say why."), privacy=Privacy.P3,
    ),
    Field(
        "informed_at", Message("When was the portfolio holder informed?"), Moment(), "informed",
        required=True, asked_with="handle",
    ),
    Field(
        "informed_by", Message("How was that done?"), Text(200), "informed", asked_with="handle",
        hint=Message("For example: by phone, or by mail to the office."),
    ),
    Field(
        "confirmed_on", Message("When did the portfolio holder confirm it?"), Day(), "informed",
        required=True, asked_with="close",
    ),
    Field("answer_of_holder", Message("Does the portfolio holder add something?"), Text(500, lines=True), "informed",
        asked_with="close",
    ),
)  # fmt: skip

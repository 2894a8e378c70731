"""What is asked about a financial interest: never an amount, and of a partner only what is offered.

Nearly everything is sensitive (P3). The names that the decision aid knows are those of its facts.
"""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Field, Privacy
from zuiver.registers.fields import Choice, Day, Option, Text, YesNo

SECTIONS: Final = {
    "function": Message("Your function"),
    "what": Message("What is it?"),
    "work": Message("What does it have to do with your work?"),
    "together": Message("What was assessed"),
    "end": Message("How it ended"),
}
YES_NO_UNSURE: Final = Choice(
    (
        Option("yes", Message("Yes")),
        Option("no", Message("No")),
        Option("unsure", Message("I am not sure")),
    )
)
EVENT: Final = Choice(
    (
        Option("entry", Message("I start here")),
        Option("acquisition", Message("I got it")),
        Option("function_change", Message("I got another function")),
        Option("list_change", Message("My function was designated")),
        Option("none", Message("Something else")),
    )
)
HOLDER: Final = Choice((Option("self", Message("Mine")), Option("partner", Message("My partner's"))))
INTEREST_KIND: Final = Choice(
    (
        Option("shares", Message("Shares, or a fund in one sector")),
        Option("option", Message("Options, or another right to buy or sell")),
        Option("ownership", Message("Land, a building or a company")),
        Option("loan", Message("A loan or a claim")),
        Option("other", Message("Something else")),
    )
)
SIZE_BAND: Final = Choice(
    (
        Option("small", Message("Small: it makes no difference to me")),
        Option("middle", Message("In between")),
        Option("large", Message("Large: I would feel it")),
        Option("control", Message("I have a say in it")),
    )
)
ASSESSED_WITH: Final = ("no_objection", "agree_conditions", "intend_conditions", "review")

_ON_THE_FORM: Final = (
    Field(
        "function_designated", Message("Was your function designated for this?"), YesNo(), "function", core=True,
        hint=Message("You had a letter about it then."),
    ),
    Field("event", Message("Why do you report it now?"), EVENT, "function", core=True, default="acquisition"),
    Field("holder", Message("Whose is it?"), HOLDER, "what", required=True, core=True, default="self", privacy=Privacy.P3),
    Field(
        "interest_kind", Message("What is it?"), INTEREST_KIND, "what", core=True, privacy=Privacy.P3,
        hint=Message("Of a partner you fill in no more than you both want."),
    ),
    Field(
        "company", Message("In which company, fund or place?"), Text(200), "what", core=True, privacy=Privacy.P3,
        hint=Message("A fund that holds shares all over the market is no interest in a company."),
    ),
    Field(
        "size_band", Message("How large is it, for you?"), SIZE_BAND, "what", privacy=Privacy.P3,
        hint=Message("No amounts: they are not asked."),
    ),
    Field("managed_by_other", Message("Does somebody else manage it, without asking you?"), YesNo(), "what", privacy=Privacy.P3),
    Field("acquired_on", Message("Since when?"), Day(), "what", core=True),
    Field(
        "relation_to_function", Message("Does it have to do with your function?"), YES_NO_UNSURE, "work",
        required=True, core=True, privacy=Privacy.P3,
    ),
    Field(
        "can_touch_province", Message("Can it touch the organisation?"), YES_NO_UNSURE, "work",
        required=True, core=True, privacy=Privacy.P3,
    ),
    Field(
        "own_view", Message("How do you see it yourself?"), Text(1000, lines=True), "work", privacy=Privacy.P3,
        hint=Message("Only who assesses it reads this. Write nothing about health, convictions or memberships."),
    ),
)  # fmt: skip
_WITH_STEPS: Final = (
    Field(
        "functioning_assured", Message("Can the work go on well with it?"), YES_NO_UNSURE, "together",
        privacy=Privacy.P3, asked_with=(*ASSESSED_WITH, "intend_prohibition"),
    ),
    Field(
        "review_on", Message("When do you look at it again?"), Day(future_only=True), "together",
        hint=Message("Leave it empty for the usual time."), asked_with=ASSESSED_WITH,
    ),
    Field(
        "end_by", Message("By which day does it have to end?"), Day(future_only=True), "end",
        required=True, asked_with="prohibit",
    ),
    Field(
        "ended_on", Message("On which day did it end?"), Day(), "end",
        required=True, asked_with=("say_ended", "show_ended", "record_ended"),
    ),
    Field(
        "end_shown_by", Message("What shows that it ended?"), Text(500), "end", required=True, asked_with="show_ended",
        hint=Message("Say where it can be seen. Do not put the document or an amount here."), privacy=Privacy.P3,
    ),
)  # fmt: skip

INTEREST_FIELDS: Final[tuple[Field, ...]] = (*_ON_THE_FORM, *_WITH_STEPS)

"""What is asked about a side activity. The names that the decision aid knows are those of its facts."""

from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Field, Privacy
from zuiver.registers.fields import Choice, Day, Hours, Option, SetOf, Text, YesNo

SECTIONS: Final = {
    "what": Message("What do you do?"),
    "when": Message("When?"),
    "work": Message("What does it have to do with your work?"),
    "together": Message("What you see together"),
    "end": Message("How it ended"),
}
PHASE: Final = Choice(
    (
        Option("intended", Message("I am going to do it")),
        Option("running", Message("I do it already")),
        Option("ended", Message("I did it, and it is over")),
    )
)
TOUCHES: Final = Choice(
    (
        Option("yes", Message("Yes")),
        Option("no", Message("No")),
        Option("unsure", Message("I am not sure")),
    )
)
AFFECTS: Final = SetOf(
    (
        Option("availability", Message("My availability")),
        Option("own_image", Message("How people see me in my work")),
        Option("province_image", Message("How people see the organisation")),
        Option("reliability", Message("Whether people can trust me")),
        Option("appearance", Message("It could look wrong")),
        Option("function_link", Message("It is close to my own work")),
    )
)
# The answer of a joint assessment, each time one is given.
ASSESSED_WITH: Final = (
    "no_objection",
    "agree_conditions",
    "intend_conditions",
    "intend_prohibition",
    "review",
)
LOOKED_AT_AGAIN_WITH: Final = ("no_objection", "agree_conditions", "intend_conditions", "review")
ENDED_WITH: Final = ("say_ended", "show_ended", "record_ended")

_WHAT: Final = (
    Field(
        "activity", Message("What do you do besides your work?"), Text(500, lines=True), "what",
        hint=Message("For example: I keep the books of the football club."),
        required=True, core=True, privacy=Privacy.P0,
    ),
    Field(
        "organisation", Message("For which organisation?"), Text(200, suggest="counterparties"), "what",
        core=True, privacy=Privacy.P0,
    ),
    Field(
        "organisation_kvk", Message("Chamber of Commerce number"), Text(20), "what",
        hint=Message("Eight digits, if you know them."), privacy=Privacy.P1,
    ),
    Field("role", Message("What are you there?"), Text(200), "what"),
    Field("own_company", Message("Is it a company of your own?"), YesNo(), "what"),
    Field("paid", Message("Are you paid for it?"), YesNo(), "what", core=True, privacy=Privacy.P0),
)  # fmt: skip
_WHEN: Final = (
    Field("phase", Message("Do you do it already?"), PHASE, "when", required=True, core=True, default="intended"),
    Field(
        "started_on", Message("From when?"), Day(past_only=False), "when", core=True,
        hint=Message("For example: 1 September, or March 2024."),
    ),
    Field("ends_on", Message("Until when, if you know?"), Day(past_only=False), "when"),
    Field(
        "hours_per_week", Message("How many hours a week does it take?"), Hours(168), "when", core=True,
        hint=Message("About: 4 or 7,5."),
    ),
    Field("own_time", Message("Do you do it in your own time?"), YesNo(), "when", default="yes"),
)  # fmt: skip
_WORK: Final = (
    Field(
        "can_touch_province", Message("Can it touch your work or the organisation?"), TOUCHES, "work",
        required=True, core=True,
    ),
    Field("affects", Message("What could suffer from it?"), AFFECTS, "work", core=True),
    Field(
        "uses_province_info", Message("Do you use information or means of the work for it?"), YesNo(), "work", core=True
    ),
    Field("contracts_with_province", Message("Does it do business with the organisation?"), YesNo(), "work"),
    Field(
        "own_view", Message("How do you see it yourself?"), Text(1000, lines=True), "work",
        hint=Message("What you do so that nothing goes wrong. Your manager reads this."),
    ),
    Field(
        "manager_involved", Message("Is your manager involved in it?"), YesNo(), "work",
        hint=Message("Then someone else assesses it. You do not have to say why."), privacy=Privacy.P3,
    ),
)  # fmt: skip
_WITH_STEPS: Final = (
    Field(
        "manager_view", Message("How do you see it, after the talk?"), Text(1000, lines=True), "together",
        hint=Message("It stands beside what the person wrote."), asked_with=ASSESSED_WITH,
    ),
    Field(
        "review_on", Message("When do you look at it again?"), Day(future_only=True), "together",
        hint=Message("Leave it empty for the usual time."), asked_with=LOOKED_AT_AGAIN_WITH,
    ),
    Field(
        "end_by", Message("By which day does it have to end?"), Day(future_only=True), "end",
        required=True, asked_with="prohibit",
    ),
    Field("ended_on", Message("On which day did it end?"), Day(), "end", required=True, asked_with=ENDED_WITH),
    Field(
        "end_shown_by", Message("What shows that it ended?"), Text(500), "end",
        hint=Message("For example: a letter, or the register of companies. Do not put the document here."),
        required=True, asked_with="show_ended",
    ),
)  # fmt: skip

SIDE_ACTIVITY_FIELDS: Final[tuple[Field, ...]] = (*_WHAT, *_WHEN, *_WORK, *_WITH_STEPS)

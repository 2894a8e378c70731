"""The register of roles in independent research. A small register has everything in one file."""

from typing import Any, Final

from zuiver.catalogue.rule_books import rule_books
from zuiver.kernel.errors import Message
from zuiver.registers.declaration import (
    Clean,
    Field,
    Recurrence,
    Register,
    RegisterTerms,
    Retention,
    Route,
    Setting,
    Surroundings,
)
from zuiver.registers.fields import Day, Option, SetOf, Text, YesNo
from zuiver.registers.lifecycle import TALK, State
from zuiver.registers.plain_reading import reading_of
from zuiver.registers.words import Words

KIND: Final = "research"
ROLES: Final = SetOf(
    (
        Option("researcher", Message("Researcher")),
        Option("client", Message("Client")),
        Option("expert", Message("Expert")),
        Option("steering_committee", Message("Member of the steering committee")),
        Option("target_group", Message("Subject of the study")),
    )
)
FIELDS: Final = (
    Field("study", Message("Which study is it?"), Text(300), "study", required=True, core=True),
    Field("institute", Message("Who carries it out?"), Text(200, suggest="counterparties"), "study", core=True),
    Field("starts_on", Message("When does your part begin?"), Day(past_only=False), "study", core=True),
    Field(
        "roles", Message("What is your role?"), ROLES, "role", required=True, core=True,
        hint=Message("More than one role makes a study weaker; then you talk about it first."),
    ),
    Field("discussed_before", Message("Did you talk about your role beforehand?"), YesNo(), "role", core=True),
    Field("open_about_input", Message("Can everybody see what you bring in?"), YesNo(), "role", core=True),
    Field(
        "boundaries", Message("What do you do in it, and what not?"), Text(1000, lines=True), "role",
        hint=Message("For example: I give facts about our roads, and I do not read drafts."),
    ),
    Field(
        "agreed", Message("What did you agree on?"), Text(1000, lines=True), "agreed",
        asked_with=("no_objection", "agree_conditions"),
    ),
    Field("ended_on", Message("On which day did it end?"), Day(), "agreed", required=True, asked_with="say_ended"),
)  # fmt: skip
_AGREED: Final = frozenset({"no_objection", "agree_conditions"})


def _more_facts(data: Clean, around: Surroundings) -> dict[str, Any]:
    """How many roles there are, and the first of them."""
    roles = data.get("roles") or []
    return {"roles_count": len(roles), **({"research_role": roles[0]} if roles else {})}


RESEARCH: Final = Register(
    kind=KIND,
    name=Message("Roles in research"),
    singular=Message("Role in research"),
    path="onderzoek",
    schema_version=1,
    fields=FIELDS,
    sections={
        "study": Message("The study"),
        "role": Message("Your role"),
        "agreed": Message("What was agreed"),
    },
    rules=KIND,
    rule_book=rule_books(KIND),
    actions=TALK | _AGREED | {"report", "review", "confirm_unchanged", "say_ended"},
    route=Route(
        follows=dict.fromkeys(("allowed", "discuss", "not_covered", "human_decision", "prohibited"), _AGREED)
    ),
    reading=reading_of(
        FIELDS,
        title="study",
        day="starts_on",
        party="institute",
        searched=("study", "institute"),
        facts=("discussed_before", "open_about_input"),
        more_facts=_more_facts,
    ),
    # The role is agreed beforehand (O-4).
    terms=RegisterTerms(
        late_after_days=Setting("report_late_after_days", 0, 0, 365, Message("How many days after the start it is in time."))
    ),
    words=Words(
        states={State.NO_OBJECTION: Message("Role agreed"), State.UNDER_CONDITIONS: Message("Role agreed, with conditions")},
        actions={"no_objection": Message("Agree on the role"), "agree_conditions": Message("Agree on the role, with conditions")},
        record=Message("Report a role in research"),
        party=Message("Carried out by"),
        with_party=Message("of {party}"),
        day=Message("From"),
    ),
    ended="ended_on",
    recurrence=Recurrence(Setting("review_months", 12, 1, 60, Message("After how many months a role is looked at again."))),
    retention=Retention(Setting("retention_years", 7, 1, 50, Message("How many years a role is kept after it ended."))),
)  # fmt: skip

"""The register of financial interests, as one declaration."""

from typing import Final

from zuiver.catalogue.financial_interests.fields import INTEREST_FIELDS, SECTIONS
from zuiver.catalogue.financial_interests.reading import INTEREST
from zuiver.catalogue.rule_books import rule_books
from zuiver.kernel.errors import Message
from zuiver.people.roles import ASSESS_INTERESTS
from zuiver.registers.declaration import (
    Publication,
    Readers,
    Recurrence,
    Register,
    RegisterTerms,
    Retention,
    Route,
    Setting,
)
from zuiver.registers.layout import Layout
from zuiver.registers.lifecycle import ASSESSING, ASSESSMENTS, LETS_RUN, State
from zuiver.registers.words import Words

KIND: Final = "financial_interests"

FINANCIAL_INTERESTS: Final = Register(
    kind=KIND,
    name=Message("Financial interests"),
    singular=Message("Financial interest"),
    path="financiele-belangen",
    schema_version=1,
    fields=INTEREST_FIELDS,
    sections=SECTIONS,
    rules=KIND,
    rule_book=rule_books(KIND),
    actions=ASSESSING,
    route=Route(
        role="interests_officer",
        follows={
            "no_report_duty": LETS_RUN,
            "report_required": ASSESSMENTS,
            "discuss": ASSESSMENTS,
            "human_decision": ASSESSMENTS,
            "not_covered": ASSESSMENTS,
            "prohibited": frozenset({"agree_conditions", "intend_conditions", "intend_prohibition", "prohibit"}),
        },
    ),
    # The manager sees no more than the measure that was agreed on.
    readers=Readers(leaders=False, permission=ASSESS_INTERESTS),
    reading=INTEREST,
    asks_designation=True,
    terms=RegisterTerms(
        late_after_days=Setting(
            "report_late_after_days", 28, 0, 365, Message("How many days after it was taken an interest is reported in time.")
        )
    ),
    words=Words(
        states={
            State.IN_DISCUSSION: Message("In assessment"),
            State.NO_OBJECTION: Message("Assessed: no risk"),
            State.UNDER_CONDITIONS: Message("Under a measure"),
        },
        actions={
            "start_talk": Message("Assess it together"),
            "no_objection": Message("No risk for the work"),
            "say_ended": Message("I no longer have it"),
            "show_ended": Message("I no longer have it, and show it"),
        },
        tasks={State.REPORTED: Message("Assess a financial interest")},
        record=Message("Report a financial interest"),
        lead=Message("Only what has to do with your work, and never an amount. Only the interests officer reads it."),
        with_party=Message("in {party}"),
        party=Message("Company"),
        day=Message("Since"),
    ),
    due={
        State.PROHIBITION_INTENDED: Setting(
            "reaction_days", 14, 1, 90, Message("How many days somebody has to react to an intended prohibition.")
        ),
        State.NO_OBJECTION: "review_on",
        State.UNDER_CONDITIONS: "review_on",
        State.TO_END: "end_by",
    },
    ended="ended_on",
    layout=Layout(
        first=("event", "holder", "interest_kind", "company", "acquired_on"),
        advice=("function_designated", "relation_to_function", "can_touch_province"),
    ),
    recurrence=Recurrence(
        Setting("review_months", 12, 1, 60, Message("After how many months an interest is looked at again."))
    ),
    # Only numbers of a year: what stands in it is never public.
    publication=Publication(figures=""),
    retention=Retention(
        Setting("retention_years", 5, 1, 50, Message("How many years an interest stays in the register after it ended."))
    ),
)  # fmt: skip

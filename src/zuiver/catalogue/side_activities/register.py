"""The register of side activities, as one declaration."""

from typing import Final

from zuiver.catalogue.publishing import PUBLICATION_TERMS
from zuiver.catalogue.rule_books import rule_books
from zuiver.catalogue.side_activities.fields import SECTIONS, SIDE_ACTIVITY_FIELDS
from zuiver.catalogue.side_activities.reading import SIDE_ACTIVITY
from zuiver.catalogue.side_activities.words import WORDS
from zuiver.kernel.errors import Message
from zuiver.registers.declaration import (
    STARTS,
    Publication,
    Recurrence,
    Register,
    RegisterTerms,
    Retention,
    Route,
    Setting,
    Start,
)
from zuiver.registers.layout import Layout
from zuiver.registers.lifecycle import ASSESSING, ASSESSMENTS, LETS_RUN, State

KIND: Final = "side_activities"

SIDE_ACTIVITIES: Final = Register(
    kind=KIND,
    name=Message("Side activities"),
    singular=Message("Side activity"),
    path="nevenwerkzaamheden",
    schema_version=1,
    fields=SIDE_ACTIVITY_FIELDS,
    sections=SECTIONS,
    rules=KIND,
    rule_book=rule_books(KIND),
    actions=ASSESSING | {"import_closed", "import_running", "run_out"},
    route=Route(
        # What is over is looked at too; what was assessed elsewhere goes on here as it was.
        starts={**STARTS, Start.ON_RECORD: "report"},
        imports={Start.OPEN: "import_running"},
        follows={
            "allowed": LETS_RUN,
            "no_report_duty": LETS_RUN,
            "allowed_with_conditions": LETS_RUN,
            "no_action": LETS_RUN,
            "report_required": ASSESSMENTS,
            "discuss": ASSESSMENTS,
            "reassess": ASSESSMENTS,
            "human_decision": ASSESSMENTS,
            "not_covered": ASSESSMENTS,
            "prohibited": frozenset({"intend_conditions", "agree_conditions", "intend_prohibition", "prohibit"}),
        },
    ),
    reading=SIDE_ACTIVITY,
    terms=RegisterTerms(
        # Reporting comes before starting (N-5, N-9).
        late_after_days=Setting(
            "report_late_after_days", 0, 0, 365, Message("How many days after the start a report is still in time.")
        )
    ),
    words=WORDS,
    due={
        State.PROHIBITION_INTENDED: Setting(
            "reaction_days", 14, 1, 90, Message("How many days somebody has to react to an intended prohibition.")
        ),
        State.NO_OBJECTION: "review_on",
        State.UNDER_CONDITIONS: "review_on",
        State.TO_END: "end_by",
    },
    ended="ended_on",
    runs_until="ends_on",
    layout=Layout(
        first=("activity", "organisation", "phase", "started_on", "hours_per_week", "paid"),
        advice=("can_touch_province", "affects", "uses_province_info"),
    ),
    publication=Publication(
        ("activity", "organisation", "paid"),
        labels={
            "activity": Message("Side activity"),
            "organisation": Message("For which organisation"),
            "paid": Message("Paid"),
        },
        asked={"question": "publish"},
        answer="publish",
        scale_term="publication_scale",
        figures="",
        terms=PUBLICATION_TERMS,
        because=(
            Message(
                "The law makes public authorities publish what people in certain functions do besides their work "
                "(Ambtenarenwet 2017, article 5, first paragraph, under c). It names no salary scale; the authority does."
            ),
            Message("Of who has no salary scale nothing is public. That is how the authority reads its own code."),
        ),
    ),
    recurrence=Recurrence(
        Setting("review_months", 12, 1, 60, Message("After how many months a side activity is looked at again."))
    ),
    retention=Retention(
        Setting(
            "retention_years", 7, 1, 50, Message("How many years a side activity stays in the register after it ended.")
        )
    ),
)  # fmt: skip

"""The register of means: things on loan, and agreements of a team on private use. What somebody does with them is not kept."""

from collections.abc import Mapping
from typing import Any, Final

from zuiver.catalogue.rule_books import rule_books
from zuiver.kernel.errors import Message
from zuiver.registers.declaration import (
    STARTS,
    Clean,
    Field,
    Recurrence,
    Register,
    Retention,
    Route,
    Setting,
    ShownWhen,
    Start,
    Surroundings,
)
from zuiver.registers.fields import Choice, Day, Option, Text, YesNo
from zuiver.registers.lifecycle import NOTING, State
from zuiver.registers.plain_reading import reading_of
from zuiver.registers.words import Words

KIND: Final = "means"
LOAN: Final = "loan"
TEAM: Final = "team_agreement"
ENTRY_KIND: Final = Choice(
    (
        Option(LOAN, Message("I have something on loan from work")),
        Option(TEAM, Message("My team makes an agreement on private use")),
    )
)
ASSET_KIND: Final = Choice(
    (
        Option("laptop", Message("Laptop")),
        Option("phone", Message("Telephone")),
        Option("office_supplies", Message("Office supplies")),
        Option("internet", Message("Internet")),
        Option("access_pass", Message("Access pass")),
        Option("pool_car", Message("Pool car")),
        Option("service_car", Message("Service car")),
        Option("public_transport", Message("Public transport card")),
        Option("other", Message("Something else")),
    )
)
_OF_A_LOAN: Final = ShownWhen("entry_kind", (LOAN,))
_OF_A_TEAM: Final = ShownWhen("entry_kind", (TEAM,))
FIELDS: Final = (
    Field("entry_kind", Message("What do you note?"), ENTRY_KIND, "what", required=True, core=True, default=LOAN),
    Field("asset_kind", Message("What is it about?"), ASSET_KIND, "what", required=True, core=True),
    Field(
        "item", Message("What is it, in a few words?"), Text(200), "what", required=True, core=True,
        hint=Message("For example: laptop 0412, or: printing at the team of Roads."),
    ),
    Field("started_on", Message("From when?"), Day(past_only=False), "what", core=True),
    Field(
        "signed", Message("Did you sign for it?"), YesNo(), "what", core=True, shown_when=_OF_A_LOAN,
    ),
    Field(
        "agreement", Message("What do you want to agree on?"), Text(1000, lines=True), "what", core=True,
        hint=Message("For example: printing for yourself is fine up to ten pages a week. No names."), shown_when=_OF_A_TEAM,
    ),
    Field(
        "talked_on", Message("On which day did you talk about it?"), Day(), "agreed",
        hint=Message("For a team agreement: the day on which the team agreed."), asked_with=("put_in_force", "review"),
    ),
    Field(
        "ended_on", Message("On which day was it returned, or did the agreement end?"), Day(), "ended",
        required=True, asked_with=("say_ended", "record_ended"),
    ),
)  # fmt: skip


def _check(data: Clean) -> Mapping[str, Message]:
    if data.get("entry_kind") == TEAM and not data.get("agreement"):
        return {"agreement": Message("This is still empty. Fill in what the team wants to agree on.")}
    return {}


def _more_facts(data: Clean, around: Surroundings) -> dict[str, Any]:
    """A loan is something that is taken home with permission; a team talks because it is a grey area (M-10, M-12, M-16)."""
    if data.get("entry_kind") == TEAM:
        return {"unsure": True}
    return {"use": "take_home", "permission": True}


MEANS: Final = Register(
    kind=KIND,
    name=Message("Loans and team agreements"),
    singular=Message("Loan or team agreement"),
    path="middelen",
    schema_version=1,
    fields=FIELDS,
    sections={
        "what": Message("What is it about?"),
        "agreed": Message("What was agreed"),
        "ended": Message("How it ended"),
    },
    rules=KIND,
    rule_book=rule_books(KIND),
    actions=(NOTING - {"take_up", "record_told", "handle", "close"})
    | {"put_in_force", "start_talk", "ask_more", "answer", "withdraw"}
    | {"review", "confirm_unchanged", "say_ended", "record_ended"},
    route=Route(
        starts={**STARTS, Start.OPEN: "note_down"},
        follows=dict.fromkeys(
            ("allowed", "discuss", "prohibited", "not_covered", "human_decision"), frozenset({"put_in_force", "review"})
        ),
    ),
    reading=reading_of(
        FIELDS,
        title="item",
        day="started_on",
        category="entry_kind",
        searched=("item",),
        facts=("asset_kind",),
        more_facts=_more_facts,
        check=_check,
    ),
    words=Words(
        states={State.RECEIVED: Message("Proposed")},
        actions={
            "put_in_force": Message("It is agreed, and holds from now on"),
            "review": Message("Looked at it again: it stays"),
            "confirm_unchanged": Message("I still have it, or it still holds"),
            "say_ended": Message("I returned it, or it no longer holds"),
            "record_ended": Message("It is back, or no longer holds"),
        },
        tasks={State.RECEIVED: Message("Agree on a loan or a team agreement")},
        for_person={
            State.IN_FORCE: Message("It is agreed. Bring the thing back when you leave, or say so when it changes."),
            State.ENDED: Message("It is back, or no longer holds. Nothing is left to do."),
        },
        hints={"put_in_force": Message("For a team agreement: after the team talked about it.")},
        record=Message("Note a loan or a team agreement"),
        lead=Message("What you have on loan, or what your team agrees on. How you use it is not kept anywhere."),
        day=Message("From"),
    ),
    ended="ended_on",
    recurrence=Recurrence(
        Setting("review_months", 12, 1, 60, Message("After how many months a loan or an agreement is looked at again."))
    ),
    retention=Retention(
        Setting("retention_years", 2, 1, 50, Message("How many years a loan or an agreement is kept after it ended."))
    ),
)  # fmt: skip

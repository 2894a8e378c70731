"""The register of agreements on integrity with externals, as one declaration."""

from collections.abc import Mapping
from typing import Any, Final

from zuiver.catalogue.rule_books import rule_books
from zuiver.kernel.errors import Message, Refusal
from zuiver.registers.declaration import (
    STARTS,
    Clean,
    Field,
    Register,
    Retention,
    Route,
    Setting,
    Start,
    Surroundings,
)
from zuiver.registers.fields import Choice, Day, Option, Text, YesNo
from zuiver.registers.lifecycle import NOTING, State
from zuiver.registers.plain_reading import day_of, reading_of
from zuiver.registers.words import Words

KIND: Final = "integrity_agreements"
# What an external signs for stands among the rules for a start.
RULES: Final = "entry"
CONTRACT: Final = Choice(
    (
        Option("zzp", Message("I work for myself")),
        Option("hired", Message("I am hired through a company")),
        Option("agency", Message("I come from an agency")),
        Option("intern", Message("I am an intern")),
    )
)
FIELDS: Final = (
    Field(
        "assignment", Message("What do you come and do here?"), Text(300), "contract", required=True, core=True,
        hint=Message("Write nothing about health, convictions or memberships: that is never asked here."),
    ),
    Field("contract_type", Message("What kind of contract do you have?"), CONTRACT, "contract", required=True, core=True),
    Field("company", Message("Through which company?"), Text(200, suggest="counterparties"), "contract", core=True),
    Field("contract_start", Message("When does your contract begin?"), Day(past_only=False), "contract", core=True),
    Field(
        "contract_end", Message("When does your contract end?"), Day(past_only=False), "contract", required=True, core=True,
        hint=Message("The agreement ends on that day too."),
    ),
    Field(
        "statement_version", Message("Which version of the statement did you sign?"), Text(60), "statement",
        required=True, core=True, hint=Message("It stands at the bottom of the statement, for example: 2024-1."),
    ),
    Field(
        "declaration_signed", Message("On which day did you sign it?"), Day(), "statement", core=True,
        hint=Message("Not yet? Leave it empty, and sign before you start."),
    ),
    Field(
        "works_for_others", Message("Do you work for others who have to do with the organisation?"), YesNo(), "statement",
        hint=Message("Then your manager talks about it with you."),
    ),
    Field(
        "seen_on", Message("On which day did you see the signed statement?"), Day(), "confirmed",
        required=True, asked_with="put_in_force",
    ),
    Field(
        "ended_on", Message("On which day did the work end?"), Day(), "confirmed",
        required=True, asked_with=("say_ended", "record_ended"),
    ),
)  # fmt: skip


def _check(data: Clean) -> dict[str, Message]:
    start, end = day_of(data.get("contract_start")), day_of(data.get("contract_end"))
    if start and end and end.last_day() < start.first_day():
        return {"contract_end": Message("The end lies before the beginning. Change one of the two.")}
    return {}


def _more_facts(data: Clean, around: Surroundings) -> dict[str, Any]:
    """Who signs this is here as an external, whatever the personnel system says (S-5)."""
    return {"person_type": "external"}


def _points(data: Clean, around: Surroundings) -> tuple[Message, ...]:
    found = []
    if not data.get("declaration_signed"):
        found.append(Message("The statement is not signed yet. Have it signed before the work starts."))
    if data.get("works_for_others") is True:
        found.append(
            Message(
                "The person works for others who have to do with the organisation. Talk about where that touches."
            )
        )
    end = day_of(data.get("contract_end"))
    if end and end.last_day() < around.on:
        found.append(Message("The contract has ended. Is there a new one?"))
    return tuple(found)


def _only_when_signed(receipt: Mapping[str, Any]) -> Refusal | None:
    """The code holds for an external by the signature; without one there is nothing to put in force (S-5)."""
    if receipt.get("outcome") != "incomplete":
        return None
    return Refusal(
        "not_signed",
        "The statement is not signed yet, so it cannot hold. Ask the person to sign it and to fill in the day.",
    )


INTEGRITY_AGREEMENTS: Final = Register(
    kind=KIND,
    name=Message("Integrity agreements of externals"),
    singular=Message("Integrity agreement"),
    path="integriteitsverklaringen",
    schema_version=1,
    fields=FIELDS,
    sections={
        "contract": Message("Your contract"),
        "statement": Message("The statement"),
        "confirmed": Message("What your manager confirmed"),
    },
    rules=RULES,
    rule_book=rule_books(RULES),
    actions=(NOTING - {"take_up", "record_told", "handle", "close"})
    | {"put_in_force", "start_talk", "ask_more", "answer", "withdraw", "say_ended", "record_ended", "run_out"},
    route=Route(
        starts={**STARTS, Start.OPEN: "note_down"},
        follows={
            "complete": frozenset({"put_in_force"}),
            "human_decision": frozenset({"put_in_force"}),
            "incomplete": frozenset(),
        },
        ruled_out={"put_in_force": _only_when_signed},
    ),
    reading=reading_of(
        FIELDS,
        title="assignment",
        day="contract_start",
        party="company",
        category="contract_type",
        searched=("assignment", "company"),
        facts=("contract_type", "declaration_signed"),
        more_facts=_more_facts,
        points=_points,
        check=_check,
    ),
    words=Words(
        states={State.RECEIVED: Message("To be confirmed")},
        actions={
            "put_in_force": Message("I saw it signed: it holds"),
            "say_ended": Message("My work here ended"),
            "record_ended": Message("The work ended"),
        },
        tasks={State.RECEIVED: Message("Confirm the integrity agreement of an external")},
        for_person={
            State.RECEIVED: Message("{assessor} confirms that it is signed."),
            State.IN_FORCE: Message("The agreement holds as long as your contract. The code of conduct is yours too."),
            State.ENDED: Message(
                "The agreement ended with your contract. What is secret stays secret. "
                "Is there a new contract? Register a new agreement."
            ),
        },
        record=Message("Register your integrity agreement"),
        lead=Message("For who works here without being employed here. The code of conduct holds for you by this agreement."),
        party=Message("Company"),
        with_party=Message("through {party}"),
        day=Message("From"),
    ),
    due={State.IN_FORCE: "contract_end"},
    ended="ended_on",
    runs_until="contract_end",
    retention=Retention(
        Setting("retention_years", 2, 1, 50, Message("How many years an integrity agreement is kept after it ended."))
    ),
)  # fmt: skip

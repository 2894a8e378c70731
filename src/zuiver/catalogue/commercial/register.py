"""The register of commercial activities, as one declaration. The default is no: the manager agrees expressly, beforehand."""

from collections.abc import Mapping
from typing import Any, Final

from zuiver.catalogue.commercial.fields import COMMERCIAL_FIELDS, SECTIONS
from zuiver.catalogue.commercial.layout import COMMERCIAL_LAYOUT
from zuiver.catalogue.commercial.reading import READING
from zuiver.catalogue.rule_books import rule_books
from zuiver.kernel.errors import Message, Refusal
from zuiver.registers.declaration import (
    STARTS,
    Publication,
    Readers,
    Register,
    RegisterTerms,
    Retention,
    Route,
    Setting,
    Start,
)
from zuiver.registers.lifecycle import EVENT, State
from zuiver.registers.words import Words

KIND: Final = "commercial"

_YES = frozenset({"agree", "agree_with_conditions"})
# To take note of how it went is no answer to the question whether one may take part.
_NOTED = frozenset({"take_note"})
_ANY = _YES | {"not_agree", "refer_on"} | _NOTED


def _no_money_for_oneself(receipt: Mapping[str, Any]) -> Refusal | None:
    """Nobody can agree to a fee for the person (C-8); without the fee the manager can still decide."""
    if receipt.get("outcome") != "prohibited":
        return None
    return Refusal(
        "fee_for_oneself",
        "The person would get money for it, and nobody can agree to that. "
        "Ask the person to give up the fee and to correct the entry; then you can decide.",
    )


WORDS: Final = Words(
    states={
        State.AGREED: Message("Expressly agreed"),
        State.ATTENDED: Message("Taken part"),
        State.NOT_ATTENDED: Message("Not taken part"),
        State.REFERRED: Message("Is a side activity"),
    },
    actions={
        "agree": Message("I expressly agree"),
        "agree_with_conditions": Message("I expressly agree, under conditions"),
        "not_agree": Message("I do not agree"),
        "refer_on": Message("It is a side activity"),
        "say_attended": Message("I took part"),
        "say_not_attended": Message("I did not take part"),
    },
    record=Message("Ask whether you may take part"),
    lead=Message("Ask beforehand. Without a clear yes of your manager the answer is no."),
    submit=Message("Send to my manager"),
    party=Message("Organised by"),
    day=Message("Day"),
    amount=Message("Fee"),
)

COMMERCIAL: Final = Register(
    kind=KIND,
    name=Message("Commercial activities"),
    singular=Message("Commercial activity"),
    path="commerciele-activiteiten",
    schema_version=1,
    fields=COMMERCIAL_FIELDS,
    sections=SECTIONS,
    layout=COMMERCIAL_LAYOUT,
    rules=KIND,
    rule_book=rule_books(KIND),
    actions=EVENT - {"advise_against"},
    route=Route(
        starts={**STARTS, Start.OPEN: "ask_before"},
        follows={
            "allowed": _YES | _NOTED,
            "needs_prior_approval": _ANY,
            "human_decision": _ANY,
            "discuss": _ANY,
            "not_covered": _ANY,
            "refuse": frozenset({"not_agree"}) | _NOTED,
            "prohibited": frozenset({"not_agree"}) | _NOTED,
            "route_side_activity": frozenset({"refer_on"}) | _NOTED,
        },
        ruled_out={"agree": _no_money_for_oneself, "agree_with_conditions": _no_money_for_oneself},
    ),
    # Openness to colleagues too (C-5): the own team reads along, without what is sensitive and what was said.
    readers=Readers(team=True),
    reading=READING,
    terms=RegisterTerms(
        # Agreed beforehand (C-6): what is told after the day itself is late, and still welcome.
        late_after_days=Setting(
            "late_after_days",
            0,
            0,
            365,
            Message("How many days after the day itself it is still in time to tell."),
        ),
    ),
    due=dict.fromkeys(
        (State.ASKED_BEFORE, State.IN_DISCUSSION, State.AGREED, State.AGREED_WITH_CONDITIONS), "event_date"
    ),
    words=WORDS,
    # Only numbers of a year: what stands in it is never public.
    publication=Publication(figures="role"),
    retention=Retention(
        Setting(
            "retention_years",
            7,
            1,
            50,
            Message("How many years a request stays in the register after it was closed."),
        )
    ),
)

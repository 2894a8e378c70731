"""The register of gifts, services and other advantages, as one declaration."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from zuiver.catalogue.gifts import reading
from zuiver.catalogue.gifts.fields import GIFT_FIELDS, SECTIONS
from zuiver.catalogue.gifts.layout import GIFT_LAYOUT
from zuiver.catalogue.gifts.points import points, proposals
from zuiver.catalogue.gifts.words import WORDS
from zuiver.catalogue.publishing import BY_OWN_CHOICE, DECISION_TERMS, PUBLICATION_TERMS
from zuiver.catalogue.rule_books import rule_books
from zuiver.kernel.errors import Message, Refusal
from zuiver.registers.declaration import (
    Publication,
    Reading,
    Register,
    RegisterTerms,
    Retention,
    Route,
    Setting,
)
from zuiver.registers.lifecycle import KEEPING, State

KIND: Final = "gifts"

_NOT_KEPT = frozenset({"ask_decline", "ask_return", "ask_hand_in"})
_ANY_DECISION = _NOT_KEPT | {"allow", "allow_for_team"}


def _never_above_the_limit(receipt: Mapping[str, Any]) -> Refusal | None:
    """A manager cannot waive the limit (G-9, A-2), and a rewarded favour is a crime (G-1)."""
    if receipt.get("outcome") == "prohibited":
        return Refusal(
            "never_kept",
            "This may never be kept, whoever decides. Have it declined, given back or handed in.",
        )
    value = receipt.get("facts", {}).get("value_eur")
    limit = receipt.get("terms", {}).get("gift_limit")
    if value is None or limit is None or Decimal(str(value)) <= Decimal(str(limit)):
        return None
    return Refusal(
        "above_limit",
        "A gift worth more than {limit} euro is never kept by a person, and nobody can make an exception. "
        "Have it given back, handed in or kept for the team.",
        limit=f"{Decimal(str(limit)):.2f}",
    )


GIFTS: Final = Register(
    kind=KIND,
    name=Message("Gifts"),
    singular=Message("Gift"),
    path="geschenken",
    schema_version=1,
    fields=GIFT_FIELDS,
    sections=SECTIONS,
    rules=KIND,
    rule_book=rule_books(KIND),
    actions=KEEPING,
    layout=GIFT_LAYOUT,
    words=WORDS,
    photos=True,
    route=Route(
        # Gifts need consent (Ambtenarenwet 2017, article 8; G-3).
        asks_consent=frozenset({"needs_prior_approval", "discuss", "not_covered", "human_decision"}),
        follows={
            "allowed": frozenset({"take_note", "allow", "allow_for_team"}),
            "allowed_with_report": frozenset({"take_note", "allow", "allow_for_team"}),
            "no_action": frozenset({"take_note", "allow", "allow_for_team"}),
            "needs_prior_approval": _ANY_DECISION,
            "discuss": _ANY_DECISION,
            "not_covered": _ANY_DECISION,
            "human_decision": _ANY_DECISION,
            "refuse": _NOT_KEPT,
            "hand_in": frozenset({"ask_return", "ask_hand_in"}),
            "prohibited": _NOT_KEPT,
        },
        ruled_out={"allow": _never_above_the_limit},
    ),
    reading=Reading(
        title=reading.title,
        category=reading.category,
        happened=reading.happened,
        party=reading.party,
        named=reading.named,
        party_field="giver_organisation",
        named_field="named",
        words=reading.words,
        value=reading.value,
        facts=reading.facts,
        points=points,
        proposals=proposals,
        check=reading.check,
        start=reading.start,
        as_declined=reading.as_declined,
        in_hand=reading.in_hand,
        manager_involved=reading.manager_involved,
        from_facts=reading.from_facts,
    ),
    terms=RegisterTerms(
        late_after_days="report_late_after_days",
        repeated_from="repeated_from",
        consent_by="consent_by",
        repeated_within_months=Setting(
            "repeated_within_months",
            12,
            1,
            120,
            Message("In how many months gifts of one giver count together."),
        ),
        split_below="gift_limit",
    ),
    publication=Publication(
        ("description", "offer_kind", "giver_organisation", "happened_on"),
        labels={
            "description": Message("Gift"),
            "offer_kind": Message("Kind"),
            "giver_organisation": Message("From which organisation"),
            "happened_on": Message("Day"),
        },
        terms=PUBLICATION_TERMS,
        decision=DECISION_TERMS,
        shown_in=frozenset(
            {
                State.ALLOWED,
                State.ALLOWED_FOR_TEAM,
                State.DECLINED,
                State.RETURNED,
                State.HANDED_IN,
                State.CLOSED,
            }
        ),
        shows_state=True,
        figures="offer_kind",
        because=(
            Message(
                "This list shows what was offered and what was done with it. A gift that was declined stands in it too."
            ),
            BY_OWN_CHOICE,
        ),
    ),
    retention=Retention(
        Setting(
            "retention_years",
            7,
            1,
            50,
            Message("How many years a gift stays in the register after it was closed."),
        )
    ),
)

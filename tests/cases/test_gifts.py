"""Table DT-G, row by row, with its edges. Each case differs from a harmless one by what the row is about."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from zuiver.catalogue.rule_books import rule_book_for
from zuiver.rules.engine import evaluate
from zuiver.rules.receipt import Receipt

# A bottle of wine as a thank-you, without a motive: allowed, and reported.
COURTESY: dict[str, Any] = {"courtesy_exchange": True, "intent_to_influence": "no", "value_eur": 12}
# A thing from a business relation, without anything special.
PLAIN: dict[str, Any] = {"value_eur": 12, "intent_to_influence": "no"}


def gift(facts: dict[str, Any], pack: str = "province-2020") -> Receipt:
    return evaluate(rule_book_for("gifts", date(2020, 6, 1), pack), facts)


ROWS = [
    (
        "G1 reward for a favour",
        {**COURTESY, "quid_pro_quo": True},
        "prohibited",
        ["report_required"],
        "G-1 G-2",
    ),
    ("G1 outranks all", {"quid_pro_quo": True, "work_related": False}, "prohibited", [], "G-1 G-2"),
    ("G2 not work related", {"work_related": False}, "no_action", [], "G-3"),
    ("G2 not for a bidder", {"work_related": False, "tender_running_with_giver": True}, "refuse", [], "G-21"),
    (
        "G2 not while a decision is pending",
        {"work_related": False, "pending_decision_for_giver": True},
        "refuse",
        [],
        "G-20",
    ),
    (
        "G3 tender, courtesy",
        {**COURTESY, "tender_running_with_giver": True},
        "refuse",
        ["report_required"],
        "G-21 G-22 G-23",
    ),
    (
        "G3 tender, received",
        {**COURTESY, "tender_running_with_giver": True, "already_received": True},
        "hand_in",
        ["report_required"],
        "G-21 G-22 G-23 G-12 G-14",
    ),
    (
        "G3 tender, value unknown",
        {"tender_running_with_giver": True, "value_eur": None},
        "refuse",
        [],
        "G-21",
    ),
    ("G4 wants influence", {**COURTESY, "intent_to_influence": "yes"}, "refuse", [], "G-20 G-22 G-23"),
    (
        "G4 suspected",
        {**COURTESY, "intent_to_influence": "suspected", "already_received": True},
        "hand_in",
        [],
        "G-20 G-22 G-23",
    ),
    (
        "G4 decision pending, no courtesy",
        {**PLAIN, "pending_decision_for_giver": True},
        "refuse",
        [],
        "G-20 G-22 G-23",
    ),
    ("G5 at home", {**COURTESY, "delivery_place": "home"}, "refuse", ["report_required"], "G-16 G-12 G-14"),
    (
        "G5 arrived at home",
        {**COURTESY, "delivery_place": "home", "already_received": True},
        "hand_in",
        ["report_required"],
        "G-16 G-12 G-14",
    ),
    ("G6 one cent over", {**COURTESY, "value_eur": Decimal("50.01")}, "refuse", [], "G-9 G-11 G-12"),
    (
        "G6 received",
        {**COURTESY, "value_eur": 80, "already_received": True},
        "hand_in",
        ["discuss"],
        "G-9 G-11 G-12",
    ),
    (
        "G6 cannot refuse",
        {**COURTESY, "value_eur": 80, "can_refuse_politely": False},
        "hand_in",
        ["discuss"],
        "G-9 G-11 G-12",
    ),
    (
        "G6 no waiver by consent",
        {**COURTESY, "value_eur": 80, "manager_consent": "granted"},
        "refuse",
        [],
        "G-9",
    ),
    ("G7a thing without a value", {**COURTESY, "value_eur": None}, "discuss", [], "G-9 G-11"),
    ("G7a feels wrong", {**COURTESY, "feels_wrong": True}, "discuss", [], "G-11 G-12"),
    (
        "G7b private contact",
        {**COURTESY, "private_contact_with_giver": True},
        "discuss",
        ["report_required"],
        "G-24 G-25",
    ),
    ("G7b partner", {**COURTESY, "recipient": "partner"}, "discuss", ["report_required"], "G-2 K-3"),
    ("G7b family", {**COURTESY, "recipient": "family"}, "discuss", ["report_required"], "G-2 K-3"),
    (
        "G7b pending, courtesy",
        {**COURTESY, "pending_decision_for_giver": True},
        "discuss",
        ["report_required"],
        "G-7 G-17",
    ),
    ("G7b third gift", {**COURTESY, "same_giver_count": 3}, "discuss", ["report_required"], "G-7 G-17"),
    (
        "G7b private and for the partner",
        {**COURTESY, "private_contact_with_giver": True, "recipient": "partner"},
        "discuss",
        [],
        "G-24 G-25 G-2 K-3",
    ),
    ("G8 consent denied", {**COURTESY, "manager_consent": "denied"}, "refuse", [], "G-3"),
    (
        "G8 denied, received",
        {**COURTESY, "manager_consent": "denied", "already_received": True},
        "hand_in",
        [],
        "G-3",
    ),
    ("G9 courtesy", COURTESY, "allowed_with_report", [], "G-18 G-9 G-14"),
    ("G9 exactly the limit", {**COURTESY, "value_eur": 50}, "allowed_with_report", [], "G-18 G-9 G-14"),
    (
        "G9 wine for a talk",
        {**COURTESY, "requested_presentation": True},
        "allowed_with_report",
        [],
        "G-18 G-9 G-14 G-19",
    ),
    ("G9 second gift", {**COURTESY, "same_giver_count": 2}, "allowed_with_report", [], "G-18"),
    (
        "G9 for the team",
        {**COURTESY, "recipient": "team", "group_size": 8},
        "allowed_with_report",
        [],
        "G-18",
    ),
    (
        "G9 asked afterwards",
        {**COURTESY, "already_received": True, "asked_at": "after"},
        "allowed_with_report",
        [],
        "G-18",
    ),
    ("G10 consent granted", {**PLAIN, "manager_consent": "granted"}, "allowed_with_report", [], "G-3 G-14"),
    ("G11 nothing special", PLAIN, "needs_prior_approval", [], "G-8 G-3"),
    ("G11 consent asked", {**PLAIN, "manager_consent": "asked"}, "needs_prior_approval", [], "G-8 G-3"),
    (
        "G11 discount without a value",
        {"offer_kind": "discount_scheme"},
        "needs_prior_approval",
        [],
        "G-8 G-3 G-4",
    ),
    (
        "G11 motive not clear",
        {**COURTESY, "intent_to_influence": "unknown"},
        "needs_prior_approval",
        [],
        "G-8 G-3",
    ),
]


@pytest.mark.parametrize(
    ("facts", "outcome", "also", "cites"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_row(facts: dict[str, Any], outcome: str, also: list[str], cites: str) -> None:
    receipt = gift(facts)
    assert receipt.outcome == outcome
    assert set(also) <= set(receipt.also)
    assert set(cites.split()) <= set(receipt.cites)


UNKNOWNS = [
    (
        "tender unknown",
        {**COURTESY, "tender_running_with_giver": None},
        "discuss",
        {"tender_running_with_giver"},
    ),
    (
        "received unknown",
        {**PLAIN, "tender_running_with_giver": True, "already_received": None},
        "discuss",
        {"already_received"},
    ),
    (
        "courtesy service without a value",
        {**COURTESY, "offer_kind": "service", "value_eur": None},
        "discuss",
        {"value_eur"},
    ),
    (
        "two reasons to refuse",
        {"tender_running_with_giver": True, "pending_decision_for_giver": None},
        "refuse",
        set(),
    ),
    (
        "unknown which reason",
        {"intent_to_influence": "yes", "tender_running_with_giver": None},
        "refuse",
        set(),
    ),
    (
        "service without a value",
        {**PLAIN, "offer_kind": "service", "value_eur": None},
        "needs_prior_approval",
        {"value_eur"},
    ),
]


@pytest.mark.parametrize(
    ("facts", "outcome", "missing"), [row[1:] for row in UNKNOWNS], ids=[row[0] for row in UNKNOWNS]
)
def test_what_is_unknown_stays_unknown(facts: dict[str, Any], outcome: str, missing: set[str]) -> None:
    receipt = gift(facts)
    assert (receipt.outcome, set(receipt.missing)) == (outcome, missing)


def test_another_pack_moves_the_limit_and_the_count_without_code() -> None:
    assert gift({**COURTESY, "value_eur": 30}).outcome == "allowed_with_report"
    assert gift({**COURTESY, "value_eur": 30}, "state-2020").outcome == "refuse"
    assert gift({**COURTESY, "same_giver_count": 2}, "state-2020").outcome == "discuss"
    assert "€ 25,00" in gift({**COURTESY, "value_eur": 30}, "state-2020").verdict.because.nl.replace(
        "\xa0", " "
    )


def test_an_involved_manager_makes_place_for_the_next_one() -> None:
    assert gift(PLAIN).verdict.talk_to == ("manager",)
    assert gift({**PLAIN, "manager_involved": True}).verdict.talk_to == ("next_manager",)
    assert gift({**PLAIN, "has_manager": False}).verdict.talk_to == ("competent_role",)


def test_a_receipt_says_what_was_tried_and_can_be_stored() -> None:
    receipt = gift({**COURTESY, "tender_running_with_giver": True})
    tried = {row.rule: row.truth for row in receipt.verdict.tried}
    assert tried == {
        "gifts/reward-for-a-favour": False,
        "gifts/not-work-related": False,
        "gifts/tender-running": True,
    }
    assert receipt.verdict.asked == (
        "quid_pro_quo",
        "work_related",
        "tender_running_with_giver",
        "already_received",
    )
    assert receipt.verdict.rule_version == "2020-01-01"
    assert receipt.verdict.terms["gift_limit"] == 50.0
    assert Receipt.from_json(json.loads(receipt.to_text())) == receipt

"""The rules of a pack: inserted, replaced, switched off; its terms and its code in every answer."""

from datetime import date
from pathlib import Path

import pytest

from tests.packs.conftest import CHANGE, PACK, Write
from zuiver.catalogue.packs import Pack, load_pack, read_pack
from zuiver.catalogue.rule_books import (
    FOLDER,
    ModuleNotInPackError,
    UnknownModuleError,
    built,
    module_names,
    rule_book_for,
)
from zuiver.rules.engine import evaluate
from zuiver.rules.interview import next_question
from zuiver.rules.loader import NOT_COVERED
from zuiver.rules.model import RuleBook

DAY = date(2020, 6, 1)


def lobby(pack: Pack) -> RuleBook:
    return built(rule_file("lobby"), "lobby", pack)


def rule_file(module: str) -> Path:
    return FOLDER / module / "rules" / "2020-01-01.yaml"


def ids(book: RuleBook) -> list[str]:
    return [rule.id for rule in book.rules if rule.id != NOT_COVERED]


STEPS = {
    "before: direct-contact": ["indirect-influence", "own-rule", "direct-contact"],
    "before: indirect-influence": ["own-rule", "indirect-influence", "direct-contact"],
    "after: indirect-influence": ["indirect-influence", "own-rule", "direct-contact"],
}


@pytest.mark.parametrize("step", STEPS)
def test_a_rule_is_inserted_before_or_after_another(write: Write, step: str) -> None:
    change = CHANGE.replace("before: direct-contact", step).replace("  - switch_off: direct-contact\n", "")
    assert ids(lobby(read_pack(write(PACK, change)))) == STEPS[step]


def test_a_rule_is_replaced_by_another(write: Write) -> None:
    change = CHANGE.replace("before: direct-contact", "replace: direct-contact").replace("insert:", "by:")
    change = change.replace("  - switch_off: direct-contact\n", "")
    assert ids(lobby(read_pack(write(PACK, change)))) == ["indirect-influence", "own-rule"]


def test_a_rule_is_switched_off_and_nothing_takes_its_place(write: Write) -> None:
    book = lobby(read_pack(write()))
    assert ids(book) == ["indirect-influence", "own-rule"]
    assert evaluate(book, {"channel": "visit"}).outcome == "not_covered"
    assert evaluate(book, {"channel": "mail"}).rule == "lobby/own-rule"


def test_steps_follow_each_other(write: Write) -> None:
    """A later step finds the rules as the earlier ones left them."""
    change = CHANGE.replace("switch_off: direct-contact", "switch_off: own-rule")
    assert ids(lobby(read_pack(write(PACK, change)))) == ["indirect-influence", "direct-contact"]


def test_the_values_and_the_code_of_a_pack_stand_in_the_answer(write: Write) -> None:
    pack = read_pack(write())
    receipt = evaluate(built(rule_file("gifts"), "gifts", pack), {"value_eur": 20.01})
    assert receipt.rule == "gifts/above-limit"
    assert receipt.verdict.basis.source == "Proefcode"
    assert "€ 20,00" in receipt.verdict.because.nl.replace("\N{NO-BREAK SPACE}", " ")


def test_a_law_stays_a_law_under_every_code(write: Write) -> None:
    book = built(rule_file("gifts"), "gifts", read_pack(write()))
    assert evaluate(book, {"quid_pro_quo": True}).verdict.basis.source == "Wetboek van Strafrecht"


def test_a_value_may_narrow_what_organisations_choose_from(write: Write) -> None:
    pack = read_pack(write(PACK.replace("gift_limit: 20.00", "gift_limit: {value: 20.00, maximum: 30.00}")))
    term = built(rule_file("gifts"), "gifts", pack).terms["gift_limit"]
    assert (str(term.value), str(term.maximum)) == ("20.00", "30.00")


def test_a_module_of_one_pack_is_not_in_another_and_says_where_it_is() -> None:
    assert set(module_names("state-2020")) - set(module_names("province-2020")) == {"work_abroad"}
    with pytest.raises(
        ModuleNotInPackError, match=r"province-2020 has no module work_abroad.*part of: state-2020"
    ):
        rule_book_for("work_abroad", DAY)
    with pytest.raises(UnknownModuleError, match="unknown module 'nowhere'"):
        rule_book_for("nowhere", DAY, "state-2020")


def test_a_module_of_a_pack_is_found_by_its_word_in_an_address() -> None:
    pack = load_pack("state-2020")
    assert pack.module_at("in-het-buitenland") == "work_abroad"
    assert pack.module_at("geschenken") is None


def test_a_topic_asks_its_own_questions_and_answers_by_the_same_rules() -> None:
    book = rule_book_for("means/claim", DAY)
    answers: dict[str, object] = {}
    while question := next_question(book, answers):
        answers[question.fact.name] = question.fact.name != "reimbursed_elsewhere"
    assert list(answers) == ["business", "actually_incurred", "reimbursed_elsewhere"]
    assert evaluate(book, answers).outcome == "allowed"
    assert (
        evaluate(book, answers).rule == evaluate(rule_book_for("means", DAY), answers).rule == "means/claim"
    )
    assert evaluate(book, {**answers, "reimbursed_elsewhere": None}).outcome == "discuss"


def test_the_module_around_a_topic_never_asks_about_it() -> None:
    book, answers = rule_book_for("means", DAY), dict[str, object]()
    while question := next_question(book, answers):
        answers[question.fact.name] = None
    assert answers.keys().isdisjoint(book.topics[0].asks)


def test_an_unknown_topic_says_which_there_are() -> None:
    with pytest.raises(UnknownModuleError, match=r"means has no topic 'rent'\. Choose: means/claim"):
        rule_book_for("means/rent", DAY)
    with pytest.raises(UnknownModuleError, match=r"lobby has no topic 'x'\. Choose: lobby"):
        rule_book_for("lobby/x", DAY)

"""How two packs differ: all of it, in words, and how many cases get another answer."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings

from tests.packs.conftest import CHANGE, PACK, Write
from tests.rules.small_books import CASES, build, small_books
from tests.rules.test_loader import BOOK
from zuiver.catalogue.pack_diff import ADDED, CHANGED, REPLACED, SWITCHED_OFF, differences
from zuiver.catalogue.packs import read_pack
from zuiver.catalogue.rule_books import FOLDER, UnknownModuleError, built
from zuiver.cli.pack_commands import pack as pack_command
from zuiver.rules.effect import effect_of
from zuiver.rules.engine import evaluate
from zuiver.rules.loader import build_rule_book, load_rule_book
from zuiver.rules.model import RuleBook
from zuiver.rules.yaml_source import parse_source

DAY = date(2026, 1, 1)
BOTH = ("province-2020", "state-2020")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(pack_command, [*arguments], catch_exceptions=False)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def with_limit(book: RuleBook, limit: str) -> RuleBook:
    term = replace(book.terms["limit"], value=Decimal(limit))
    return replace(book, terms={**book.terms, "limit": term})


def test_a_pack_does_not_differ_from_itself() -> None:
    assert differences("state-2020", "state-2020", DAY) == ()


def test_all_that_differs_is_found() -> None:
    found = {one.module: one for one in differences(*BOTH, DAY)}
    assert list(found) == ["gifts", "invitations", "revolving_door", "side_activities", "work_abroad"]
    assert [term.name for term in found["gifts"].terms] == [
        "gift_limit",
        "repeated_from",
        "consent_by",
        "report_late_after_days",
    ]
    door = found["revolving_door"]
    kinds = [(one.kind, one.before and one.before.id, one.after and one.after.id) for one in door.rules]
    assert kinds == [
        (ADDED, None, "leaving-for-a-known-party"),
        (REPLACED, "too-soon", "cooling-off"),
        (REPLACED, "long-enough", "cooled-off"),
    ]
    assert [fact.name for fact in door.facts_new] == ["direction", "dealt_with_party", "same_subject"]
    assert found["work_abroad"].before is None


def test_the_other_way_round_gives_the_mirror_image() -> None:
    there = {one.module: one for one in differences(*BOTH, DAY)}
    back = {one.module: one for one in differences(BOTH[1], BOTH[0], DAY)}
    assert there.keys() == back.keys()
    for name, one in there.items():
        assert [(term.before, term.after) for term in one.terms if term.before and term.after] == [
            (term.after, term.before) for term in back[name].terms if term.before and term.after
        ]
        assert (one.effect and one.effect.changed) == (back[name].effect and back[name].effect.changed)  # type: ignore[union-attr]
    assert SWITCHED_OFF in {rule.kind for rule in back["revolving_door"].rules}


def test_the_same_rule_in_other_words_has_changed(monkeypatch: pytest.MonkeyPatch, write: Write) -> None:
    change = CHANGE.replace("before: direct-contact", "replace: direct-contact").replace("insert:", "by:")
    change = change.replace("id: own-rule", "id: direct-contact").replace(
        "  - switch_off: direct-contact\n", ""
    )
    trial = read_pack(write(PACK.replace("  gifts: {gift_limit: 20.00}", "  {}"), change))
    path = FOLDER / "lobby" / "rules" / "2020-01-01.yaml"
    books = {"province-2020": load_rule_book(path), "trial": built(path, "lobby", trial)}
    monkeypatch.setattr("zuiver.catalogue.pack_diff.module_names", lambda _: ("lobby",))
    monkeypatch.setattr("zuiver.catalogue.pack_diff.rule_book_for", lambda module, on, name: books[name])
    [difference] = differences("province-2020", "trial", DAY)
    assert [(one.kind, one.after and one.after.id) for one in difference.rules] == [
        (CHANGED, "direct-contact")
    ]


def test_the_effect_counts_the_cases_that_the_rules_can_tell_apart() -> None:
    """Three prices and two colours: the cases between the two limits go from refuse to what comes below it."""
    text = BOOK.replace("{all: [{is: {colour: red}}, {known: price}]}", "{is: {colour: red}}")
    book = build_rule_book(parse_source(text, Path("small.yaml")))
    stricter = with_limit(book, "25.00")
    effect = effect_of(book, stricter)
    assert effect is not None
    by_hand: dict[tuple[str, str], int] = {}
    for price, colour in product(("10.00", "40.00", "60.00"), ("red", "no")):
        case = {"price": Decimal(price), "colour": colour}
        pair = (evaluate(book, case).outcome, evaluate(stricter, case).outcome)
        if pair[0] != pair[1]:
            by_hand[pair] = by_hand.get(pair, 0) + 1
    assert (effect.total, effect.moves) == (6, by_hand)
    assert effect.changed == 2


@settings(max_examples=40)
@given(rules=small_books(), case=CASES)
def test_no_case_changes_that_the_effect_does_not_count(rules: dict[str, Any], case: dict[str, Any]) -> None:
    book = build(rules)
    other = with_limit(book, "60.00")
    effect = effect_of(book, other)
    assert effect is not None
    before, after = evaluate(book, case).outcome, evaluate(other, case).outcome
    assert before == after or effect.moves[before, after] > 0
    assert 0 <= effect.changed <= effect.total


def test_the_difference_is_told_in_plain_dutch() -> None:
    told = plain(run("diff", *BOTH).output)
    for sentence in (
        "Meer dan dit bedrag mag een geschenk nooit waard zijn. Precies dit bedrag mag nog wel. Was € 50,00, wordt € 25,00.",
        "Wie toestemming geeft voor een geschenk. Was de leidinggevende, wordt de integriteitscoördinator.",
        "Regel too-soon vervalt. Daarvoor komt cooling-off:",
        "Vervalt: Zoveel jaar na het vertrek kan iemand niet als extern terugkomen. Dat was 2.",
        "Werken in het buitenland (work_abroad) staat alleen in state-2020",
        "state-2020 is een bodem: een organisatie mag strenger zijn, niet soepeler.",
        "gevallen die de regels kunnen onderscheiden, krijgen er",
    ):
        assert sentence in told
    assert "{" not in told


def test_the_difference_is_told_in_english_too() -> None:
    told = run("diff", *BOTH, "--module", "side_activities", "--lang", "en").output
    assert "Was 14, becomes 16." in told
    assert "times: first 'Make it public', now 'Do not make it public'." in told
    assert "Gifts" not in told


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("province-2020", "province-2020"), "province-2020 en province-2020 zeggen hetzelfde."),
        ((*BOTH, "--module", "means"), "zeggen hetzelfde over means."),
        ((*BOTH, "--module", "means", "--lang", "en"), "say the same about means."),
    ],
)
def test_where_nothing_differs_it_says_so(arguments: tuple[str, ...], sentence: str) -> None:
    assert sentence in run("diff", *arguments).output


def test_the_difference_as_json_holds_both_values_and_the_counts() -> None:
    data = json.loads(run("diff", *BOTH, "--module", "gifts", "--json").output)
    [gifts] = data["modules"]
    limit = gifts["terms"][0]
    assert (limit["term"], limit["before"], limit["after"]) == ("gift_limit", 50.0, 25.0)
    assert limit["meaning"].keys() == {"nl", "en"}
    assert gifts["effect"]["changed"] == sum(move["cases"] for move in gifts["effect"]["moves"])
    everything = json.loads(run("diff", *BOTH, "--json").output)["modules"]
    assert {one["module"]: one["only_in"] for one in everything}["work_abroad"] == "after"


def test_a_module_that_neither_has_is_refused_with_what_there_is() -> None:
    result = CliRunner().invoke(pack_command, ["diff", *BOTH, "--module", "nope"])
    assert result.exit_code == 1
    assert "unknown module 'nope'. Choose one of: commercial" in result.output
    with pytest.raises(UnknownModuleError):
        differences(*BOTH, DAY, "nope")


def test_packs_are_listed_with_their_code_and_whether_it_is_a_floor() -> None:
    told = run("list").output
    assert "province-2020: Provinciale gedragscode 2020. Stijl: Provincie." in told
    assert "21 onderwerpen, 7 eigen waarden, 1 onderwerpen met andere regels." in told
    assert [one["floor"] for one in json.loads(run("list", "--json").output)] == [False, True]


def test_a_pack_is_shown_with_all_that_is_its_own() -> None:
    told = plain(run("show", "state-2020").output)
    assert "gifts.gift_limit = € 25,00." in told
    assert "Inhuren kan niet. De afkoelperiode van 1 jaar is nog niet voorbij." in told
    assert "RA-3: Je betaalt nooit om iets sneller gedaan te krijgen" in told
    assert "neemt alle regels en waarden over" in run("show", "province-2020").output
    assert json.loads(run("show", "state-2020", "--json").output)["modules"] == ["work_abroad"]


def test_terms_are_listed_with_what_an_organisation_may_choose() -> None:
    told = plain(run("terms", "state-2020", "--module", "gifts").output)
    assert "gifts.gift_limit = € 25,00." in told
    assert "Een organisatie kiest: 0.00 – 25.00." in told
    assert run("terms", "state-2020", "--set", "gifts.gift_limit=20").output == "Deze waarden kunnen.\n"


@pytest.mark.parametrize(
    ("value", "status", "problem"),
    [
        ("gifts.gift_limit=30", 1, "30 is looser than 25.00. This code is a floor"),
        ("gifts.limit=30", 1, "no such term"),
        ("gifts.gift_limit", 2, "is not TERM=VALUE"),
    ],
)
def test_a_value_that_may_not_be_is_refused(value: str, status: int, problem: str) -> None:
    result = CliRunner().invoke(pack_command, ["terms", "state-2020", "--set", value])
    assert result.exit_code == status
    assert problem in result.output

"""Where each norm lives is claimed by rule files and by norm_homes.yaml; a claim that points at nothing is named."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from zuiver.catalogue.norms import norm_book
from zuiver.catalogue.norms.coverage import NO_REASON, Coverage, cover
from zuiver.catalogue.norms.homes import (
    DeclaredHomes,
    Home,
    HomeKind,
    RuleFacts,
    read_declared,
    read_rules,
    why_absent,
)
from zuiver.cli.main import cli
from zuiver.rules.errors import RuleFileError

RULE_FILE = """terms: {limit: {}}
rules:
  - {id: first, table: DT-G1, norms: [G-1], answers: [{norms: [G-2]}], additions: [{norms: [G-3]}]}
additions:
  - {norms: [G-4]}
otherwise: {norms: [W-7]}
"""


@pytest.fixture(scope="module")
def whole() -> Coverage:
    """The coverage of the program as it is."""
    return cover(norm_book(), read_rules(), read_declared())


def declared(*homes: Home, **reasons: str) -> DeclaredHomes:
    return DeclaredHomes({1: ("Gifts", ("gifts",))}, homes, dict(reasons), {1: "Not built yet."})


def no_rules() -> RuleFacts:
    return RuleFacts((), frozenset(), frozenset(), frozenset())


def test_no_claim_points_at_nothing(whole: Coverage) -> None:
    assert whole.problems == ()


def test_every_norm_lives_somewhere_or_says_why_not(whole: Coverage) -> None:
    assert len(whole.items) == 321
    for item in whole.items:
        assert item.is_covered != (item.reason is not None), item.norm.id
        assert item.reason != NO_REASON, item.norm.id


def test_the_norms_of_the_gift_rules_are_covered(whole: Coverage) -> None:
    homes = {item.norm.id: item.homes for item in whole.items}
    assert any(home.kind is HomeKind.RULE and home.at.startswith("gifts/") for home in homes["G-21"])


def test_counts_add_up(whole: Coverage) -> None:
    by_module = whole.by_module()
    assert sum(done for done, _ in by_module.values()) == whole.covered
    assert sum(total for _, total in by_module.values()) == 321
    assert max(whole.by_kind().values()) <= whole.covered


def test_all_norms_of_a_rule_file_are_seen(tmp_path: Path) -> None:
    file = tmp_path / "gifts" / "rules" / "2020-01-01.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(RULE_FILE, encoding="utf-8")
    facts = read_rules(tmp_path)
    assert {home.at: home.norms for home in facts.homes} == {
        "gifts/first": ("G-1", "G-2", "G-3"),
        "gifts/additions": ("G-4",),
        "gifts/not-covered": ("W-7",),
    }
    assert [*facts.tables, *facts.terms, *facts.modules] == ["DT-G1", "gifts.limit", "gifts"]


@pytest.mark.parametrize(
    ("home", "problem"),
    [
        (Home(HomeKind.RULE, "gifts/first", ("G-99",), "file"), "G-99, which is no norm"),
        (Home(HomeKind.REGISTER, "zuiver.catalogue.nothing:GIFTS", ("G-1",), "file"), "no such file"),
        (Home(HomeKind.REGISTER, "zuiver.codes.commands:nothing", ("G-1",), "file"), "has no nothing"),
        (
            Home(HomeKind.PRINCIPLE, "tests/codes/test_norm_coverage.py::test_nothing", ("G-1",), "file"),
            "has no test",
        ),
        (Home(HomeKind.PRINCIPLE, "tests/nothing.py::test_nothing", ("G-1",), "file"), "no such file"),
        (Home(HomeKind.PAGE, "somewhere", ("G-1",), "file"), "no form that can be checked"),
    ],
)
def test_a_claim_on_something_that_does_not_exist_is_named(home: Home, problem: str) -> None:
    found = cover(norm_book(), no_rules(), declared(home))
    assert problem in " ".join(found.problems)


def test_a_home_that_does_not_exist_covers_nothing() -> None:
    home = Home(HomeKind.REGISTER, "zuiver.codes.commands:nothing", ("G-1",), "file")
    item = next(
        item for item in cover(norm_book(), no_rules(), declared(home)).items if item.norm.id == "G-1"
    )
    assert (item.is_covered, item.reason) == (False, "Not built yet.")


def test_a_home_that_exists_is_accepted() -> None:
    own = "tests/codes/test_norm_coverage.py::test_a_home_that_exists_is_accepted"
    assert why_absent(Home(HomeKind.PRINCIPLE, own, ("G-1",), "file")) is None
    assert (
        why_absent(Home(HomeKind.REGISTER, "zuiver.codes.commands:edition_import", ("G-1",), "file")) is None
    )


def test_the_reason_of_a_norm_goes_before_that_of_its_module() -> None:
    items = cover(norm_book(), no_rules(), declared(**{"G-1": "Left to the law."})).items
    assert {item.norm.id: item.reason for item in items if item.norm.id in {"G-1", "G-2"}} == {
        "G-1": "Left to the law.",
        "G-2": "Not built yet.",
    }


def test_a_reason_for_something_that_is_no_norm_is_named() -> None:
    assert "G-77, which is no norm" in " ".join(
        cover(norm_book(), no_rules(), declared(**{"G-77": "Why."})).problems
    )


def test_a_reading_of_a_table_or_term_that_is_gone_is_named() -> None:
    rules = RuleFacts((), frozenset({"DT-G1"}), frozenset({"gifts.other"}), frozenset({"gifts"}))
    problems = " ".join(cover(norm_book(), rules, declared()).problems)
    assert "A-1 shapes DT-G9" in problems
    assert "A-3 sets gifts.gift_limit" in problems
    assert "DT-N8" not in problems  # of rules that are not there at all


def test_a_file_of_homes_that_is_not_right_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "homes.yaml"
    file.write_text(
        "homes:\n  - {kind: palace, at: here, norms: [G-1]}\nmodules: []\nnot_yet: []\n", encoding="utf-8"
    )
    with pytest.raises(RuleFileError, match="palace"):
        read_declared(file)


def test_the_command_prints_every_norm_and_the_share() -> None:
    result = CliRunner().invoke(cli, ["norms", "coverage", "--json"])
    data = json.loads(result.stdout)
    assert (result.exit_code, data["norms"], len(data["items"])) == (0, 321, 321)
    assert data["share"] == round(data["covered"] / 321, 4)


@pytest.mark.parametrize("module", ["1", "MOD 1", "gifts"])
def test_the_command_takes_one_module(module: str) -> None:
    result = CliRunner().invoke(cli, ["norms", "coverage", "--module", module])
    assert result.exit_code == 0
    assert "of 25 norms live somewhere" in result.stdout


def test_an_unknown_module_or_norm_is_refused_with_what_to_choose() -> None:
    unknown = CliRunner().invoke(cli, ["norms", "coverage", "--module", "sport"])
    assert (unknown.exit_code, "15 (dialogue)" in unknown.output) == (2, True)
    assert CliRunner().invoke(cli, ["norms", "show", "G-99"]).exit_code == 2


def test_one_norm_is_shown_with_its_readings() -> None:
    output = CliRunner().invoke(cli, ["norms", "show", "g-9", "--language", "en"]).output
    assert "A gift that you keep is worth 50 euros at most." in output
    assert "A-3" in output


def test_the_exit_status_tells_of_a_broken_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = replace(cover(norm_book(), no_rules(), declared()), problems=("norm_homes.yaml:1: broken",))
    monkeypatch.setattr("zuiver.cli.norm_commands.cover", lambda *_: broken)
    result = CliRunner().invoke(cli, ["norms", "coverage"])
    assert (result.exit_code, "broken" in result.stderr) == (1, True)

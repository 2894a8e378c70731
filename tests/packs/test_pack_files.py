"""A pack that is not right: every finding names the file, the line and what to do, also where two files come together."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.packs.conftest import CHANGE, PACK, Write
from zuiver.catalogue.pack_check import check_packs
from zuiver.catalogue.packs import UnknownPackError, load_pack, pack_names, read_pack
from zuiver.cli.rule_commands import rules
from zuiver.rules.errors import RuleFileError
from zuiver.rules.loader import load_rule_book
from zuiver.rules.yaml_source import read_source

PACK_FILE, CHANGE_FILE = "trial.yaml", "trial/changes/lobby.yaml"

MISTAKES = [
    ("floor: true", "floor: maybe", PACK_FILE, 4, "'maybe'", "boolean"),
    ("title: {nl: Proef, en: Trial}\n", "", PACK_FILE, 1, "misses title", "Add it"),
    ("edition: 2020-01-01", "edition: soon", PACK_FILE, 3, "'soon'", "look like"),
    ("floor: true", "floor: true\nceiling: 5", PACK_FILE, 1, "ceiling, which is not used", "Use:"),
    ("gift_limit: 20.00", "gift_limit: 600.00", PACK_FILE, 6, "above the highest value 500", "Correct"),
    ("gift_limit: 20.00", "gift_limit: '20'", PACK_FILE, 6, "not of type money", "Correct"),
    ("gift_limit: 20.00", "ceiling: 20.00", PACK_FILE, 6, "gifts has no term ceiling", "take it away"),
    (
        "gift_limit: 20.00",
        "gift_limit: {value: 20.00, maximum: 900.00}",
        PACK_FILE,
        6,
        "above that of the rules",
        "Correct",
    ),
    ("  gifts:", "  gift:", PACK_FILE, 6, "no module gift.", "Use one of"),
    ("changes: [lobby]", "changes: []", PACK_FILE, 1, "changes/lobby.yaml is not used", "under changes"),
    ("changes: [lobby]", "changes: [lobby, gifts]", PACK_FILE, 7, "no changes/gifts.yaml", "Write it"),
    (
        "floor: true",
        "floor: true\nmodules: {abroad: {address: abroad, situation: uitnodiging}}",
        PACK_FILE,
        5,
        "abroad has no rule file",
        "Write",
    ),
    ("before: direct-contact", "before: nothing", CHANGE_FILE, 2, "lobby has no rule nothing", "direct-contact"),
    ("switch_off: direct-contact", "switch_of: direct-contact", CHANGE_FILE, 10, "switch_of", "switch_off"),
    ("switch_off: direct-contact", "after: own-rule", CHANGE_FILE, 10, "cannot be followed", "after and insert"),
    ("id: own-rule", "id: indirect-influence", CHANGE_FILE, 4, "indirect-influence is taken", "another id"),
    ("{channel: mail}", "{channel: pigeon}", CHANGE_FILE, 6, "'pigeon' is no value of channel", "Use"),
    ("{channel: mail}", "{canal: mail}", CHANGE_FILE, 6, "fact canal does not exist", "Add it"),
    ("then: discuss", "then: chat", CHANGE_FILE, 3, "'chat' is not an outcome", "Use one of"),
    ("norms: [L-1]", "norms: [ZZ-1]", CHANGE_FILE, 3, "norm ZZ-1, which does not exist", "Correct"),
    ("before: direct-contact", "after: direct-contact", CHANGE_FILE, 3, "own-rule can never be reached", "Move it up"),
    ("rules:", "remove_terms: [limit]\nrules:", CHANGE_FILE, 1, "lobby has no term limit", "take it away"),
    ("rules:\n", "rules:\n  - {}\n", CHANGE_FILE, 2, "cannot be followed", "before and insert"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "file", "line", "problem", "remedy"), MISTAKES, ids=[m[4] for m in MISTAKES]
)
def test_a_mistake_is_named_with_its_file_its_line_and_its_remedy(
    write: Write, old: str, new: str, file: str, line: int, problem: str, remedy: str
) -> None:
    pack = PACK.replace(old, new, 1) if file == PACK_FILE else PACK
    change = CHANGE.replace(old, new, 1) if file == CHANGE_FILE else CHANGE
    assert (pack, change) != (PACK, CHANGE)
    if "after: direct-contact" in new:
        change = change.replace("  - switch_off: direct-contact\n", "")
    folder = write(pack, change).parent
    found = [str(finding) for finding in check_packs(folder)]
    assert any(f"{file}:{line}:" in text and problem in text and remedy in text for text in found), found


def test_a_pack_without_mistakes_has_no_findings(write: Write) -> None:
    assert check_packs(write().parent) == []


def test_a_file_that_is_not_yaml_is_named(write: Write) -> None:
    folder = write(PACK, "rules: [").parent
    assert [finding.problem[:17] for finding in check_packs(folder)] == ["This is not YAML:"]


def test_a_norm_of_another_code_cannot_be_a_norm_of_a_pack(write: Write, tmp_path: Path) -> None:
    path = write()
    (tmp_path / "trial" / "norms.yaml").write_text("G-1: {nl: Iets, en: Something}\n", encoding="utf-8")
    assert [finding.problem for finding in check_packs(path.parent)] == ["G-1 is a norm of another code."]


def test_a_module_of_all_packs_cannot_come_with_a_pack(write: Write, tmp_path: Path) -> None:
    path = write(PACK + "modules: {gifts: {address: cadeaus, situation: cadeau}}\n")
    (tmp_path / "trial" / "gifts" / "rules").mkdir(parents=True)
    rule_file = load_rule_book_text("gifts")
    (tmp_path / "trial" / "gifts" / "rules" / "2020-01-01.yaml").write_text(rule_file, encoding="utf-8")
    assert any(
        "All packs have a module gifts already." in str(finding) for finding in check_packs(path.parent)
    )


def load_rule_book_text(module: str) -> str:
    folder = Path(check_packs.__code__.co_filename).parent / module / "rules"
    return (folder / "2020-01-01.yaml").read_text(encoding="utf-8")


def test_reading_a_broken_pack_raises_all_its_findings(write: Write) -> None:
    path = write(PACK.replace("floor: true", "floor: maybe").replace("edition: 2020-01-01", "edition: soon"))
    with pytest.raises(RuleFileError) as raised:
        read_pack(path)
    assert len(raised.value.findings) == 2


def test_the_packs_that_come_with_zuiver_have_no_findings() -> None:
    assert check_packs() == []
    assert pack_names() == ["province-2020", "state-2020"]


def test_rules_check_looks_at_the_packs_too(monkeypatch: pytest.MonkeyPatch, write: Write) -> None:
    folder = write(PACK.replace("gift_limit: 20.00", "gift_limit: 600.00")).parent
    monkeypatch.setattr("zuiver.cli.rule_commands.check_packs", lambda: check_packs(folder))
    result = CliRunner().invoke(rules, ["check"])
    assert result.exit_code == 1
    assert "trial.yaml:6:" in result.output


def test_an_unknown_pack_says_which_there_are() -> None:
    with pytest.raises(UnknownPackError, match="Choose one of: province-2020, state-2020"):
        load_pack("county-1999")


def test_a_rule_file_itself_stays_as_it_was(write: Write) -> None:
    """A pack is laid over a copy: the next organisation reads the rules of its own pack."""
    before = load_rule_book(Path(check_packs.__code__.co_filename).parent / "lobby/rules/2020-01-01.yaml")
    check_packs(write().parent)
    after = load_rule_book(Path(check_packs.__code__.co_filename).parent / "lobby/rules/2020-01-01.yaml")
    assert before.rules == after.rules
    assert read_source(before.path).data == read_source(after.path).data

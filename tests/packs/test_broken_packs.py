"""Whatever stands in the files of a pack: findings, or a book; never a crash."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.packs.conftest import CHANGE, PACK
from tests.rules.test_loader import TOKENS
from zuiver.catalogue.packs import read_pack
from zuiver.catalogue.rule_books import FOLDER, built
from zuiver.rules.errors import Finding, RuleFileError

LOBBY = FOLDER / "lobby" / "rules" / "2020-01-01.yaml"
WORDS = st.sampled_from(
    [
        *("changes", "modules", "terms", "rules", "insert", "by", "replace", "facts", "remove_terms", "id"),
        *("- ", ": ", "[", "]", "{", "}", "5", "null", "a", "\n", "\n  "),
    ]
)
PIECES = st.lists(TOKENS | WORDS, max_size=8).map("".join)


def read(pack: str, change: str) -> list[Finding]:
    """Read a pack and lay it over one module; returns the findings."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "trial.yaml"
        path.write_text(pack, encoding="utf-8")
        changes = Path(folder) / "trial" / "changes"
        changes.mkdir(parents=True)
        (changes / "lobby.yaml").write_text(change, encoding="utf-8")
        try:
            built(LOBBY, "lobby", read_pack(path))
        except RuleFileError as error:
            return error.findings
        return []


@settings(max_examples=40)
@given(st.integers(0, len(CHANGE)), st.integers(0, 60), PIECES)
def test_a_broken_change_gives_findings_or_a_book(start: int, length: int, middle: str) -> None:
    findings = read(PACK, CHANGE[:start] + middle + CHANGE[start + length :])
    assert all(finding.problem and finding.remedy for finding in findings)


@settings(max_examples=40)
@given(st.integers(0, len(PACK)), st.integers(0, 60), PIECES)
def test_a_broken_pack_gives_findings_or_a_book(start: int, length: int, middle: str) -> None:
    findings = read(PACK[:start] + middle + PACK[start + length :], CHANGE)
    assert all(finding.problem and finding.remedy for finding in findings)


@pytest.mark.parametrize("nothing", ["", "[]", "5", "null", "- a\n- b\n", "{}"])
def test_a_file_that_holds_no_pack_gives_findings(nothing: str) -> None:
    for findings in (read(nothing, CHANGE), read(PACK, nothing)):
        assert findings
        assert all(finding.problem and finding.remedy for finding in findings)


def test_the_pack_of_these_tests_is_right_itself() -> None:
    assert read(PACK, CHANGE) == []

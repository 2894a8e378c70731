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
from zuiver.rules.errors import RuleFileError

LOBBY = FOLDER / "lobby" / "rules" / "2020-01-01.yaml"
WORDS = st.sampled_from(
    [*"abc", "changes", "modules", "terms", "rules", "insert", "by", "replace", "facts", "remove_terms", "id", "- ", ": ", "[", "]", "{", "}", "5", "null", "\n", "\n  "]
)  # fmt: skip
PIECES = st.lists(TOKENS | WORDS, max_size=8).map("".join)


def read(pack: str, change: str) -> int:
    """Read a pack and lay it over one module; returns the number of findings."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "trial.yaml"
        path.write_text(pack, encoding="utf-8")
        changes = Path(folder) / "trial" / "changes"
        changes.mkdir(parents=True)
        (changes / "lobby.yaml").write_text(change, encoding="utf-8")
        try:
            built(LOBBY, "lobby", read_pack(path))
        except RuleFileError as error:
            assert error.findings
            assert all(finding.problem and finding.remedy for finding in error.findings)
            return len(error.findings)
        return 0


@settings(max_examples=60)
@given(st.integers(0, len(CHANGE)), st.integers(0, 60), PIECES)
def test_a_broken_change_gives_findings_or_a_book(start: int, length: int, middle: str) -> None:
    read(PACK, CHANGE[:start] + middle + CHANGE[start + length :])


@settings(max_examples=60)
@given(st.integers(0, len(PACK)), st.integers(0, 60), PIECES)
def test_a_broken_pack_gives_findings_or_a_book(start: int, length: int, middle: str) -> None:
    read(PACK[:start] + middle + PACK[start + length :], CHANGE)


@pytest.mark.parametrize("nothing", ["", "[]", "5", "null", "- a\n- b\n", "{}"])
def test_a_file_that_holds_no_pack_gives_findings(nothing: str) -> None:
    assert read(nothing, CHANGE) > 0
    assert read(PACK, nothing) > 0


def test_the_pack_of_these_tests_is_right_itself() -> None:
    assert read(PACK, CHANGE) == 0

"""The key on paper in a browser: only a recorded use counts, and a server can neither make one up nor keep one quiet."""

from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sealing.conftest import Run
from zuiver.cases.sealing.directory_entries import Action, read_entry
from zuiver.cases.sealing.errors import NotSealedRight
from zuiver.cases.sealing.paper import FORM, What, read_paper_use, record_name

WORDS = st.text("abcdefghij_", min_size=1, max_size=12)
PARTS = st.sets(
    st.tuples(st.sampled_from(["content", "detriment", "decision"]), st.integers(1, 120)), min_size=1
)


@given(st.uuids(), PARTS, st.sets(WORDS, min_size=2, max_size=2), WORDS, st.randoms())
def test_any_use_reads_back_as_it_was_written_and_in_no_other_order(
    case: UUID, parts: set[tuple[str, int]], offices: set[str], ground: str, chance: Random
) -> None:
    def written(ordered: list[tuple[str, int]], sheets: list[str]) -> str:
        names = " ".join(f"{part}-{version}" for part, version in ordered)
        return FORM.write(
            {
                "what": "use", "case": str(case), "key": "0" * 32, "reader": "1" * 32, "ground": ground,
                "sheets": " ".join(sheets), "parts": names,
            }
        )  # fmt: skip

    use = read_paper_use(written(sorted(parts), sorted(offices)))
    assert (use.case, set(use.parts), set(use.sheets), use.ground) == (case, parts, offices, ground)
    mixed = chance.sample(sorted(parts), len(parts))
    for ordered, sheets in ((mixed, sorted(offices)), (sorted(parts), sorted(offices, reverse=True))):
        if (ordered, sheets) != (sorted(parts), sorted(offices)):
            with pytest.raises(NotSealedRight):
                read_paper_use(written(ordered, sheets))


@pytest.fixture(scope="module")
def seen(javascript: Run) -> dict[str, Any]:
    found: dict[str, Any] = javascript(Path(__file__).parent / "paper.mjs", [])
    return found


def test_both_languages_read_the_same_of_a_use_and_of_a_practice(seen: dict[str, Any]) -> None:
    use = read_paper_use(seen["told"]["statement"])
    assert (use.what, use.key, use.sheets) == (
        What.USE,
        seen["told"]["key"],
        ("privacy_officer", "secretary"),
    )
    assert use.parts == {("content", 1), ("content", 2), ("content", 10), ("detriment", 1)}
    for told in (seen["told"], seen["practice"]):
        entry = read_entry(told["record"])
        assert entry.action is Action.PAPER
        assert entry.name == record_name(entry.previous, read_paper_use(told["statement"]))
    assert read_paper_use(seen["practice"]["statement"]).what is What.PRACTICE
    assert set(seen["bad"]) == {"sealing.statement", "sealing.paper_use"}


def test_a_record_takes_two_people_and_the_key_on_paper(seen: dict[str, Any]) -> None:
    assert seen["chain"] == [
        "done", "sealing.directory_claim", "sealing.directory_approvals", "sealing.directory_claim"
    ]  # fmt: skip


def test_a_recorded_use_opens_what_it_names_and_later_versions_come_from_handlers(
    seen: dict[str, Any],
) -> None:
    assert seen["recorded"] == {"open": ["content 1", "content 2"], "refused": []}
    assert seen["renewed"] == {"open": ["content 1", "content 2", "content 3"], "refused": []}
    assert seen["later"] == {"open": ["content 1", "content 2"], "refused": ["content 3"]}


def test_an_unrecorded_use_opens_nothing(seen: dict[str, Any]) -> None:
    for case in ("unrecorded", "kept"):
        assert seen[case] == {"open": [], "refused": ["content 1", "content 2"]}
    for case in ("forAnother", "forgedStatement", "otherCase"):
        assert seen[case] == {"open": [], "refused": ["content 1"]}


def test_the_key_on_paper_writes_nothing(seen: dict[str, Any]) -> None:
    assert seen["written"] == "sealing.author"


def test_nobody_signs_a_record_about_something_else_than_they_read(seen: dict[str, Any]) -> None:
    assert seen["asked"] == {
        "honest": True, "swapped": "sealing.paper_use", "other": "sealing.paper_use", "late": False
    }  # fmt: skip


def test_every_browser_that_knows_the_case_finds_a_use_that_the_server_keeps_quiet(
    seen: dict[str, Any],
) -> None:
    day = {"day": "2026-11-22"}
    assert seen["uses"]["told"] == [
        {**day, "ground": "nobody_left", "sheets": ["privacy_officer", "secretary"]}
    ]
    for case in ("quiet", "wrong"):
        assert seen["uses"][case] == [{**day, "ground": None, "sheets": None}]
    assert seen["uses"]["other"] == []


def test_a_sheet_may_be_typed_with_broken_lines_but_not_with_a_slip(seen: dict[str, Any]) -> None:
    assert seen["sheets"]["back"] is True
    assert seen["sheets"]["slip"] in {"sealing.share_slip", "sealing.shares"}

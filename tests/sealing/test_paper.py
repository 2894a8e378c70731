"""The key on paper in a browser: only a recorded use counts, and a server can neither make one up nor keep one quiet."""

from pathlib import Path
from typing import Any

import pytest

from tests.sealing.conftest import Run
from zuiver.cases.sealing.directory_entries import Action, read_entry
from zuiver.cases.sealing.paper import What, read_paper_use, record_name


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

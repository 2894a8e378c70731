"""What a dishonest server could try on a browser: it gets a refusal, never a silent yes."""

from pathlib import Path
from typing import Any

import pytest

from tests.sealing.conftest import Run


@pytest.fixture(scope="module")
def seen(javascript: Run) -> dict[str, Any]:
    found: dict[str, Any] = javascript(Path(__file__).parent / "attacks.mjs", [])
    return found


def test_a_key_that_a_handler_made_opens_after_that_of_the_reporter(seen: dict[str, Any]) -> None:
    assert seen["honest"] == {"open": ["content 1", "content 2"], "refused": []}


def test_a_key_that_the_server_slips_in_is_refused(seen: dict[str, Any]) -> None:
    assert seen["slippedIn"] == {"open": ["content 1"], "refused": ["content 2"]}


def test_a_server_that_names_itself_the_reporter_opens_nothing(seen: dict[str, Any]) -> None:
    assert seen["renamedReporter"] == {"open": [], "refused": ["content 1", "content 2"]}
    assert seen["onlyTheLater"] == {"open": [], "refused": ["content 2"]}


def test_an_exchanged_or_misplaced_key_is_refused(seen: dict[str, Any]) -> None:
    assert seen["exchangedPublicKey"] == {"open": [], "refused": ["content 1"]}
    assert seen["forAnother"] == {"open": [], "refused": ["content 1"]}


def test_a_forged_or_moved_message_is_refused(seen: dict[str, Any]) -> None:
    assert seen["forgedMessage"] == "sealing.author"
    assert seen["movedMessage"] == "sealing.elsewhere"


def test_frames_carry_pieces_and_damaged_ones_are_refused(seen: dict[str, Any]) -> None:
    assert seen["frame"] == {"a": [1, 2], "c": 0, "d": None}
    assert seen["frames"] == ["door.frame", "door.frame", "done", "door.frame"]


def test_weak_passphrases_missing_salt_and_too_much_text_are_refused(seen: dict[str, Any]) -> None:
    assert seen["weak"] == ["short", "plain", None]
    assert seen["noSalt"] == "sealing.salt"
    assert seen["tooLarge"] == "sealing.too_large"


def test_a_server_that_is_away_is_said_plainly(seen: dict[str, Any]) -> None:
    assert seen["away"] == "door.away"


def test_words_are_drawn_from_the_whole_list(seen: dict[str, Any]) -> None:
    """12,000 draws from 7,776 words show about 7,776 * (1 - e^(-12000/7776)) = 6,115 different ones."""
    assert 5_900 < seen["drawn"]["different"] < 6_330
    assert seen["drawn"]["known"] is True

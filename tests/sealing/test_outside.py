"""An export for somebody outside the directory opens with any program that knows age, and every page says for whom it is."""

import base64
import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrage.x25519 import Identity

from tests.sealing.conftest import Run
from zuiver.cases.sealing.errors import NotSealedRight
from zuiver.cases.sealing.outside import check_outside, outside_fingerprint

STAMP = "Only for Insp. De Wit · 22 November 2026"
OWNER = Identity.generate()
RECIPIENT = str(OWNER.to_public())


@pytest.fixture(scope="module")
def seen(javascript: Run) -> dict[str, Any]:
    found: dict[str, Any] = javascript(Path(__file__).parent / "outside.mjs", [RECIPIENT])
    return found


def zip_in(sealed: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(pyrage.decrypt(base64.b64decode(sealed), [OWNER])))


def test_it_opens_with_age_and_every_page_and_file_is_marked(seen: dict[str, Any]) -> None:
    assert seen["mark"] == hashlib.sha256(base64.b64decode(seen["sealed"])).hexdigest()
    found = zip_in(seen["sealed"])
    assert found.namelist() == ["zaak.txt", "1-Insp._De_Wit-2026-11-22-scan_of_page_1.pdf"]
    assert found.read(found.namelist()[1]) == b"%PDF"
    assert {one.comment.decode() for one in found.infolist()} == {STAMP}
    pages = found.read("zaak.txt").decode().split("\f")
    assert len(pages) == 3
    for number, page in enumerate(pages, start=1):
        lines = page.strip("\n").split("\n")
        assert lines[0] == lines[-1] == f"== {STAMP} · page {number}/3 =="
        assert max(map(len, lines)) <= 96
    whole = " ".join(pages)
    assert "line 79" in whole
    assert whole.count("word") == 60


def test_struck_passages_are_gone_and_files_stay_away(seen: dict[str, Any]) -> None:
    found = zip_in(seen["struck"])
    assert found.namelist() == ["zaak.txt"]
    assert "invoices" not in found.read("zaak.txt").decode()


def test_both_languages_agree_on_what_is_a_whole_key_and_on_its_figures(seen: dict[str, Any]) -> None:
    assert seen["whole"] == [True, True, False, False, False, False, False]
    assert seen["fingerprint"] == outside_fingerprint(RECIPIENT)
    check_outside(RECIPIENT)
    with pytest.raises(NotSealedRight):
        check_outside(seen["slip"])


@given(st.integers(5, 61), st.sampled_from("qpzry9x8gf2tvdw0s3jn54khce6mua7l"))
def test_one_wrong_figure_is_always_found(place: int, letter: str) -> None:
    changed = RECIPIENT[:place] + letter + RECIPIENT[place + 1 :]
    if changed == RECIPIENT:
        check_outside(changed)
        return
    with pytest.raises(NotSealedRight):
        check_outside(changed)


@given(st.text(max_size=80))
def test_any_other_text_is_refused_in_words(text: str) -> None:
    with pytest.raises(NotSealedRight):
        check_outside(text)

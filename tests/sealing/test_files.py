"""What a file gives away is told before it is sealed, and the cleaned copy does not tell it any more."""

import base64
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.sealing import sample_files
from tests.sealing.conftest import Run
from tests.sealing.sample_files import CANARY, PLACE


@pytest.fixture(scope="module")
def told(javascript: Run, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the bundle says of each sample, by name: one start of Node for all."""
    folder = tmp_path_factory.mktemp("files")
    samples = {
        "photo": sample_files.photo(),
        "screenshot": sample_files.screenshot(),
        "plain": sample_files.plain_picture(),
        "pdf": sample_files.letter_as_pdf(folder),
        "document": sample_files.document(),
        "text": b"gewone tekst",
        "empty": b"",
        "broken photo": sample_files.photo()[:60],
        "broken document": sample_files.document()[:300],
        "bomb": bomb(),
    }
    listed = []
    for number, (name, content) in enumerate(samples.items()):
        path = folder / f"{number}"
        path.write_bytes(content)
        listed.append({"path": str(path), "clean": name in ("document", "pdf", "text", "broken document")})
    (folder / "list.json").write_text(json.dumps(listed), encoding="utf-8")
    results = javascript(Path(__file__).parent / "files.mjs", [str(folder / "list.json")])
    return dict(zip(samples, results, strict=True))


def bomb() -> bytes:
    """A small file that says it becomes very large."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * (65 * 1024 * 1024))
    return written.getvalue()


def findings(told: dict[str, Any], name: str) -> set[tuple[str, str]]:
    return {(one["what"], one["value"]) for one in told[name]["findings"]}


def test_a_photo_tells_who_where_when_and_with_what(told: dict[str, Any]) -> None:
    assert told["photo"]["kind"] == "jpeg"
    assert findings(told, "photo") == {
        ("author", CANARY),
        ("device", "Toestel 9"),
        ("place", PLACE),
        ("moment", "2026:11:22 10:00:00"),
        ("serial_number", "SN-12345"),
        ("comment", "opmerking van de maker"),
    }


def test_a_screenshot_tells_its_author_and_comment(told: dict[str, Any]) -> None:
    assert findings(told, "screenshot") == {("author", CANARY), ("comment", "café")}


def test_a_plain_picture_tells_nothing(told: dict[str, Any]) -> None:
    assert told["plain"] == {"kind": "png", "findings": [], "canClean": True, "isKnown": True}


def test_a_pdf_tells_its_authors_and_that_an_earlier_version_is_inside(told: dict[str, Any]) -> None:
    found = findings(told, "pdf")
    assert {("author", CANARY), ("author", "Tweede (Maker)"), ("software", "Schrijver 1.0")} <= found
    assert ("title", "Notitie é") in found
    assert ("earlier_version", "2") in found


def test_a_pdf_gets_no_cleaned_copy_and_says_so(told: dict[str, Any]) -> None:
    assert told["pdf"]["canClean"] is False
    assert told["pdf"]["error"] == "sealing.cannot_clean"


def test_a_document_tells_all_who_touched_it(told: dict[str, Any]) -> None:
    assert told["document"]["kind"] == "word"
    assert findings(told, "document") >= {
        ("author", CANARY),
        ("author", "Collega & Co"),
        ("organisation", "Afdeling Voorbeeld"),
        ("comment_author", "Opmerker"),
        ("change_author", "Volger"),
        ("session_marks", "rsid"),
        ("thumbnail", "docProps/thumbnail.jpeg"),
        ("path", "file:///D:/Kamer12/voorbeeld/map.dotx"),
        ("place", PLACE),
    }


def test_the_cleaned_document_keeps_its_text_and_lists_what_a_person_has_to_judge(
    told: dict[str, Any],
) -> None:
    archive = zipfile.ZipFile(io.BytesIO(base64.b64decode(told["document"]["copy"])))
    assert archive.testzip() is None
    names = archive.namelist()
    assert not [name for name in names if name.startswith("docProps/")]
    everything = b"".join(archive.read(name) for name in names if name.endswith((".xml", ".rels")))
    assert b"De tekst zelf blijft." in everything
    for trace in (CANARY.encode(), b"Collega", b"rsid", b"docProps", b"Afdeling"):
        assert trace not in everything
    left = {one["what"] for one in told["document"]["left"]}
    assert {"comment_author", "change_author", "path", "place"} <= left
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", ["text", "empty", "broken document"])
def test_what_cannot_be_looked_into_is_never_called_clean(told: dict[str, Any], name: str) -> None:
    assert (told[name]["isKnown"], told[name]["canClean"]) == (False, False)


def test_a_photo_that_is_cut_off_is_no_error(told: dict[str, Any]) -> None:
    assert told["broken photo"]["kind"] == "jpeg"


def test_a_file_that_unpacks_to_something_huge_is_left_alone(told: dict[str, Any]) -> None:
    assert told["bomb"]["isKnown"] is False

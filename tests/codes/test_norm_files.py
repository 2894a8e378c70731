"""The norms of the code of 2020 as data: complete, in short plain words of our own, and refused when wrong."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from zuiver.catalogue.norms import norm_book
from zuiver.codes.norms.loader import load_norms
from zuiver.codes.norms.model import Bound, NormType, Status
from zuiver.rules.errors import RuleFileError
from zuiver.rules.model import Text

PREFIXES = {
    "W": 11, "S": 7, "WG": 22, "WN": 8, "K": 7, "G": 25, "U": 11, "C": 10, "M": 20, "F": 11, "N": 18, "L": 5, "I": 14,
    "D": 5, "O": 6, "IF": 15, "GH": 11, "DL": 5, "X": 12, "P": 15, "OC": 7, "OM": 11, "PR": 11, "PC": 8, "E": 10,
    "GG": 6, "VP": 9, "ME": 10, "EX": 8, "CO": 3,
}  # fmt: skip
TYPES = {
    NormType.OBLIGATION: 99, NormType.PRINCIPLE: 46, NormType.PROHIBITION: 39, NormType.THRESHOLD: 34,
    NormType.EXPECTATION: 32, NormType.PROCEDURE: 27, NormType.PERMISSION: 14, NormType.RIGHT: 13, NormType.ROLE: 10,
    NormType.CONSEQUENCE: 7,
}  # fmt: skip
STIFF_WORDS = re.compile(
    r"\b(dien|dient|dienen|middels|conform|indien|derhalve|teneinde|omtrent|betreffende|alsmede|ingevolge|jegens|hetgeen"
    r"|desbetreffende|aangaande)\b",
    re.IGNORECASE,
)


def dutch_texts() -> list[tuple[str, str]]:
    """Every Dutch text of the norms and readings, with its id."""
    book = norm_book()
    texts: list[tuple[str, Text]] = [(norm.id, norm.text) for norm in book.norms.values()]
    texts += [(norm.id, norm.note) for norm in book.norms.values() if norm.note]
    for reading in book.readings.values():
        texts += [(reading.id, reading.question), (reading.id, reading.text)]
    return [(one, text.nl) for one, text in texts]


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?:])\s+", text) if part]


def test_all_321_norms_are_there() -> None:
    counts = Counter(norm_id.split("-")[0] for norm_id in norm_book().norms)
    assert counts == PREFIXES
    assert sum(counts.values()) == 321


def test_numbers_count_up_without_gaps() -> None:
    for prefix, count in PREFIXES.items():
        assert all(f"{prefix}-{number}" in norm_book().norms for number in range(1, count + 1)), prefix


def test_types_are_as_many_as_were_counted_in_the_code() -> None:
    assert Counter(norm.type for norm in norm_book().norms.values()) == TYPES


def test_all_52_readings_are_there() -> None:
    assert list(norm_book().readings) == [f"A-{number}" for number in range(1, 53)]


def test_every_module_has_norms() -> None:
    assert {norm.capability.module for norm in norm_book().norms.values()} == set(range(1, 16))


def test_dutch_is_short_and_plain() -> None:
    lengths = [len(sentence.split()) for _, text in dutch_texts() for sentence in sentences(text)]
    assert max(lengths) <= 20
    assert sum(lengths) / len(lengths) <= 10
    words = [word for _, text in dutch_texts() for word in re.findall(r"\w+", text)]
    assert sum(map(len, words)) / len(words) <= 5.2
    assert [one for one, text in dutch_texts() if STIFF_WORDS.search(text)] == []


def test_no_two_norms_say_the_same() -> None:
    norms = norm_book().norms.values()
    for language in ("nl", "en"):
        counts = Counter(norm.text.in_language(language) for norm in norms if norm.status is Status.IN_FORCE)
        assert [text for text, count in counts.items() if count > 1] == []


def test_english_is_not_the_dutch_text() -> None:
    assert [norm.id for norm in norm_book().norms.values() if norm.text.nl == norm.text.en] == []


def test_the_conditions_for_an_external_report_are_overtaken_by_law() -> None:
    overtaken = [norm for norm in norm_book().norms.values() if norm.status is Status.OVERTAKEN]
    assert [norm.id for norm in overtaken] == [f"EX-{number}" for number in range(2, 9)]
    assert all(
        norm.holds_on(date(2023, 2, 17)) and not norm.holds_on(date(2023, 2, 18)) for norm in overtaken
    )
    assert all(norm.note is not None for norm in overtaken)


def test_a_norm_says_whom_it_binds_and_where_it_stands() -> None:
    norm = norm_book().norms["N-8"]
    assert norm.binds == (Bound.AUTHORITY, Bound.EMPLOYEE)
    assert norm.place.section == "NEVENWERKZAAMHEDEN EN ONVERENIGBARE FUNCTIES"
    assert [reading.id for reading in norm_book().readings_of("N-8")] == ["A-16", "A-47"]


NORM = """code: Een code
chapter: HOOFDSTUK
sections:
  - heading: KOP
    norms:
      - {id: X-1, at: [[woord]], type: role, binds: [everyone], module: 1, does: [advise], status: in_force,
         text: {nl: "Doe dit.", en: "Do this."}}
"""
READING = """code: Een code
readings:
  - {id: A-1, reading: true, norms: [X-1], question: {nl: "Wat nu?", en: "What now?"}, text: {nl: "Dit.", en: "This."}}
"""


def folder_with(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_small_book_is_read(tmp_path: Path) -> None:
    book = load_norms(folder_with(tmp_path, norms=NORM, readings=READING))
    assert (book.code, list(book.norms), list(book.readings)) == ("Een code", ["X-1"], ["A-1"])
    assert book.of_module(1) == (book.norms["X-1"],)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "no files with norms"),
        ({"norms": NORM.replace("type: role", "type: rule")}, "rule"),
        ({"norms": NORM.replace("X-1", "xx1")}, "xx1"),
        ({"norms": NORM.replace(", status: in_force", "")}, "status"),
        ({"norms": NORM.replace("module: 1", "module: 16")}, "16"),
        ({"norms": NORM.replace("in_force", "overtaken")}, "do not agree"),
        (
            {"norms": NORM.replace("in_force", 'overtaken, overtaken_from: "2023-02-30"')},
            "not a day that exists",
        ),
        ({"norms": NORM, "same": NORM}, "second time"),
        (
            {"norms": NORM, "other": NORM.replace("Een code", "Nog een").replace("X-1", "X-2")},
            "of 'Nog een'|of 'Een code'",
        ),
        ({"norms": NORM, "readings": READING.replace("X-1", "X-9")}, "X-9, which is no norm"),
        (
            {"norms": NORM, "readings": READING.replace("reading: true", "reading: false")},
            "True was expected",
        ),
        ({"norms": "code: [\n"}, "not YAML"),
    ],
)
def test_a_file_that_is_not_right_is_refused_with_its_line(
    tmp_path: Path, files: dict[str, str], message: str
) -> None:
    with pytest.raises(RuleFileError, match=message) as caught:
        load_norms(folder_with(tmp_path, **files))
    assert str(tmp_path) in str(caught.value)

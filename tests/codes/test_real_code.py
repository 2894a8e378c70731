"""The real code of 2020, where it lies beside this checkout: every section, every quote, every norm has its place."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from zuiver.catalogue.norms import SEARCH_WORDS, norm_book
from zuiver.codes.norms.anchors import find_anchors
from zuiver.codes.passages import CodePassages, PlacedPassage, passages_of_text
from zuiver.codes.reading.reader import read_code
from zuiver.codes.reading.tree import CodeText
from zuiver.codes.searching.index import build_index
from zuiver.codes.searching.lexicon import load_lexicon

SHARED = Path(__file__).resolve().parents[3] / "shared" / "code"
pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the real code is not beside this checkout (../shared/code)"
)

_ROW = re.compile(r"^\| (?P<id>[A-Z]{1,2}-\d+) \| (?P<section>[^|]+) \| \"(?P<quote>.+?)\" \|", re.MULTILINE)
# So many of our words in a row that also stand in the code would be its sentence, not ours.
_COPIED_WORDS = 6


@cache
def code() -> CodeText:
    return read_code((SHARED / "gedragscode-2020.txt").read_text(encoding="utf-8"))


@cache
def passages() -> CodePassages:
    return passages_of_text(code())


@cache
def named_rows() -> tuple[tuple[str, str, str], ...]:
    """The id, section and quote of every row of the list of norms."""
    text = (SHARED / "norms.md").read_text(encoding="utf-8")
    return tuple((found["id"], found["section"].strip(), found["quote"]) for found in _ROW.finditer(text))


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"[a-z0-9]+", "".join(one for one in plain if not unicodedata.combining(one))))


def under(section: str) -> list[PlacedPassage]:
    """All passages under a section, or under a part of it ('SECTION > Part')."""
    wanted = section.split(" > ")
    return [
        one for one in passages() if not one.is_heading and list(one.titles[1 : 1 + len(wanted)]) == wanted
    ]


def test_every_section_that_the_norms_name_is_found() -> None:
    sections = {section for _, section, _ in named_rows()}
    assert len(sections) > 30
    assert [section for section in sorted(sections) if not under(section)] == []


def test_chapters_are_those_of_the_page_footers() -> None:
    text = (SHARED / "norms.md").read_text(encoding="utf-8")
    named = re.findall(r"^## ([^a-z\n]+)$", text, re.MULTILINE)
    assert [chapter.text for chapter in code().chapters] == named


def test_every_quote_stands_under_its_section() -> None:
    lost = []
    for norm_id, section, quote in named_rows():
        texts = [folded(one.text) for one in under(section)]
        lost += [
            (norm_id, part) for part in quote.split("…") if not any(folded(part) in text for text in texts)
        ]
    assert lost == []


def test_every_norm_points_at_the_passage_with_its_quote() -> None:
    anchors = find_anchors(norm_book().norms.values(), passages())
    assert anchors.lost == ()
    wrong = []
    for norm_id, _, quote in named_rows():
        found = [passages().get(one) for one in anchors.passages[norm_id]]
        texts = [folded(one.text) for one in found if one]
        wrong += [norm_id for part in quote.split("…") if not any(folded(part) in text for text in texts)]
    assert wrong == []


def test_the_report_names_the_unfinished_sentence_and_what_has_no_place() -> None:
    report = code().report
    assert [finding.line for finding in report.incomplete] == [65]
    assert report.incomplete[0].text.endswith("gedragscode integer handelen.")
    assert [finding.line for finding in report.unplaced] == [727, 825]
    assert report.page_numbers == [106, 187, 189, 191]


def test_every_letter_is_in_the_tree_or_in_the_report() -> None:
    report = code().report
    findings = [*report.unplaced, *report.running_heads]
    found = folded(" ".join([*(one.text for one in passages()), *(one.text for one in findings)])).replace(
        " ", ""
    )
    lines = (SHARED / "gedragscode-2020.txt").read_text(encoding="utf-8").split("\n")
    left = [line for number, line in enumerate(lines, 1) if number not in report.page_numbers]
    assert [word for line in left for word in folded(line).split() if word not in found] == []


@pytest.mark.parametrize(
    ("question", "norm"),
    [
        ("wijn", "G-19"),
        ("flessen", "G-19"),
        ("partner werkt bij aannemer", "I-12"),
        ("huisadres", "G-16"),
        ("bijbaan", "N-5"),
        ("journalist belt", "X-5"),
        ("usb stick kwijt", "DL-2"),
        ("bekende voetbalwedstrijd vip", "U-5"),
    ],
)
def test_search_finds_what_people_ask(question: str, norm: str) -> None:
    anchors = find_anchors(norm_book().norms.values(), passages())
    hits = build_index(passages(), load_lexicon(SEARCH_WORDS)).search(question, limit=3)
    assert anchors.passages[norm][0] in [hit.passage.id for hit in hits]


def test_our_wording_never_copies_a_sentence_of_the_code() -> None:
    sources = [(SHARED / name).read_text(encoding="utf-8") for name in ("gedragscode-2020.txt", "norms.md")]
    copied = {run for source in sources for run in runs(source)}
    book = norm_book()
    texts = [(norm.id, text) for norm in book.norms.values() for text in (norm.text.nl, norm.text.en)]
    texts += [
        (one.id, text)
        for one in book.readings.values()
        for text in (one.question.nl, one.text.nl, one.text.en)
    ]
    assert [one for one, text in texts if not copied.isdisjoint(runs(text))] == []


def runs(text: str) -> set[tuple[str, ...]]:
    words = folded(text).split()
    return {tuple(words[start : start + _COPIED_WORDS]) for start in range(len(words) - _COPIED_WORDS + 1)}

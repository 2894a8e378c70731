"""Whatever the text: reading never fails, loses no word, and gives every passage an id of its own."""

import re
import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zuiver.codes.reading.reader import read_code
from zuiver.codes.reading.tree import CodeText

# Each example reads a whole text, so fewer than usual.
reads_texts = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

_WORDS = [
    "geschenk",
    "Waarom",
    "HOOFDSTUK",
    "INTEGER",
    "omstandig-",
    "heden",
    "je",
    "Vraag",
    "jezelf",
    "1.",
    "2.1",
    "AVG",
    "en",
]
_STARTS = ["", " ", "  ", "\f", "• ", "•\t ", "- ", "-\t", "a) ", "1. ", "o  ", "https://a.example/"]
_ENDS = ["", ".", "?", ":", ",", "-", " 12", " ..... 7", " "]
_LINES = st.one_of(
    st.just(""),
    st.builds(
        lambda start, words, end: start + " ".join(words) + end,
        st.sampled_from(_STARTS),
        st.lists(st.sampled_from(_WORDS), max_size=12),
        st.sampled_from(_ENDS),
    ),
)
_TEXTS = st.lists(_LINES, max_size=60).map("\n".join)


def folded(text: str) -> str:
    """A text as letters only, so that joined words and repaired dots compare as equal."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if character.isalpha())


def everything_in(code: CodeText) -> str:
    """All text of a tree and its report, as letters."""
    report = code.report
    findings = [*report.unplaced, *report.running_heads]
    return folded(" ".join([*(passage.text for passage in code.passages()), *(one.text for one in findings)]))


@reads_texts
@given(_TEXTS)
def test_no_word_is_lost(text: str) -> None:
    code = read_code(text)
    found = everything_in(code)
    left_out = {*code.report.page_numbers, *code.report.contents}
    for number, line in enumerate(text.split("\n"), start=1):
        if number not in left_out:
            for word in re.findall(r"[^\W\d_]{3,}", line):
                assert folded(word) in found, (number, line)


@reads_texts
@given(_TEXTS)
def test_every_passage_has_an_id_of_its_own(text: str) -> None:
    ids = [passage.id for passage in read_code(text).passages()]
    assert len(set(ids)) == len(ids)
    assert all(0 < len(one) <= 600 for one in ids)


@reads_texts
@given(st.text(max_size=400))
def test_any_text_at_all_can_be_read(text: str) -> None:
    assert read_code(text).line_count >= 1


@reads_texts
@given(_TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read_code(text).chapters == read_code(text).chapters

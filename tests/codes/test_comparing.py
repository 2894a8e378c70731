"""Two editions are compared passage by passage, and within a passage word by word."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.codes.reading_out import text_of
from zuiver.cli.code_printing import changes_text
from zuiver.codes.comparing import Change, Fate, changed_only, compare, word_spans
from zuiver.codes.passages import CodePassages, passages_of_text
from zuiver.codes.reading.reader import read_code


def passages(text: str) -> CodePassages:
    return passages_of_text(read_code(text))


def changes(old: str, new: str) -> list[Change]:
    return list(changed_only(compare(passages(old), passages(new))))


CODE = """GELD LENEN

Je leent nooit geld van een bezoeker van het zwembad.

Bewaar de sleutel van de kas in de kluis en nergens anders.

VERHUIZEN

Meld je nieuwe adres binnen een week bij de administratie.
"""


def test_the_same_text_has_no_changes() -> None:
    assert changes(CODE, CODE) == []
    assert changes_text(compare(passages(CODE), passages(CODE))) == "Nothing changed."


def test_a_reworded_passage_shows_the_words() -> None:
    (change,) = changes(CODE, CODE.replace("binnen een week", "binnen een maand"))
    assert change.fate is Fate.REWORDED
    assert [(span.fate, span.text) for span in change.spans() if span.fate is not Fate.SAME] == [
        (Fate.REMOVED, "week"),
        (Fate.ADDED, "maand"),
    ]


def test_added_and_removed_passages_are_told_apart() -> None:
    new = CODE.replace(
        "Bewaar de sleutel van de kas in de kluis en nergens anders.", "Wie zwemt, doucht eerst."
    )
    fates = {change.fate: change.passage.text for change in changes(CODE, new)}
    assert fates[Fate.ADDED] == "Wie zwemt, doucht eerst."
    assert fates[Fate.REMOVED].startswith("Bewaar de sleutel")


def test_a_passage_under_another_heading_has_moved() -> None:
    line = "Bewaar de sleutel van de kas in de kluis en nergens anders.\n\n"
    new = CODE.replace(line, "") + f"\n{line}"
    assert [change.fate for change in changes(CODE, new)] == [Fate.MOVED]


def test_a_renamed_heading_moves_nothing_under_it() -> None:
    new = CODE.replace("GELD LENEN", "GELD LENEN EN UITLENEN")
    assert [change.fate for change in changes(CODE, new)] == [Fate.REWORDED, Fate.REWORDED]


def test_removed_passages_stand_where_they_stood() -> None:
    new = CODE.replace("Je leent nooit geld van een bezoeker van het zwembad.\n\n", "")
    order = [
        change.passage.text[:6]
        for change in compare(passages(CODE), passages(new))
        if not change.passage.is_heading
    ]
    assert order == ["Je lee", "Bewaar", "Meld j"]


def test_the_diff_reads_as_text() -> None:
    text = changes_text(compare(passages(CODE), passages(CODE.replace("week", "maand"))))
    assert "reworded: VERHUIZEN > VERHUIZEN" in text
    assert "[-week-]{+maand+}" in text
    assert text.endswith("1 reworded.")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abc .", max_size=60), st.text(alphabet="abc .", max_size=60))
def test_spans_hold_both_texts_whole(old: str, new: str) -> None:
    spans = word_spans(old, new)
    assert "".join(span.text for span in spans if span.fate is not Fate.ADDED) == old
    assert "".join(span.text for span in spans if span.fate is not Fate.REMOVED) == new


def test_every_passage_of_both_editions_has_one_fate() -> None:
    old, new = (
        passages(text_of("spaced_pages")),
        passages(text_of("spaced_pages").replace("Lezen\n", "Luisteren\n")),
    )
    found = compare(old, new)
    assert sorted(change.old.id for change in found if change.old) == sorted(one.id for one in old)
    assert sorted(change.new.id for change in found if change.new) == sorted(one.id for one in new)

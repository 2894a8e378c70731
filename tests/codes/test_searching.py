"""Search finds what people mean: other forms of a word, parts of a compound, and words that mean the same."""

from pathlib import Path

import pytest

from zuiver.catalogue.norms import SEARCH_WORDS
from zuiver.codes.passages import passages_of_text
from zuiver.codes.reading.reader import read_code
from zuiver.codes.searching.index import Hit, SearchIndex, build_index
from zuiver.codes.searching.lexicon import Lexicon, load_lexicon
from zuiver.codes.searching.words import stem, tokens
from zuiver.rules.errors import RuleFileError

CODE = """CADEAUS VAN BEZOEKERS

Een flesje sap na een rondleiding mag je aannemen, een duur horloge niet.

Een relatiegeschenk van een bouwbedrijf geef je terug voordat het werk begint.

WERK EN LIEFDE

Werkt je partner bij een bedrijf dat een offerte doet? Laat dan een ander de aanbesteding doen.

Beïnvloed nooit wie de opdracht krijgt, ook niet met een grapje.

De auto van de zaak is er voor het werk.
"""


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    """The code above, searchable with the words of the catalogue."""
    return build_index(passages_of_text(read_code(CODE)), load_lexicon(SEARCH_WORDS))


def first(hits: list[Hit]) -> str:
    return hits[0].passage.text


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("flessen", "Een flesje"),
        ("wijn", "Een flesje"),
        ("geschenken", "Een relatiegeschenk"),
        ("mag ik een cadeautje aannemen", "Een flesje"),
        ("partner werkt bij aannemer", "Werkt je partner"),
        ("beinvloeden", "Beïnvloed nooit"),
        ("auto's", "De auto"),
        ("BOUWBEDRIJVEN", "Een relatiegeschenk"),
    ],
)
def test_the_best_passage_comes_first(index: SearchIndex, question: str, start: str) -> None:
    assert first(index.search(question)).startswith(start)


def test_the_words_that_were_found_are_marked(index: SearchIndex) -> None:
    segments = index.search("geschenk teruggeven")[0].segments
    assert [segment.text for segment in segments if segment.hit] == ["relatiegeschenk"]
    assert "".join(segment.text for segment in segments) == index.search("geschenk")[0].passage.text


def test_more_of_the_words_asked_ranks_higher(index: SearchIndex) -> None:
    assert first(index.search("horloge rondleiding auto")).startswith("Een flesje")


def test_a_heading_helps_but_text_comes_first(index: SearchIndex) -> None:
    hits = index.search("liefde")
    assert {hit.passage.titles[-1] for hit in hits} == {"WERK EN LIEFDE"}


@pytest.mark.parametrize("question", ["", "   ", "?!", "x", "zzzzqqq"])
def test_nothing_is_found_for_nothing(index: SearchIndex, question: str) -> None:
    assert index.search(question) == []


def test_a_question_of_stop_words_alone_is_looked_for_all_the_same(index: SearchIndex) -> None:
    assert index.search("voor het werk") != []


def test_the_answer_is_the_same_every_time(index: SearchIndex) -> None:
    assert index.search("werk") == index.search("werk")


def test_a_very_long_question_is_cut(index: SearchIndex) -> None:
    assert index.search("partner " * 5000)[0].passage.text.startswith("Werkt je partner")


def test_a_limit_is_kept(index: SearchIndex) -> None:
    assert len(index.search("werk partner geschenk fles auto", limit=2)) == 2


def test_forms_of_a_word_share_a_stem() -> None:
    assert stem("fles") == stem("flessen")
    assert [token.word for token in tokens("Foto’s, hè? Één a b2")] == ["foto", "he", "een", "b2"]


@pytest.mark.parametrize(
    "yaml",
    [
        "stop_words: [de]\n",
        "stop_words: [de]\nsame: []\nsee_also: {}\nparts: [1]\n",
        "stop_words: de\nsame: []\nsee_also: {}\nparts: []\n",
        "stop_words: []\nsame: [wijn]\nsee_also: {}\nparts: []\n",
        "- een lijst\n",
    ],
)
def test_words_of_the_wrong_form_are_refused(tmp_path: Path, yaml: str) -> None:
    file = tmp_path / "words.yaml"
    file.write_text(yaml, encoding="utf-8")
    with pytest.raises(RuleFileError, match=r"words\.yaml"):
        load_lexicon(file)


def test_the_words_of_the_catalogue_are_right() -> None:
    lexicon: Lexicon = load_lexicon(SEARCH_WORDS)
    assert stem("geschenk") in lexicon.related[stem("cadeau")]
    assert "de" in lexicon.stop_words

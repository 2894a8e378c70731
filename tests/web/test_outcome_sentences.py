"""Whatever the rules answer, a colleague says it: a sentence of its own for each outcome of each subject."""

import re
from datetime import date

import pytest
import yaml

from zuiver.catalogue.packs import pack_names
from zuiver.catalogue.rule_books import TOPIC, module_names, rule_book_for
from zuiver.rules.outcomes import OUTCOMES
from zuiver.web.outcome_words import FILE, heard

WORDS = yaml.safe_load(FILE.read_text(encoding="utf-8"))
# The day before the law on reporting changed, and a day of now: other rules hold.
DAYS = (date(2022, 1, 1), date(2026, 5, 1))
LONGEST_SENTENCE = 15


def outcomes_of(module: str) -> set[str]:
    """The outcomes with which the rules of a module can end, in any code that has it."""
    packs = [pack for pack in pack_names() if module.partition(TOPIC)[0] in module_names(pack)]
    books = [rule_book_for(module, day, pack) for pack in packs for day in DAYS]
    return {answer.outcome for book in books for rule in book.rules for answer in rule.answers}


@pytest.mark.parametrize("module", sorted({name for pack in pack_names() for name in module_names(pack)}))
def test_each_outcome_of_a_subject_has_a_sentence(module: str) -> None:
    own = WORDS["subjects"].get(module, {}).keys() | WORDS["general"].keys()
    assert outcomes_of(module) - own == set()


def test_no_sentence_is_written_for_nothing() -> None:
    for module, sentences in WORDS["subjects"].items():
        assert sentences.keys() - outcomes_of(module) - {"discuss"} == set(), module
    assert WORDS["general"].keys() <= set(OUTCOMES)


def variants() -> list[tuple[str, str]]:
    """Every sentence with its language."""
    groups = [*WORDS["subjects"].values(), WORDS["general"]]
    sentences = [one for group in groups for one in group.values()]
    all_of_them = sentences + [one[extra] for one in sentences for extra in ("after", "open") if extra in one]
    return [(tongue, one[tongue]) for one in all_of_them for tongue in ("nl", "en")]


def test_sentences_are_short_and_whole() -> None:
    for tongue, text in variants():
        assert text.endswith("."), (tongue, text)
        sentences = re.split(r"(?<=[.?!]) ", text)
        assert len(sentences) <= 3, text
        assert max(len(sentence.split()) for sentence in sentences) <= LONGEST_SENTENCE, text


def test_an_answer_on_missing_facts_says_so_or_sends_to_somebody() -> None:
    for module in module_names():
        sentence = heard("discuss", module, "nl", is_open=True).sentence
        assert "genoeg" in sentence or "hoeft niet" in sentence, module

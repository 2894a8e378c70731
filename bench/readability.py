"""How readable the Dutch of each theme is: `python -m bench.readability`.

Per theme the words in a sentence (average, and the share of sentences over 15 words), the letters in a word, and the
Flesch-Douma score (Douma 1960: 206.84 - 0.93 x words per sentence - 77 x syllables per word; 60 and up is plain
language for everyone, about B1). It looks at all that a person reads: questions, why they are asked, answers, reasons.
"""

import re
import statistics
from collections.abc import Iterator
from datetime import date

from zuiver.catalogue.rule_books import module_names, rule_book_for
from zuiver.rules.model import RuleBook, Text

ON = date(2026, 1, 1)
LONG = 15
SENTENCE = re.compile(r"(?<=[.!?:])\s+")
WORD = re.compile(r"[a-zA-Zà-ÿÀ-Ÿ'-]+")
# Vowels that are said as one; what remains of a run of vowels is said apart.
SYLLABLE = re.compile(r"aai|ooi|oei|eeu|ieu|ij|aa|ee|oo|uu|ie|oe|eu|ui|ei|au|ou|[aeiouyàáâäèéêëìíîïòóôöùúûü]")
FILLED = re.compile(r"\{[a-z_]+\}")


def texts_of(book: RuleBook) -> Iterator[Text]:
    """All that a person reads of a theme."""
    for name, fact in book.facts.items():
        if name not in book.shared_facts:
            yield fact.question
            yield fact.why
            yield from fact.labels.values()
    for rule in book.rules:
        for answer in rule.answers:
            yield answer.because


def sentences_of(book: RuleBook) -> list[list[str]]:
    """The Dutch sentences of a theme, as words."""
    parts = (part for text in texts_of(book) for part in SENTENCE.split(FILLED.sub("twintig", text.nl)))
    return [words for words in (WORD.findall(part) for part in parts) if words]


def syllables(word: str) -> int:
    """How many syllables a word has, about."""
    return max(1, len(SYLLABLE.findall(word.lower())))


def main() -> None:
    """Print a line per theme."""
    print(
        f"{'theme':<22}{'sentences':>10}{'words/sent':>12}{'over 15':>9}{'letters/word':>14}{'Flesch-Douma':>14}"
    )
    scores = []
    for module in module_names():
        found = sentences_of(rule_book_for(module, ON))
        words = [word for sentence in found for word in sentence]
        length = len(words) / len(found)
        long = sum(len(sentence) > LONG for sentence in found) / len(found)
        letters = statistics.mean(len(word) for word in words)
        score = 206.84 - 0.93 * length - 77 * statistics.mean(syllables(word) for word in words)
        scores.append(score)
        print(f"{module:<22}{len(found):>10}{length:>12.1f}{long:>9.0%}{letters:>14.1f}{score:>14.0f}")
    print(f"\nmedian score {statistics.median(scores):.0f}")


if __name__ == "__main__":
    main()

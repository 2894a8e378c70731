"""Signs in a text that could lead back to somebody: pure text work, without the names themselves (those are in `traces`)."""

import re
from typing import Final

from zuiver.kernel.month_names import MONTHS
from zuiver.people.names import folded

LONGEST_NAME: Final = 6
_WORD: Final = re.compile(r"[^\W\d_][^\W_]*(?:['’.-][^\W_]+)*")
_AMOUNT: Final = re.compile(
    r"(?:€|\beuro?\b|\beur\b|\$|£)\s?\d[\d.,]*|\d[\d.,]*\s?(?:euro\b|eur\b|€|,-)", re.IGNORECASE
)
_NUMERIC_DATE: Final = re.compile(
    r"\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b|\b(?:19|20)\d{2}\b"
)
_MONTHS: Final = sorted({name.lower() for names in MONTHS.values() for name in names}, key=len, reverse=True)
# Alone, these are common words as well.
_ALONE: Final = [name for name in _MONTHS if name not in {"may", "march"}]
_MONTH_DATE: Final = re.compile(
    rf"\b\d{{1,2}}\s+(?:{'|'.join(_MONTHS)})\b(?:\s+\d{{4}})?|\b(?:{'|'.join(_ALONE)})\b(?:\s+\d{{4}})?",
    re.IGNORECASE,
)


def phrases(text: str) -> frozenset[str]:
    """Return every run of one to six words, folded as names are stored. A single word counts only with a capital.

    So "Bos" can be somebody's name, and "een bos bloemen" is a bunch of flowers.
    """
    words = folded_words(text)
    found = {
        " ".join(words[start : start + length])
        for length in range(2, LONGEST_NAME + 1)
        for start in range(len(words) - length + 1)
    }
    return frozenset(found | {folded(word) for word in capitalised(text)})


def folded_words(text: str) -> list[str]:
    """Return the words of a text, folded one by one, so that a long text is not cut off."""
    return " ".join(folded(word) for word in text.split()).split()


def capitalised(text: str) -> frozenset[str]:
    """Return the words that are written with a capital."""
    return frozenset(word for word in _WORD.findall(text) if word[0].isupper() and len(word) > 1)


def amounts(text: str) -> tuple[str, ...]:
    """Return what looks like an amount of money, as written."""
    return _unique(_AMOUNT.findall(text))


def dates(text: str) -> tuple[str, ...]:
    """Return what looks like a date, a month or a year, as written."""
    return _unique([*_NUMERIC_DATE.findall(text), *(one.strip() for one in _MONTH_DATE.findall(text))])


def _unique(found: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))

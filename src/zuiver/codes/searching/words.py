"""Words of a text: where they stand, and the stem by which 'flessen' and 'fles' are one."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import snowballstemmer

_STEMMER: Final = snowballstemmer.stemmer("dutch")
_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 2
_MOST_STEPS = 4


@dataclass(frozen=True)
class Token:
    """A word of a text, plain and small, and where it stands there."""

    word: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the words of a text of two letters or more, in order."""
    return [
        Token(plain(found[0]), found.start(), found.end())
        for found in _WORD.finditer(text)
        if len(found[0]) >= _SHORTEST
    ]


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """Return a word in small letters without marks: who looks for 'beinvloeden' finds 'beïnvloeden'."""
    parted = unicodedata.normalize("NFKD", word.casefold())
    return "".join(mark for mark in parted if not unicodedata.combining(mark))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a plain word: the stem of the stem, until that changes nothing.

    One step makes 'keuk' of keuken and 'keuken' of keukens; a second step brings them together.
    """
    for _ in range(_MOST_STEPS):
        shorter = str(_STEMMER.stemWord(word))
        if shorter == word or len(shorter) < _SHORTEST:
            break
        word = shorter
    return word

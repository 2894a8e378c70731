"""A reporter's code: six Dutch words and a check figure. Made and read in the browser; here for tools and tests.

Six of 7,776 words are 77.5 bits, drawn by chance. The figure behind them only finds a slip: a word that is right but
stands in another place. People type with capitals, accents, hyphens, or a letter wrong: what is meant is found, what is
not sure is offered, nothing is guessed. The server never sees any of this.
"""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

WORDS_IN_A_CODE: Final = 6
LONGEST: Final = 400  # characters that are looked at; six words with everything around them are below 100
_OFFERED: Final = 3
_LOOKED_UP: Final = 12  # words: who typed more did not type a code, and looking each up would take long
_FARTHEST: Final = 2  # slips of the finger in one word
_PART: Final = re.compile(r"[a-z]+|[0-9]+", re.ASCII)


@dataclass(frozen=True)
class Unknown:
    """A word that is not on the list: which one (from 1), as it was typed, and what may be meant."""

    place: int
    typed: str
    offered: tuple[str, ...]


@dataclass(frozen=True)
class Typed:
    """What was typed, as far as it is understood. `check` is right, wrong, or absent."""

    words: tuple[str, ...]
    unknown: tuple[Unknown, ...]
    check: str

    @property
    def is_code(self) -> bool:
        """Whether this is a whole code, ready to derive keys from."""
        return len(self.words) == WORDS_IN_A_CODE and not self.unknown and self.check != "wrong"


@cache
def word_list() -> tuple[str, ...]:
    """Return the 7,776 words in their fixed order."""
    lines = (files("zuiver.cases.words") / "nl.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))


def new_code() -> str:
    """Return a code by chance. A reporter's browser makes its own; this is for drills and demonstrations."""
    words = [secrets.choice(word_list()) for _ in range(WORDS_IN_A_CODE)]
    return shown(words)


def shown(words: Sequence[str]) -> str:
    """Return a code as it is shown and written down: `appel boot ... 7`."""
    return f"{' '.join(words)} {check_figure(words)}"


def check_figure(words: Sequence[str]) -> str:
    """Return the figure that belongs to these words in this order."""
    digest = hashlib.sha256(f"zuiver-code-check-1\n{' '.join(words)}".encode()).digest()
    return str(int.from_bytes(digest[:4], "big") % 10)


def read_code(text: str) -> Typed:
    """Return what somebody typed, with the words that are not on the list and what they may mean."""
    parts = _PART.findall(_plain(text[:LONGEST]))
    figures = parts.pop() if parts and parts[-1].isdigit() else ""
    known = set(word_list())
    unknown = tuple(
        Unknown(place, part, offered(part) if len(parts) <= _LOOKED_UP else ())
        for place, part in enumerate(parts, 1)
        if part not in known
    )
    check = "absent"
    if figures:
        check = "right" if figures == check_figure(parts) else "wrong"
    return Typed(tuple(parts), unknown, check)


def offered(typed: str) -> tuple[str, ...]:
    """Return up to three words of the list that are one or two slips away, the nearest first."""
    if not typed.isalpha():
        return ()
    letters = _letters(typed)
    near = [
        (distance, word)
        for word, own in _letters_of_words().items()
        if (own ^ letters).bit_count() <= 2 * _FARTHEST
        and abs(len(word) - len(typed)) <= _FARTHEST
        and (distance := slips(typed, word)) <= _FARTHEST
    ]
    return tuple(word for _, word in sorted(near)[:_OFFERED])


@cache
def _letters_of_words() -> dict[str, int]:
    return {word: _letters(word) for word in word_list()}


def _letters(word: str) -> int:
    """Which letters stand in it, a bit for each: a slip changes at most two, so most words need no closer look."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) - ord("a"))
    return bits


def slips(typed: str, word: str) -> int:
    """Return how many letters to add, drop, change, or exchange with their neighbour to get from one to the other."""
    before: list[int] = []
    row = list(range(len(word) + 1))
    for i, letter in enumerate(typed):
        earlier, before, row = before, row, [i + 1]
        for j, other in enumerate(word):
            cost = min(before[j] + (letter != other), before[j + 1] + 1, row[j] + 1)
            if i and j and letter == word[j - 1] and typed[i - 1] == other:
                cost = min(cost, earlier[j - 1] + 1)
            row.append(cost)
    return row[-1]


def _plain(text: str) -> str:
    """Small letters without accents: `Café` becomes `cafe`, the one sign for ij becomes two letters."""
    apart = unicodedata.normalize("NFKD", text).lower()
    return "".join(letter for letter in apart if not "\u0300" <= letter <= "\u036f")

"""Joins lines: a word that was cut at the end of a line becomes whole again, a real hyphen stays."""

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_CUT = re.compile(r"(?P<left>[^\W\d_]{1,60})-$")
_LONGEST_WORD = 61
_NEXT = re.compile(r"(?P<right>[^\W\d_]+)")
# 'spaar- of kortingsregelingen': the hyphen stands for the rest of the word.
_LISTING_WORDS = frozenset({"en", "of", "als", "tot", "naar", "noch", "dan", "maar", "and", "or"})
# Two vowels that would be read as one sound: 'be-invloeden' needs two dots, 'zee-egel' its hyphen.
_CLASHES = frozenset(
    {"aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "ij", "oe", "oi", "oo", "ou", "ui", "uu"}
)
_DOTS = str.maketrans("aeiou", "äëïöü")
_PREFIXES = frozenset({"be", "ge", "re", "co", "pre", "geco", "onbe", "bege"})


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of a text in small letters, to look up how a cut word is written elsewhere."""
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text))


def join_lines(lines: Sequence[str], known: frozenset[str] = frozenset()) -> str:
    """Return lines as one text. `known` are the words of the whole document, which settle a doubtful hyphen."""
    text = ""
    for line in lines:
        text = join_two(text, line.strip(), known)
    return text


def join_two(text: str, line: str, known: frozenset[str] = frozenset()) -> str:
    """Return a text with the next line behind it."""
    if not text or not line:
        return text or line
    cut, following = _cut_of(text), _NEXT.match(line)
    if cut is None or following is None:
        return f"{text} {line}"
    left, right = cut["left"], following["right"]
    if right.casefold() in _LISTING_WORDS:
        return f"{text} {line}"
    return text[: cut.start()] + _whole(left, right, known) + line[following.end() :]


def is_cut(text: str) -> bool:
    """Tell whether a text ends within a word."""
    return _cut_of(text) is not None


def _cut_of(text: str) -> re.Match[str] | None:
    """The part of a word at the end of a text; looked for at the end only, because texts grow long."""
    return _CUT.search(text, max(0, len(text) - _LONGEST_WORD)) if text.endswith("-") else None


def _whole(left: str, right: str, known: frozenset[str]) -> str:
    """The word out of two parts: as it is written elsewhere in the document, else by the rules of spelling."""
    joined, dotted, hyphened = left + right, left + right[:1].translate(_DOTS) + right[1:], f"{left}-{right}"
    for written in (joined, hyphened, dotted):
        if written.casefold() in known:
            return written
    if len(left) == 1 or (len(left) > 1 and left.isupper() != right.isupper()) or right[:1].isupper():
        return joined if left.isupper() and right.isupper() else hyphened
    if left[-1:].casefold() + right[:1].casefold() in _CLASHES:
        return dotted if left.casefold() in _PREFIXES else hyphened
    return joined

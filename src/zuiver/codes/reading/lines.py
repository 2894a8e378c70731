"""The lines of a text: cleaned, numbered, and each with what it is by its look."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from zuiver.codes.reading import marks

_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]|\u00ad(?!\\s*$)")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
# In a text without form feeds, an extractor may leave one space where a page starts; more is an indent.
_PAGE_SPACE = 2
_MOST_PAGE_STARTS = 0.25


class Kind(StrEnum):
    """What a line is by its look."""

    BLANK = "blank"
    TEXT = "text"
    BULLET = "bullet"
    ADDRESS = "address"
    PAGE_NUMBER = "page_number"


@dataclass(frozen=True)
class Line:
    """One line. `number` counts from 1 in the file; `mark` is that of a bullet, which `text` no longer holds."""

    number: int
    text: str
    kind: Kind
    indent: int = 0
    mark: str = ""
    starts_page: bool = False

    @property
    def is_capitals(self) -> bool:
        """Whether it is text in capitals."""
        return self.kind is Kind.TEXT and marks.in_capitals(self.text)


def read_lines(text: str) -> list[Line]:
    """Return the lines of a text, with the starts of pages marked where the text shows them.

    A page starts after a form feed. A text without any may start each page with a line that one space sets apart
    from all others.
    """
    raw = _raw_lines(text)
    pages = {number for number, _, after_feed in raw if after_feed} or _spaced_page_starts(raw)
    return [_line(number, content, number in pages) for number, content, _ in raw]


def _raw_lines(text: str) -> list[tuple[int, str, bool]]:
    found = []
    for number, content in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        before, feed, after = content.rpartition("\f")
        found.append(
            (number, f"{before} {after}".replace("\f", " ") if before.strip() else after, bool(feed))
        )
    return found


def _spaced_page_starts(raw: list[tuple[int, str, bool]]) -> set[int]:
    filled = [(number, content) for number, content, _ in raw if content.strip()]
    indents = {number: _indent(content) for number, content in filled}
    spaced = {number for number, indent in indents.items() if 0 < indent <= _PAGE_SPACE}
    flush = sum(indent == 0 for indent in indents.values())
    few = len(spaced) <= max(2, _MOST_PAGE_STARTS * len(filled))
    numbers = [number for number, _ in filled]
    in_a_row = any(one in spaced and other in spaced for one, other in pairwise(numbers))
    return spaced if len(spaced) > 1 and few and not in_a_row and flush > len(filled) / 2 else set()


def _indent(content: str) -> int:
    expanded = content.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _line(number: int, content: str, starts_page: bool) -> Line:
    indent = _indent(content)
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", content).translate(_LIGATURES))
    text = text.replace("\u00ad", "-")
    tabbed = text.strip()
    text = _SPACES.sub(" ", tabbed)
    if not text:
        return Line(number, "", Kind.BLANK, starts_page=starts_page)
    if marks.is_address(text):
        return Line(number, text, Kind.ADDRESS, indent, starts_page=starts_page)
    if marks.is_page_number(text):
        return Line(number, text, Kind.PAGE_NUMBER, indent, starts_page=starts_page)
    if item := marks.bullet(tabbed):
        return Line(number, _SPACES.sub(" ", item[1]), Kind.BULLET, indent, item[0], starts_page)
    return Line(number, text, Kind.TEXT, indent, starts_page=starts_page)

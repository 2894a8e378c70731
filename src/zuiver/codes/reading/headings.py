"""Tells headings from text by how they are set: capitals, numbers, a line broken off early, a blank before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import takewhile

from zuiver.codes.reading import marks
from zuiver.codes.reading.heads import like_heading
from zuiver.codes.reading.hyphens import join_lines
from zuiver.codes.reading.lines import Kind, Line

_NUMBER = re.compile(
    r"(?:(?P<word>hoofdstuk|chapter|deel)\s+)?(?P<number>\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}(?=\.))\.?(?:\s+|:\s*)(?P<title>\S.*)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:artikel|article|§)\s*\d+", re.IGNORECASE)
_MOST_CAPITAL_LINES = 3
_MOST_WORDS = 16
_LONGEST_LINE_SHARE = 0.85


class Style(IntEnum):
    """How a heading is set, from the style that stands highest to the one that stands lowest."""

    CAPITALS_OVER_CAPITALS = 1
    NUMBER = 2
    CAPITALS = 3
    SECOND_NUMBER = 4
    THIRD_NUMBER = 5
    PLAIN = 6


@dataclass(frozen=True)
class Heading:
    """A heading of one line or more, and how it is set."""

    lines: tuple[Line, ...]
    style: Style

    @property
    def text(self) -> str:
        """The heading on one line."""
        return join_lines([line.text for line in self.lines])

    @property
    def key(self) -> str:
        """What makes two of these the same heading."""
        return marks.key_of(self.text)


def number_style(text: str) -> Style | None:
    """Return the style of a heading that starts with a number such as 3, 3.1 or Artikel 4; None without one."""
    if _ARTICLE.match(text):
        return Style.SECOND_NUMBER
    found = _NUMBER.fullmatch(text)
    if found is None or not marks.starts_like_sentence(found["title"]):
        return None
    depth = found["number"].count(".") + 1
    return (Style.NUMBER, Style.SECOND_NUMBER, Style.THIRD_NUMBER)[min(depth, 3) - 1]


def heading_at(
    chunk: Sequence[Line], following: Line | None, width: int, known: frozenset[str]
) -> Heading | None:
    """Return the heading that a chunk (lines without a blank between them) starts with, or None.

    `following` is the next line after the chunk, `width` the length at which lines break here, `known` the keys of
    headings that the table of contents or the page footers name.
    """
    if chunk[0].kind is not Kind.TEXT:
        return None
    return (
        _known_heading(chunk, known)
        or _capital_heading(chunk)
        or _numbered_heading(chunk, following)
        or _plain_heading(chunk, following, width)
    )


def _known_heading(chunk: Sequence[Line], known: frozenset[str]) -> Heading | None:
    for length in range(min(4, len(chunk)), 0, -1):
        lines = tuple(chunk[:length])
        text = join_lines([line.text for line in lines])
        if all(line.kind is Kind.TEXT for line in lines) and marks.key_of(text) in known:
            style = Style.CAPITALS if marks.in_capitals(text) else number_style(text) or Style.PLAIN
            return Heading(lines, style)
    return None


def _capital_heading(chunk: Sequence[Line]) -> Heading | None:
    run = list(takewhile(lambda line: line.is_capitals, chunk[: _MOST_CAPITAL_LINES + 1]))
    text = join_lines([line.text for line in run])
    if not run or len(run) > _MOST_CAPITAL_LINES or len(text.split()) > _MOST_WORDS:
        return None
    if marks.ends_closed(text):
        return None
    style = number_style(text)
    return Heading(tuple(run), style or Style.CAPITALS)


def _numbered_heading(chunk: Sequence[Line], following: Line | None) -> Heading | None:
    first = chunk[0]
    style = number_style(first.text)
    if style is None or not like_heading(first) or (style is Style.NUMBER and first.text.endswith("?")):
        return None
    after = chunk[1] if len(chunk) > 1 else following
    # Two numbers in a row are items of a list, not headings; 3 and then 3.1 are headings.
    if after is not None and style is Style.NUMBER and number_style(after.text) is Style.NUMBER:
        return None
    if len(chunk) > 1 and not marks.starts_like_sentence(chunk[1].text):
        return None
    return Heading((first,), style)


def _stands_over(line: Line, following: Line | None, width: int) -> bool:
    """Whether a line alone is a heading: short, over text, or over a list with a blank in between."""
    if following is None or len(line.text) > _LONGEST_LINE_SHARE * width:
        return False
    over_list = following.kind is Kind.BULLET and following.number > line.number + 1
    return over_list or following.kind is Kind.TEXT


def _plain_heading(chunk: Sequence[Line], following: Line | None, width: int) -> Heading | None:
    """A short line that breaks off although the next word would have fitted, or that stands alone."""
    first = chunk[0]
    if not like_heading(first) or not marks.starts_like_sentence(first.text) or first.is_capitals:
        return None
    if len(chunk) == 1:
        return Heading((first,), Style.PLAIN) if _stands_over(first, following, width) else None
    second = chunk[1]
    if second.kind is not Kind.TEXT or not marks.starts_like_sentence(second.text):
        return None
    fits = len(first.text) + 1 + len(second.text.split(" ")[0]) <= width
    return Heading((first,), Style.PLAIN) if fits else None

"""Cuts the lines of a text into pages, as far as the text shows where they end."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from zuiver.codes.reading import marks
from zuiver.codes.reading.lines import Kind, Line

_FEWEST_PAGE_NUMBERS = 2
_LONGEST_PAGE = 90  # lines


@dataclass(frozen=True)
class Page:
    """The lines between two page breaks."""

    lines: tuple[Line, ...]

    def text_lines(self) -> list[Line]:
        """Return the lines with words in them, in order."""
        return [line for line in self.lines if has_words(line)]

    def without(self, numbers: frozenset[int] | set[int]) -> "Page":
        """Return the page without the lines that have these numbers."""
        return Page(tuple(line for line in self.lines if line.number not in numbers))


def has_words(line: Line) -> bool:
    """Tell whether a line holds words of the text: no page number, no address, no lone sign."""
    return line.kind in {Kind.TEXT, Kind.BULLET} and any(character.isalpha() for character in line.text)


def split_pages(lines: Sequence[Line]) -> list[Page]:
    """Return the pages: cut where pages start, else after page numbers, else all as one page."""
    starts = [index for index, line in enumerate(lines) if line.starts_page]
    if starts:
        named = [
            index + 1
            for index, line in enumerate(lines)
            if line.kind is Kind.PAGE_NUMBER and marks.title_beside_page_number(line.text)
        ]
        return cut(lines, [*starts, *named])
    numbered = [index + 1 for index, line in enumerate(lines) if line.kind is Kind.PAGE_NUMBER]
    return cut(lines, numbered if _count_pages(numbered, len(lines)) else [])


def _count_pages(numbered: Sequence[int], lines: int) -> bool:
    """Whether lone numbers are page numbers: two at least, and so many that pages are of a usual length."""
    return len(numbered) >= _FEWEST_PAGE_NUMBERS and lines / len(numbered) <= _LONGEST_PAGE


def cut(lines: Sequence[Line], starts: Sequence[int]) -> list[Page]:
    """Return the lines cut before each of these positions; a piece without words goes with the page before it."""
    bounds = [0, *sorted({start for start in starts if 0 < start < len(lines)}), len(lines)]
    pages: list[Page] = []
    for first, last in pairwise(bounds):
        page = Page(tuple(lines[first:last]))
        if pages and not page.text_lines():
            pages[-1] = Page((*pages[-1].lines, *page.lines))
        else:
            pages.append(page)
    return pages

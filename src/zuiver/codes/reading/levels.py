"""Decides which headings are chapters, which are sections and which are parts of a section."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zuiver.codes.reading import marks
from zuiver.codes.reading.headings import Heading, Style
from zuiver.codes.reading.tree import PassageKind

_KINDS = (PassageKind.CHAPTER, PassageKind.SECTION, PassageKind.PART)


@dataclass(frozen=True)
class Levels:
    """Chapters by key; other headings by key (1 is a chapter) or else by style."""

    chapter_keys: frozenset[str]
    by_key: Mapping[str, int] = field(default_factory=dict)
    by_style: Mapping[Style, int] = field(default_factory=dict)

    def of(self, heading: Heading, style: Style) -> PassageKind:
        """Return the kind of a heading that is set in this style, as `style_over` gives it."""
        if heading.key in self.chapter_keys:
            return PassageKind.CHAPTER
        return _KINDS[self.by_key.get(heading.key, self.by_style.get(style, 3)) - 1]


def levels_of(
    pages: Sequence[Sequence[Heading | None]], chapters: Sequence[str], contents: Mapping[str, int]
) -> Levels:
    """Weigh what the document shows: chapters that pages name, a table of contents, and how headings are set.

    `pages` holds for each piece of each page its heading, or None for text.
    """
    chapter_keys = frozenset(marks.key_of(title) for title in chapters)
    by_key = _aligned(contents, chapter_keys)
    free = sorted({style for style, key in _styles(pages) if key not in chapter_keys and key not in by_key})
    taken = max(by_key.values(), default=1 if chapter_keys else 0)
    by_style = {style: min(3, taken + rank) for rank, style in enumerate(free, start=1)}
    return Levels(chapter_keys, by_key, by_style)


def _aligned(contents: Mapping[str, int], chapter_keys: frozenset[str]) -> dict[str, int]:
    """The levels of the table of contents, one deeper where it leaves out the chapters that the pages name."""
    deeper = 1 if chapter_keys and not chapter_keys & contents.keys() else 0
    return {key: min(3, level + deeper) for key, level in contents.items()}


def _styles(pages: Sequence[Sequence[Heading | None]]) -> Iterator[tuple[Style, str]]:
    for page in pages:
        for heading, following in pairwise([*page, None]):
            if heading is not None:
                yield style_over(heading, following), heading.key


def style_over(heading: Heading, following: Heading | None) -> Style:
    """Return the style of a heading, given what comes right after it: capitals over capitals stand highest."""
    both = heading.style is Style.CAPITALS and following is not None and following.style is Style.CAPITALS
    return Style.CAPITALS_OVER_CAPITALS if both else heading.style

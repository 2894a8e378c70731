"""A heading that may be printed on every page, and how to tell a chapter's title from what only returns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zuiver.codes.reading import marks
from zuiver.codes.reading.hyphens import join_lines
from zuiver.codes.reading.lines import Kind, Line

MOST_LINES = 4
_LONGEST = 90
_MOST_WORDS = 14
_NUMBER_AT_EDGE = re.compile(r"^\d{1,3}\s+|\s+\d{1,3}$")
# With the number gone, these words alone would make chapter 1 and chapter 2 the same heading.
_COUNTING_WORD = re.compile(
    r"hoofdstuk|artikel|paragraaf|deel|bijlage|chapter|article|section|part|annex", re.IGNORECASE
)

Span = tuple[int, int]


@dataclass(frozen=True)
class Head:
    """A heading at the edge of a page: the number of that page, and its lines."""

    page: int
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The heading on one line, without a page number."""
        text = join_lines([line.text for line in self.lines])
        bare = _NUMBER_AT_EDGE.sub("", text)
        return text if _COUNTING_WORD.fullmatch(bare) else bare

    @property
    def key(self) -> str:
        """What makes two of these the same heading."""
        return marks.key_of(self.text)


def like_heading(line: Line) -> bool:
    """Tell whether a line may be part of a heading: short, starting large, not ending as a sentence does."""
    return (
        line.kind is Kind.TEXT
        and any(character.isalpha() for character in line.text)
        and len(line.text) <= _LONGEST
        and len(line.text.split()) <= _MOST_WORDS
        and not marks.starts_small(line.text)
        and (not marks.ends_closed(line.text) or (line.is_capitals and line.text.endswith(",")))
    )


def run_of(lines: Sequence[Line]) -> list[Line]:
    """Return the lines at the start that may be one heading: at most four, without a blank between them."""
    run: list[Line] = []
    for line in lines[:MOST_LINES]:
        if not like_heading(line) or (run and abs(line.number - run[-1].number) > 1):
            break
        run.append(line)
    return run


def apart(spans: Mapping[str, Span]) -> set[str]:
    """Return the keys whose spans (first and last place) do not overlap, after dropping those that overlap most.

    Titles of chapters follow one another; the title of the document, or a common name of sections, lies across them.
    """
    left = dict(spans)
    while True:
        overlaps = {
            key: sum(other != key and _overlap(span, their) for other, their in left.items())
            for key, span in left.items()
        }
        most = max(overlaps.values(), default=0)
        if most == 0:
            return set(left)
        left = {key: span for key, span in left.items() if overlaps[key] < most}


def _overlap(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]

"""Finds a table of contents, takes it out, and remembers which headings it names, and how deep."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zuiver.codes.reading import marks
from zuiver.codes.reading.lines import Kind, Line

# 'Geschenken ........ 12', 'Geschenken    12', 'Geschenken 12'
_ENTRY = re.compile(
    r"(?P<title>\S.*?)\s*(?:\.\s?){2,}\s*(?P<page>\d{1,3})|(?P<bare>\S.*?\D)\s+(?P<at>\d{1,3})"
)
_NUMBER = re.compile(r"(?:hoofdstuk|artikel|paragraaf)?\s*(?P<number>\d+(?:\.\d+)*)\.?\s", re.IGNORECASE)
_FEWEST_ENTRIES = 4
_LONGEST_ENTRY = 200
_LONGEST_GAP = 2
_FIRST_PART = 0.3


@dataclass(frozen=True)
class Contents:
    """The lines without the table, and the level (1 is a chapter) of each heading it names, by key."""

    lines: tuple[Line, ...]
    levels: Mapping[str, int] = field(default_factory=dict)
    dropped: tuple[Line, ...] = ()


@dataclass(frozen=True)
class _Entry:
    position: int
    line: Line
    title: str
    page: int

    @property
    def depth(self) -> int:
        """How many numbers stand before the title: 3.2 is 2; 0 without a number."""
        found = _NUMBER.match(f"{self.title} ")
        return found["number"].count(".") + 1 if found else 0


def take_contents(lines: Sequence[Line]) -> Contents:
    """Find the table of contents in the first part of a text: lines that end in page numbers that only go up."""
    table = _longest_table(list(_entries(lines)))
    if len(table) < _FEWEST_ENTRIES:
        return Contents(tuple(lines))
    first, last = table[0].position, table[-1].position
    first = _with_title(lines, first)
    dropped = tuple(line for line in lines[first : last + 1] if line.kind is not Kind.BLANK)
    return Contents((*lines[:first], *lines[last + 1 :]), _levels(table), dropped)


def _entries(lines: Sequence[Line]) -> Iterator[_Entry]:
    limit = max(60, int(len(lines) * _FIRST_PART))
    for position, line in enumerate(lines[:limit]):
        may_be_entry = line.kind in {Kind.TEXT, Kind.PAGE_NUMBER} and len(line.text) <= _LONGEST_ENTRY
        found = _ENTRY.fullmatch(line.text) if may_be_entry else None
        if found and not marks.starts_small(line.text):
            title = (found["title"] or found["bare"]).strip(" .|")
            yield _Entry(position, line, title, int(found["page"] or found["at"]))


def _longest_table(entries: Sequence[_Entry]) -> list[_Entry]:
    longest: list[_Entry] = []
    current: list[_Entry] = []
    for entry in entries:
        goes_on = (
            current
            and entry.position - current[-1].position <= _LONGEST_GAP + 1
            and entry.page >= current[-1].page
        )
        current = [*current, entry] if goes_on else [entry]
        longest = max(longest, current, key=len)
    return longest


def _with_title(lines: Sequence[Line], first: int) -> int:
    """The position of the heading right above the table, such as 'Inhoud'; else of the table itself."""
    for position in range(first - 1, max(first - 4, -1), -1):
        line = lines[position]
        if line.kind is Kind.TEXT:
            return position if len(line.text.split()) <= 3 and not marks.ends_closed(line.text) else first
    return first


def _levels(table: Sequence[_Entry]) -> dict[str, int]:
    numbered = [entry for entry in table if entry.depth]
    if len(numbered) > len(table) / 2:
        return {marks.key_of(entry.title): max(1, entry.depth) for entry in table}
    capitals = [marks.in_capitals(entry.title) for entry in table]
    if any(capitals) and not all(capitals):
        return {marks.key_of(entry.title): 1 if marks.in_capitals(entry.title) else 2 for entry in table}
    indents = sorted({entry.line.indent for entry in table})
    return {marks.key_of(entry.title): min(3, indents.index(entry.line.indent) + 1) for entry in table}

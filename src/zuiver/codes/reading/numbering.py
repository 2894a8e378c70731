"""Tells numbered items of a list (1. 2. 3. or a) b) c)) from numbered headings, which have text in between."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from zuiver.codes.reading import marks
from zuiver.codes.reading.lines import Kind, Line

_COUNT = re.compile(r"\(?(\d{1,2}|[a-z])[.)]")


def mark_numbered_items(lines: Sequence[Line], width: int) -> tuple[Line, ...]:
    """Return the lines with numbered items turned into bullets; their text keeps the number."""
    numbered = [index for index, line in enumerate(lines) if _count(line) is not None]
    items: set[int] = set()
    for one, other in pairwise(numbered):
        if _follows(lines[one], lines[other]) and _only_its_own_text(lines[one:other], width):
            items |= {one, other}
    return tuple(_as_item(line) if index in items else line for index, line in enumerate(lines))


def _count(line: Line) -> int | None:
    """The place in the count that a line starts with: 3 for '3.' and for 'c)'."""
    if line.kind is not Kind.TEXT or marks.numbered_item(line.text) is None:
        return None
    found = _COUNT.match(line.text)
    if found is None:
        return None
    return int(found[1]) if found[1].isdigit() else ord(found[1]) - ord("a") + 1


def _follows(one: Line, other: Line) -> bool:
    first, second = _count(one), _count(other)
    same = (marks.numbered_item(one.text) or ("",))[0] == (marks.numbered_item(other.text) or ("",))[0]
    return same and first is not None and second == first + 1


def _only_its_own_text(lines: Sequence[Line], width: int) -> bool:
    """Whether after an item there is nothing but the rest of its own sentence, or bullets under it."""
    before = lines[0]
    for line in lines[1:]:
        if line.kind is Kind.TEXT:
            runs_on = marks.starts_small(line.text) or len(before.text) + 12 > width
            if before.kind is Kind.BLANK or not runs_on:
                return False
        before = line
    return True


def _as_item(line: Line) -> Line:
    mark = marks.numbered_item(line.text)
    return replace(line, kind=Kind.BULLET, mark=mark[0] if mark else "")

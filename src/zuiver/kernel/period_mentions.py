"""Finds all that looks like a period, or a piece of one, in a text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zuiver.kernel.partial_date import PartialDate
from zuiver.kernel.period_model import PeriodDoubt
from zuiver.kernel.period_side import is_too_old, is_year_alone, read_side, with_year_of
from zuiver.kernel.period_words import POSSIBLE, SHAPES

_INCLUDES_ITS_END = re.compile(r"tot\s+en\s+met|t\s?/\s?m|t\.?e\.?m\.?|through", re.IGNORECASE)
_LEAVES_ITS_END_OUT = re.compile(r"tot|tot\s+aan|until|till", re.IGNORECASE)


@dataclass(frozen=True)
class Mention:
    """A piece of the text that says when: which ends it names, and what is certain about them."""

    at: int
    until: int
    names: frozenset[str]  # "start", "end"; empty: a date that says neither, or words that we cannot read
    start: PartialDate | None = None
    end: PartialDate | None = None
    is_end_included: bool | None = None
    goes_on: bool = False
    is_bare: bool = False  # "2007-2015": no word says that these years are a period
    doubts: tuple[PeriodDoubt, ...] = ()


def mentions_in(text: str) -> Iterator[Mention]:
    """Yield every mention of a period or a date, from left to right."""
    position = 0
    while possible := POSSIBLE.search(text, position):
        found = next(
            (
                _mention(kind, match)
                for kind, shape in SHAPES
                if (match := shape.match(text, possible.start())) is not None
            ),
            None,
        )
        if found is not None:
            yield found
        position = possible.end() if found is None else max(found.until, possible.end())


def _mention(kind: str, match: re.Match[str]) -> Mention:
    if kind == "date":
        return Mention(*match.span(), frozenset(), doubts=read_side(match[0])[1] or ("one_date",))
    if kind == "unread":
        return Mention(*match.span(), frozenset(), doubts=("not_understood",))
    said: dict[str, str] = {name: words for name, words in match.groupdict().items() if words}
    start, end, doubts = _sides(said)
    names = {"both": {"start", "end"}, "start": {"start"}, "end": {"end"}}[kind]
    return Mention(
        *match.span(),
        frozenset(names),
        start=start,
        end=end,
        is_end_included=_is_end_included(kind, match) if end else None,
        goes_on="goes_on" in said,
        is_bare="lead" not in said and _are_years(said),
        doubts=tuple(dict.fromkeys(doubts)),
    )


def _sides(said: Mapping[str, str]) -> tuple[PartialDate | None, PartialDate | None, tuple[PeriodDoubt, ...]]:
    """Return both ends as far as they are certain, and what is doubtful about them."""
    end, end_doubts = read_side(said["end"]) if "end" in said else (None, ())
    start, start_doubts = read_side(said["start"]) if "start" in said else (None, ())
    if "yearless" in said:
        start, start_doubts = with_year_of(said["yearless"], end)
    if said.get("dash") == "/" and _are_years(said):
        return None, None, ("not_understood",)
    if is_too_old(start, end):
        return None, None, ("part_of_name",)
    unread: tuple[PeriodDoubt, ...] = ("not_understood",) if "unread" in said else ()
    return start, end, (*start_doubts, *end_doubts, *unread)


def _are_years(said: Mapping[str, str]) -> bool:
    """Whether both ends are a year and nothing more."""
    return all(name in said and is_year_alone(said[name]) for name in ("start", "end"))


def _is_end_included(kind: str, match: re.Match[str]) -> bool | None:
    """Whether the writer counts the last day in; None where the words do not say."""
    between = (
        match["word"] or "" if kind == "both" else match.string[match.start() : match.start("end")].strip()
    )
    if _INCLUDES_ITS_END.fullmatch(between):
        return True
    return False if _LEAVES_ITS_END_OUT.fullmatch(between) else None

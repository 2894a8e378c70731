"""One end of a period: a date as it stands in a title, or why it is not certain."""

import re

from zuiver.kernel.date_reading import read_date
from zuiver.kernel.errors import InvalidData
from zuiver.kernel.partial_date import PartialDate
from zuiver.kernel.period_model import PeriodDoubt
from zuiver.kernel.period_words import ABOUT, DASHED_MONTH, NTH, ROUGHLY, SHORT_DATE, YEAR

_YEAR = re.compile(YEAR)
_HAS_YEAR = re.compile(r"[0-9]{4}")
# Whoever declares something today did not start before this year: such years stand in names and in the history of a club.
OLDEST = 1950


def read_side(words: str) -> tuple[PartialDate | None, tuple[PeriodDoubt, ...]]:
    """Return the date of the words as far as it is certain, and what is doubtful about it."""
    if ABOUT.search(words):
        return None, ("about",)
    rest, rough = ROUGHLY.subn("", words.strip(), count=1)
    if SHORT_DATE.fullmatch(rest):
        return None, ("short_year",)
    found = _written(rest)
    if found is None:
        return None, ("not_in_calendar",)
    if rough and found.day:
        return None, ("not_understood",)
    return found, ("roughly",) if rough else ()


def with_year_of(words: str, end: PartialDate | None) -> tuple[PartialDate | None, tuple[PeriodDoubt, ...]]:
    """Return the date of "1 May" in "from 1 May to 1 June 2019"; it is not certain where the year has to be another one."""
    found = _written(f"{words} {end.year}") if end is not None and end.month else None
    if end is None or found is None or found.first_day() > end.last_day():
        return None, ("not_understood",)
    return found, ()


def is_too_old(*sides: PartialDate | None) -> bool:
    """Say whether one of the dates is from before anybody who declares something today started."""
    return any(side is not None and side.year < OLDEST for side in sides)


def is_year_alone(words: str) -> bool:
    """Say whether these words are four digits that can be a year, and nothing more."""
    return _YEAR.fullmatch(words) is not None


def _written(words: str) -> PartialDate | None:
    """Read a date that has its year. The day of today plays no part in it."""
    if not _HAS_YEAR.search(words):
        return None
    plain = NTH.sub("e", DASHED_MONTH.sub(r"\1 \2 ", words))
    try:
        return read_date(plain, PartialDate(OLDEST).last_day())
    except InvalidData:
        return None

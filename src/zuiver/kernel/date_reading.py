"""Dates as people write them, in Dutch and in English. The day stands before the month, unless the month is a word."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from zuiver.kernel.errors import InvalidData, excerpt, invalid
from zuiver.kernel.month_names import DAY_NUMBERS, MONTH_NUMBERS
from zuiver.kernel.partial_date import PartialDate

FIRST_YEAR, LAST_YEAR = 1900, 2199
LONGEST_TEXT = 60
_A_LEAP_YEAR = 2000

_DAYS_FROM_TODAY = {
    "vandaag": 0, "today": 0,
    "gisteren": -1, "yesterday": -1,
    "eergisteren": -2, "the day before yesterday": -2, "day before yesterday": -2,
    "morgen": 1, "tomorrow": 1,
    "overmorgen": 2, "the day after tomorrow": 2, "day after tomorrow": 2,
}  # fmt: skip

# The longest names first, so that "sept" is not read as "sep" with a stray "t".
_MONTH_WORD = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_WEEKDAY = "|".join(DAY_NUMBERS)
_YEAR = r"(?P<year>[0-9]{4})"
_DAY = r"(?P<day>[0-9]{1,2})"
_NUMBER_OF_MONTH = r"(?P<month>[0-9]{1,2})"
_NAME_OF_MONTH = rf"(?P<month>{_MONTH_WORD})\.?"
_NTH = r"(?:st|nd|rd|th|e)?"

_WITH_A_YEAR = (
    rf"{_DAY}{_NTH}\s+{_NAME_OF_MONTH},?\s+{_YEAR}",
    rf"{_NAME_OF_MONTH}\s+{_DAY}{_NTH},?\s+{_YEAR}",
    rf"{_NAME_OF_MONTH},?\s+{_YEAR}",
    rf"{_DAY}(?P<mark>[-/.]){_NUMBER_OF_MONTH}(?P=mark){_YEAR}",
    rf"{_YEAR}-{_NUMBER_OF_MONTH}-{_DAY}",
    rf"{_YEAR}-{_NUMBER_OF_MONTH}",
    rf"{_NUMBER_OF_MONTH}[-/]{_YEAR}",
    _YEAR,
)
_WITHOUT_A_YEAR = (
    rf"{_DAY}{_NTH}\s+{_NAME_OF_MONTH}",
    rf"{_NAME_OF_MONTH}\s+{_DAY}{_NTH}",
    rf"{_DAY}[-/]{_NUMBER_OF_MONTH}",
)
_LAST_WEEK = re.compile(
    rf"(?:vorige week|last week)\s+(?P<first>{_WEEKDAY})|(?P<second>{_WEEKDAY})\s+(?:vorige week|last week)"
)
_BEFORE_A_DATE = re.compile(r"[,;(]\s*")
_MARKS_BEFORE_A_YEAR = ",;"
_AFTER_A_DATE = " \t\n.)"
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{1,3}|.*['’][0-9]{2}")

_DATES_WITH_A_YEAR = tuple(re.compile(pattern) for pattern in _WITH_A_YEAR)
_DATES_WITHOUT_A_YEAR = tuple(re.compile(pattern) for pattern in _WITHOUT_A_YEAR)


def read_date(text: str, today: date) -> PartialDate:
    """Read a date as people write it: "12 mei", "12-5-2026", "2026-05-12", "gisteren", "december 2017", "12 May".

    A day and month without a year are the most recent ones that are not after `today`. The day comes first:
    "3-4-2026" is 3 April. "vorige week dinsdag" is the Tuesday of the calendar week before this one, counted from
    Monday. Two digits are no year. Raises InvalidData under "date" for all else.
    """
    words = " ".join(text.lower().split())
    if not words:
        raise invalid("date", "There is no date here. Fill in a date, for example 12 May 2026.")
    for reader in (_relative, _last_week):
        if day := reader(words, today):
            return PartialDate.of(day)
    if len(words) <= LONGEST_TEXT:
        if found := _with_a_year(words):
            return found
        if day := _without_a_year(words, today):
            return PartialDate.of(day)
    raise _not_a_date(text, words)


def _relative(words: str, today: date) -> date | None:
    days = _DAYS_FROM_TODAY.get(words)
    return None if days is None else today + timedelta(days=days)


def _last_week(words: str, today: date) -> date | None:
    match = _LAST_WEEK.fullmatch(words)
    if not match:
        return None
    monday = today - timedelta(days=today.weekday() + 7)
    return monday + timedelta(days=DAY_NUMBERS[match["first"] or match["second"]])


def _with_a_year(words: str) -> PartialDate | None:
    for pattern in _DATES_WITH_A_YEAR:
        if match := pattern.fullmatch(words):
            found = match.groupdict()
            month = _month(found["month"]) if "month" in found else None
            day = int(found["day"]) if "day" in found else None
            return _checked(int(found["year"]), month, day)
    return None


def _checked(year: int, month: int | None, day: int | None) -> PartialDate:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise invalid(
            "date",
            "The year {year} is not between {first} and {last}. Check the year.",
            year=year,
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
    return PartialDate(year, month, day)


def _without_a_year(words: str, today: date) -> date | None:
    for pattern in _DATES_WITHOUT_A_YEAR:
        if match := pattern.fullmatch(words):
            return _most_recent(_month(match["month"]), int(match["day"]), today)
    return None


def _most_recent(month: int, day: int, today: date) -> date:
    """Return the last such day up to today. 29 February is at most eight years back (1896 to 1904)."""
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(_A_LEAP_YEAR, month)[1]:
        raise invalid(
            "date", "No year has a {day}-{month}. Check the day and the month.", day=day, month=month
        )
    years = (year for year in range(today.year, today.year - 9, -1) if day <= monthrange(year, month)[1])
    return next(found for year in years if (found := date(year, month, day)) <= today)


def _month(text: str) -> int:
    return MONTH_NUMBERS.get(text) or int(text)


def find_date(text: str) -> tuple[str, PartialDate | None]:
    """Take the date at the end of a title out of it: "Vase, 24 October 2019" gives ("Vase", 2019-10-24).

    Only a date with a year, after a comma, a semicolon or an opening parenthesis, counts, and a year alone only after
    the first two: "Christmas hamper 2019" and "A book (2019)" keep their year. Where there is no such date, or the
    calendar does not have it, the text comes back whole with None.
    """
    for start, mark_at in _possible_starts(text):
        words = " ".join(text[start:].rstrip(_AFTER_A_DATE).lower().split())
        try:
            found = _with_a_year(words)
        except InvalidData:
            break
        if found and (found.month or text[mark_at] in _MARKS_BEFORE_A_YEAR):
            return text[:mark_at].rstrip(), found
    return text, None


def _possible_starts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a date may start and where the mark before it stands: the whole text, then each mark near the end."""
    if len(text) <= LONGEST_TEXT:
        yield 0, 0
    for mark in _BEFORE_A_DATE.finditer(text, max(0, len(text) - LONGEST_TEXT)):
        yield mark.end(), mark.start()


def _not_a_date(text: str, words: str) -> InvalidData:
    if _SHORT_YEAR.fullmatch(words):
        return invalid(
            "date",
            "The year in {text} is not complete. Write all four digits, for example 2026.",
            text=excerpt(text),
        )
    if words.rstrip(".") in MONTH_NUMBERS:
        return invalid(
            "date", "{text} is a month without a year. Write the year as well.", text=excerpt(text)
        )
    return invalid(
        "date",
        "We cannot read {text} as a date. Write it as 12 May 2026, 12-5-2026 or May 2026.",
        text=excerpt(text),
    )

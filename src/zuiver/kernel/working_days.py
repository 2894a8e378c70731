"""Dutch public holidays and the days on which offices work.

The choice: a holiday is a day off for provincial staff. So 5 May counts once in five years (2020, 2025, 2030), and Good
Friday is a working day. The General Terms Act (Algemene termijnenwet, art. 3), which moves the end of a legal term, counts
both every year; this calendar is for our own terms and reminders, not for that Act.
"""

from datetime import date, timedelta
from functools import cache

from zuiver.kernel.errors import invalid

FARTHEST = 10_000

_FIRST_KINGS_DAY = 2014
_SATURDAY = 5
_SUNDAY = 6


def easter(year: int) -> date:
    """Return Easter Sunday of a year in the Gregorian calendar (the anonymous method, Meeus/Jones/Butcher)."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    leap_centuries, rest_of_centuries = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    leaps, rest_of_years = divmod(in_century, 4)
    to_sunday = (32 + 2 * rest_of_centuries + 2 * leaps - epact - rest_of_years) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def kings_day(year: int) -> date:
    """Return King's Day: 27 April, or 26 April where that is a Sunday; until 2013 Queen's Day, 30 or 29 April."""
    day = date(year, 4, 27) if year >= _FIRST_KINGS_DAY else date(year, 4, 30)
    return day - timedelta(days=1) if day.weekday() == _SUNDAY else day


@cache
def public_holidays(year: int) -> frozenset[date]:
    """Return the public holidays of a year on which provincial staff are off."""
    sunday = easter(year)
    days = {date(year, 1, 1), kings_day(year), date(year, 12, 25), date(year, 12, 26)}
    days |= {sunday + timedelta(days=after) for after in (0, 1, 39, 49, 50)}
    if year % 5 == 0:
        days.add(date(year, 5, 5))
    return frozenset(days)


def is_working_day(day: date) -> bool:
    """Say whether the day is no Saturday, Sunday or public holiday."""
    return day.weekday() < _SATURDAY and day not in public_holidays(day.year)


def add_working_days(day: date, working_days: int) -> date:
    """Return the working day that comes that many working days after `day`, or before it for a negative number.

    The day itself does not count; zero gives the day itself, whether or not it is a working day. Raises InvalidData under
    "working_days" beyond 10,000 days (some forty years) either way, and outside the years 1 to 9999.
    """
    if abs(working_days) > FARTHEST:
        raise invalid(
            "working_days",
            "{number} working days is too far away. Use at most {most}.",
            number=working_days,
            most=FARTHEST,
        )
    step = timedelta(days=1 if working_days > 0 else -1)
    left = abs(working_days)
    while left:
        day = _step(day, step)
        left -= is_working_day(day)
    return day


def _step(day: date, step: timedelta) -> date:
    try:
        return day + step
    except OverflowError as no_such_date:
        raise invalid(
            "working_days", "The calendar does not go that far. Use fewer working days."
        ) from no_such_date


def working_days_between(start: date, end: date) -> int:
    """Return the number of working days after `start` up to and including `end`; negative where `end` lies before `start`.

    Going back it counts the days before `start` down to `end`, so add_working_days(start, result) is `end` whenever `end` is
    a working day.
    """
    step = 1 if end >= start else -1
    days = range(start.toordinal() + step, end.toordinal() + step, step)
    return step * sum(is_working_day(date.fromordinal(day)) for day in days)

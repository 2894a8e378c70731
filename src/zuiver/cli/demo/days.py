"""From "05-14/1" and "12d" in the gift files to days and moments around today."""

import re
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from zuiver.kernel.clock import AMSTERDAM
from zuiver.kernel.dates import PartialDate, add_working_days, is_working_day

_SEASON: Final = re.compile(r"(\d\d-\d\d)(?:~(month|year))?/(\d)")
_AGO: Final = re.compile(r"(\d+)d")
# What is told by season lies at least this long ago, so that all that followed has happened as well.
_SETTLED_AFTER: Final = timedelta(days=75)


def event_day(when: str, today: date) -> PartialDate:
    """Return the day of a gift, as far as its giver remembers; always a working day. Raises ValueError for other words."""
    if found := _AGO.fullmatch(when):
        return _partial(_working(today - timedelta(days=int(found[1]))), "day")
    if found := _SEASON.fullmatch(when):
        day = _latest(found[1], today - _SETTLED_AFTER)
        return _partial(_working(day.replace(year=day.year - int(found[3]))), found[2] or "day")
    raise ValueError(f"{when} is no day: write 05-14/1 or 12d")


def office_moment(day: date, chance: Random) -> datetime:
    """Return a moment of that day at which people are at work."""
    minutes = chance.randrange(8 * 60 + 30, 17 * 60)
    return datetime.combine(day, time(minutes // 60, minutes % 60, chance.randrange(60)), tzinfo=AMSTERDAM)


def some_days_later(moment: datetime, chance: Random, at_most: int = 4) -> datetime:
    """Return a moment one to `at_most` working days later."""
    day = moment.astimezone(AMSTERDAM).date()
    return office_moment(add_working_days(day, chance.randint(1, at_most)), chance)


def morning(day: date) -> datetime:
    """Return eight o'clock of that day: before anybody does anything."""
    return datetime.combine(day, time(8), tzinfo=AMSTERDAM)


def _latest(month_and_day: str, until: date) -> date:
    day = date.fromisoformat(f"{until.year}-{month_and_day}")
    return day if day <= until else day.replace(year=day.year - 1)


def _working(day: date) -> date:
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def _partial(day: date, precision: str) -> PartialDate:
    length = {"day": 10, "month": 7, "year": 4}[precision]
    return PartialDate.parse(day.isoformat()[:length])

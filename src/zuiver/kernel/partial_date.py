"""A date as far as it is known: a day, a month or only a year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from zuiver.kernel.errors import InvalidData, excerpt, invalid
from zuiver.kernel.language import language_of
from zuiver.kernel.month_names import MONTHS

Precision = Literal["year", "month", "day"]

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def _or(part: int | None, default: int) -> int:
    """Return the part, also where it is zero: month 0 is a mistake, not an unknown month."""
    return default if part is None else part


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day. Raises InvalidData under "date" where the calendar has no such date."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise invalid("date", "There is a day without a month. Fill in the month as well.")
        try:
            date(self.year, _or(self.month, 1), _or(self.day, 1))
        except ValueError as no_such_date:
            raise self._not_in_the_calendar() from no_such_date

    def _not_in_the_calendar(self) -> InvalidData:
        written = "-".join(str(part) for part in (self.day, self.month, self.year) if part is not None)
        return invalid(
            "date", "The calendar has no {written}. Check the day, the month and the year.", written=written
        )

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """Return a date that is known to the day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, iso: str) -> "PartialDate":
        """Read the text of `iso`: "2017", "2017-12" or "2017-12-24". Raises InvalidData under "date"."""
        match = _ISO.fullmatch(iso)
        if not match:
            raise invalid(
                "date",
                "{text} is not a date in the form 2017-12-24, 2017-12 or 2017. Write it in one of these forms.",
                text=excerpt(iso),
            )
        return cls(*(int(part) for part in match.groups() if part))

    @property
    def iso(self) -> str:
        """The date in ISO 8601, as far as it is known: "2017-12"."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def precision(self) -> Precision:
        """The smallest part that is known."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    def first_day(self) -> date:
        """Return the first day that this date can be."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """Return the last day that this date can be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def show(self, language: str = "nl") -> str:
        """Return the date in words: "24 december 2017", "December 2017". Raises ValueError for another language."""
        names = MONTHS[language_of(language)]
        parts = [str(self.day)] if self.day else []
        parts += [names[self.month - 1]] if self.month else []
        return " ".join([*parts, str(self.year)])

    def __str__(self) -> str:
        return self.iso

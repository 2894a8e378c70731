"""Counting on in years and months, and stretches of days."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from zuiver.kernel.errors import invalid


def add_years(day: date, years: int) -> date:
    """Return the same date some years later. 29 February becomes 1 March in a year without it (A-19).

    Raises InvalidData under "date" outside the years 1 to 9999.
    """
    year = _year_in_the_calendar(day.year + years)
    if (day.month, day.day) == (2, 29) and monthrange(year, 2)[1] == 28:
        return date(year, 3, 1)
    return day.replace(year=year)


def add_months(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of that month where it is shorter: 31 January + 1 = 28 February.

    So 29 February + 12 months is 28 February, where add_years gives 1 March: a term in months ends in its own month, a
    waiting period of years is never a day too short. Raises InvalidData under "date" outside the years 1 to 9999.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = _year_in_the_calendar(day.year + years)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _year_in_the_calendar(year: int) -> int:
    if not MINYEAR <= year <= MAXYEAR:
        raise invalid("date", "The calendar has no year {year}. Use a shorter time.", year=year)
    return year


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` up to and including `end`; without an `end` it goes on.

    Both ends count, because people write "from 1 January to 31 December". Raises InvalidData under "end" where the end
    lies before the start.
    """

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise invalid(
                "end",
                "The end, {end}, lies before the start, {start}. Change one of the two.",
                end=self.end,
                start=self.start,
            )

    def contains(self, day: date) -> bool:
        """Say whether the day is one of the days of this period."""
        return self.start <= day and (self.end is None or day <= self.end)

    def overlaps(self, other: "Period") -> bool:
        """Say whether the two periods share a day."""
        return self._reaches(other.start) and other._reaches(self.start)

    def _reaches(self, day: date) -> bool:
        return self.end is None or day <= self.end

    @property
    def days(self) -> int | None:
        """The number of days, or None for a period that goes on."""
        return None if self.end is None else (self.end - self.start + timedelta(days=1)).days

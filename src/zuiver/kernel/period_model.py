"""A period as somebody wrote it down: as far as it is known, with what is doubtful about it."""

from dataclasses import dataclass
from typing import Literal

from zuiver.kernel.partial_date import PartialDate

PeriodDoubt = Literal[
    "none",  # no period was found
    "several",  # more than one period, and nothing says which one it is
    "one_date",  # a date, and nothing says whether it is the start or the end
    "part_of_name",  # years that can belong to a name as well
    "part_of_it",  # the period can be that of one role, or of the pay
    "short_year",  # a year of two digits
    "not_in_calendar",  # a date that the calendar does not have
    "about",  # about then, says the writer
    "roughly",  # "the middle of 2012": the year is kept, the rest is unknown
    "not_understood",  # words of a period that we cannot read
    "turned",  # the end lies before the start
    "no_start",  # only an end
]


@dataclass(frozen=True, slots=True)
class WrittenPeriod:
    """A period in a text. What is not certain is None, with the reason in `doubts`.

    `end` is the date that was written, with `is_end_included` as the writer said it: "until 1 June" leaves that day out,
    "up to and including 31 May" does not; None: not said, as in "2007-2015". `goes_on`: the writer says that it has not
    ended. `literal` holds the words themselves.
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    is_end_included: bool | None = None
    goes_on: bool = False
    literal: str = ""
    doubts: tuple[PeriodDoubt, ...] = ()

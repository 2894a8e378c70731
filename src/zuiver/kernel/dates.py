"""All that other rooms need of dates, in one place."""

from zuiver.kernel.date_reading import find_date, read_date
from zuiver.kernel.date_sums import Period, add_months, add_years
from zuiver.kernel.partial_date import PartialDate, Precision
from zuiver.kernel.working_days import (
    add_working_days,
    is_working_day,
    public_holidays,
    working_days_between,
)

__all__ = [
    "PartialDate",
    "Period",
    "Precision",
    "add_months",
    "add_working_days",
    "add_years",
    "find_date",
    "is_working_day",
    "public_holidays",
    "read_date",
    "working_days_between",
]

"""Reads a day that is still to come, as people write it. No Django, no database."""

import re
from datetime import date, timedelta
from typing import Final

from zuiver.kernel.dates import add_months, add_working_days, read_date
from zuiver.kernel.errors import InvalidData, Message

LONGEST_TEXT: Final = 60
NOT_A_DAY: Final = Message(
    "This is no day that we can read. Fill in a day, for example 12 May 2027, or 10 working days, 3 weeks or 6 months."
)
_FROM_NOW: Final = re.compile(
    r"(?:over |in )?(?P<number>[0-9]{1,3}) (?:(?P<working>werkdag|werkdagen|working days?)|(?P<weeks>week|weken|weeks)"
    r"|(?P<months>maand|maanden|months?))"
)
_HAS_YEAR: Final = re.compile(r"[0-9]{4}")


def read_day_to_come(field: str, text: str, today: date) -> date | None:
    """Return the day that was typed; None for nothing.

    Reads "12 mei 2027", "2027-05-12", "morgen", and from today on "10 werkdagen", "3 weken" and "6 maanden". A day without a
    year is the next one that comes, today included. Raises InvalidData under `field` for all else, a month or year alone too.
    """
    words = " ".join(text.lower().split())
    if not words:
        return None
    if len(words) > LONGEST_TEXT:
        raise InvalidData({field: NOT_A_DAY})
    try:
        return _from_now(words, today) or _on_the_calendar(words, today)
    except InvalidData as unreadable:
        raise InvalidData({field: NOT_A_DAY}) from unreadable


def _from_now(words: str, today: date) -> date | None:
    found = _FROM_NOW.fullmatch(words)
    if found is None:
        return None
    number = int(found["number"])
    if found["working"]:
        return add_working_days(today, number)
    if found["months"]:
        return add_months(today, number)
    return today + timedelta(weeks=number)


def _on_the_calendar(words: str, today: date) -> date:
    read = read_date(words, today)
    if read.day is None or read.month is None:
        raise InvalidData({"date": NOT_A_DAY})
    found = date(read.year, read.month, read.day)
    if found < today and any(sign.isdigit() for sign in words) and not _HAS_YEAR.search(words):
        # The reader takes the last one that was; seen from a year further on, that is the next one to come.
        later = read_date(words, today + timedelta(days=365))
        found = date(later.year, later.month or 1, later.day or 1)
    return found

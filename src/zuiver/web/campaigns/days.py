"""A day that somebody has to fill in, with its message at its own field."""

from collections.abc import Mapping
from datetime import date

from zuiver.kernel.dates import read_date
from zuiver.kernel.errors import InvalidData, Message


def needed_day(typed: Mapping[str, str], field: str, today: date, missing: Message) -> date:
    """Return the day; of a month its last one. Raises InvalidData under `field` when it is missing or no day."""
    text = typed.get(field, "").strip()
    if not text:
        raise InvalidData({field: missing})
    try:
        return read_date(text, today).last_day()
    except InvalidData as wrong:
        raise wrong.for_field(field) from wrong

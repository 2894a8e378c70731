"""Days and ids as they stand in a statement: in the one way in which Zuiver writes them, so that both languages agree."""

from datetime import date
from uuid import UUID


def read_day(text: str) -> date:
    """Return the day of a text like 2026-11-22. Raises ValueError for any other way to write a day."""
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError("a day stands as year-month-day")
    return day


def read_id(text: str) -> UUID:
    """Return the id of a text in small letters with its four dashes. Raises ValueError for any other."""
    found = UUID(text)
    if str(found) != text:
        raise ValueError("an id stands in small letters with four dashes")
    return found

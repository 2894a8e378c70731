"""Reads what was typed with a measure: words, a link, days."""

from datetime import date
from typing import Final
from urllib.parse import urlsplit

from zuiver.kernel.dates import add_years
from zuiver.kernel.errors import InvalidData, Message, invalid
from zuiver.measures.models import LONGEST_LINK

# A day further off is a slip of the pen. Our own choice; no law names it.
FARTHEST_YEARS: Final = 10
NO_WORDS: Final = Message("There is nothing here yet. Write a sentence or two.")
_KEPT_CONTROLS: Final = frozenset("\n\t")


def read_words(
    field: str, typed: str, *, longest: int, needed: bool = True, problem: Message = NO_WORDS
) -> str:
    """Return the words as they are kept. Raises InvalidData under `field` when they are missing or too long."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(sign for sign in lines if sign.isprintable() or sign in _KEPT_CONTROLS).strip()
    if needed and not text:
        raise InvalidData({field: problem})
    if len(text) > longest:
        raise invalid(
            field,
            "This is {length} characters long; there is room for {longest}. Keep what matters most.",
            length=len(text),
            longest=longest,
        )
    return text


def read_link(field: str, typed: str) -> str:
    """Return a web address, or nothing. Raises InvalidData under `field` for what is no https address."""
    link = typed.strip()
    if not link:
        return ""
    try:
        found = urlsplit(link)
        is_address = found.scheme == "https" and bool(found.hostname) and found.username is None
    except ValueError:
        is_address = False
    if not is_address or len(link) > LONGEST_LINK or not link.isprintable() or " " in link:
        raise invalid(
            field, "This is no web address that we can keep. It starts with https:// and has no spaces."
        )
    return link


def check_due(field: str, due_on: date, today: date) -> None:
    """Raise InvalidData under `field` for a day that has passed, or that is more than ten years away."""
    if due_on < today:
        raise invalid(field, "This day has passed. Choose today or a later day.")
    if due_on > add_years(today, FARTHEST_YEARS):
        raise invalid(
            field, "This day is more than {years} years away. Choose an earlier day.", years=FARTHEST_YEARS
        )


def check_recheck(field: str, recheck_on: date | None, after: date, today: date) -> None:
    """Raise InvalidData under `field` for a second look that does not come after the day it looks back on."""
    if recheck_on is None:
        return
    check_due(field, recheck_on, today)
    if recheck_on <= after:
        raise invalid(field, "A second look comes after that. Choose a later day.")

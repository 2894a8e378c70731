"""Dates, moments, amounts and messages in the words of the reader."""

from datetime import date, datetime

from django.utils.translation import get_language

from zuiver.kernel.clock import AMSTERDAM
from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import Message
from zuiver.kernel.language import Language, language_of
from zuiver.kernel.money import Money, show
from zuiver.web.wording import wording


def reader_language() -> Language:
    """The language of this request."""
    return language_of(get_language() or "nl")


def translate(msgid: str) -> str:
    """A message id in the language of the reader."""
    return wording(msgid)


def words(message: Message) -> str:
    """A message in the language of the reader, amounts of money too."""
    spoken = {name: _spoken(value) for name, value in message.params.items()}
    return Message(message.msgid, spoken).text(translate)


def _spoken(value: object) -> object:
    return show(value.cents, value.currency, reader_language()) if isinstance(value, Money) else value


def day(value: date | PartialDate | None) -> str:
    """A date as far as it is known: "12 mei 2026"; empty for none."""
    if value is None:
        return ""
    known = value if isinstance(value, PartialDate) else PartialDate.of(value)
    return known.show(reader_language())


def clock_time(value: datetime) -> str:
    """The time on a clock in Amsterdam: "14:03"."""
    return f"{value.astimezone(AMSTERDAM):%H:%M}"


def moment(value: datetime) -> str:
    """A day and a time: "12 mei 2026, 14:03"."""
    return f"{day(value.astimezone(AMSTERDAM).date())}, {clock_time(value)}"


def euros(cents: int | None) -> str:
    """An amount in euro; empty where it is not known."""
    return "" if cents is None else show(cents, "EUR", reader_language())

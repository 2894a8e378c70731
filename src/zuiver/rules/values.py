"""Values of facts: what a person, a file or a form gave, read strictly. Nothing is converted by guessing."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from zuiver.rules.errors import FactError
from zuiver.rules.model import Fact


class Absent(Enum):
    """A fact that a case does not mention, where the rules ask whether it does. Unknown in every other way."""

    ABSENT = "absent"


ABSENT = Absent.ABSENT
Value: TypeAlias = bool | int | Decimal | str | date | datetime | frozenset[str] | Absent | None
Reader: TypeAlias = Callable[[object], Value]

LONGEST_TEXT = 5_000
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?"
)


def reader_for(fact: Fact) -> Reader:
    """Return the function that reads a known value of this fact. It raises FactError. None (unknown) is not read."""
    return READERS[fact.type](fact)


def as_json(value: Value) -> object:
    """Return a value as plain JSON data: dates as ISO text, sets as sorted lists, amounts as numbers."""
    if value is ABSENT:
        return None
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return sorted(value) if isinstance(value, frozenset) else value


def _bool(fact: Fact) -> Reader:
    third = fact.third_value

    def read(raw: object) -> Value:
        if raw is True or raw is False:
            return bool(raw)
        if third is not None and raw == third:
            return third
        raise _wrong_type(fact, raw, "true or false")

    return read


def _choice(fact: Fact) -> Reader:
    values = frozenset(fact.values)
    listed = ", ".join(fact.values)

    def read(raw: object) -> Value:
        if not isinstance(raw, str):
            raise _wrong_type(fact, raw, f"one of: {listed}")
        if raw not in values:
            raise FactError(
                "not_a_choice", fact.name, f"{_short(raw)} is not a choice. Choose one of: {listed}."
            )
        return raw

    return read


def _set(fact: Fact) -> Reader:
    read_member = _choice(fact)

    def read(raw: object) -> Value:
        if not isinstance(raw, (list, tuple, set, frozenset)):
            raise _wrong_type(fact, raw, "a list of values")
        return frozenset(str(read_member(member)) for member in raw)

    return read


def _int(fact: Fact) -> Reader:
    def read(raw: object) -> Value:
        if isinstance(raw, bool) or not isinstance(raw, int):
            raise _wrong_type(fact, raw, "a whole number")
        return _within(fact, raw)

    return read


def _number(fact: Fact) -> Reader:
    is_money = fact.type == "money"

    def read(raw: object) -> Value:
        if isinstance(raw, bool) or not isinstance(raw, (int, float, Decimal)):
            raise _wrong_type(fact, raw, "a number")
        number = raw if isinstance(raw, Decimal) else Decimal(repr(raw) if isinstance(raw, float) else raw)
        if not number.is_finite():
            raise FactError(
                "impossible_value", fact.name, f"{number} is not a number. Leave it out if unknown."
            )
        _within(fact, number)
        if is_money and number != number.quantize(CENT):
            raise FactError(
                "impossible_value", fact.name, f"{number} has parts of a cent. Give euros and cents."
            )
        return number

    return read


CENT = Decimal("0.01")


def _date(fact: Fact) -> Reader:
    def read(raw: object) -> Value:
        if isinstance(raw, date) and not isinstance(raw, datetime):
            return raw
        if not isinstance(raw, str):
            raise _wrong_type(fact, raw, "a date such as 2020-06-01")
        if not DAY.fullmatch(raw):
            raise FactError(
                "wrong_type",
                fact.name,
                f"{_short(raw)} is not a date. Write it as 2020-06-01 (year-month-day).",
            )
        try:
            return date.fromisoformat(raw)
        except ValueError:
            raise FactError("impossible_value", fact.name, f"{raw} is not a day that exists.") from None

    return read


def _datetime(fact: Fact) -> Reader:
    def read(raw: object) -> Value:
        if isinstance(raw, datetime):
            return raw
        if not isinstance(raw, str):
            raise _wrong_type(fact, raw, "a moment such as 2020-06-01T14:30")
        if not MOMENT.fullmatch(raw):
            raise FactError(
                "wrong_type", fact.name, f"{_short(raw)} is not a moment. Write 2020-06-01T14:30."
            )
        try:
            return datetime.fromisoformat(raw)
        except ValueError:
            raise FactError("impossible_value", fact.name, f"{raw} is not a moment that exists.") from None

    return read


def _text(fact: Fact) -> Reader:
    def read(raw: object) -> Value:
        if not isinstance(raw, str):
            raise _wrong_type(fact, raw, "text")
        if len(raw) > LONGEST_TEXT:
            raise FactError(
                "impossible_value", fact.name, f"longer than {LONGEST_TEXT} characters. Shorten it."
            )
        return raw

    return read


READERS: dict[str, Callable[[Fact], Reader]] = {
    "bool": _bool,
    "choice": _choice,
    "set": _set,
    "int": _int,
    "decimal": _number,
    "money": _number,
    "date": _date,
    "datetime": _datetime,
    "text": _text,
}


def _within(fact: Fact, number: int | Decimal) -> int | Decimal:
    if fact.minimum is not None and number < fact.minimum:
        raise FactError(
            "impossible_value",
            fact.name,
            f"{_short(number)} is too low: the least possible is {fact.minimum}.",
        )
    if fact.maximum is not None and number > fact.maximum:
        raise FactError(
            "impossible_value",
            fact.name,
            f"{_short(number)} is too high: the most possible is {fact.maximum}.",
        )
    return number


def _wrong_type(fact: Fact, raw: object, wanted: str) -> FactError:
    return FactError("wrong_type", fact.name, f"expected {wanted}, got {_short(raw)}.")


def _short(raw: object) -> str:
    """Return at most 40 characters of a value, also of a whole number with a million digits."""
    if isinstance(raw, int) and not isinstance(raw, bool) and abs(raw) >= 10**18:
        return "a number of more than 18 digits"
    text = raw if isinstance(raw, str) else repr(raw)
    return repr(text[:40]) if isinstance(raw, str) else text[:40]

"""Why somebody is asked, in words that the person, the manager and the officer all may read. Stored as code and values."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from zuiver.kernel.errors import Message

Reason = tuple[str, Mapping[str, Any]]

_WORDS: Final = {
    # Of an audience.
    "everyone": Message("Everybody who works here"),
    "unit": Message("Unit: {unit}"),
    "function": Message("Function: {function}"),
    "scale": Message("Pay scale {scale}"),
    "employee": Message("On the payroll"),
    "external": Message("Hired from outside"),
    "hr_record": Message("Known to the HR system"),
    "no_hr_record": Message("Not known to the HR system"),
    "leads": Message("Leads {unit}"),
    "since": Message("In this function since {day}"),
    # Of a change.
    "function_changed": Message("Your function changed to {function}"),
    "unit_changed": Message("You work in {unit} now"),
    "scale_changed": Message("Your pay scale changed to {scale}"),
    "manager_changed": Message("You have another manager now"),
    "designation_changed": Message("Your function or role was designated as sensitive"),
    "contract_ends": Message("Your contract ends on {day}"),
    "tender": Message("{party} is in a tender here, and you declared something about it"),
    "contract": Message("{party} has a new contract here, and you declared something about it"),
    "decision": Message("{party} waits for a decision here, and you declared something about it"),
    "yearly": Message("It was to be looked at again on {day}"),
}
# Which values are days, to be written as the reader writes a day.
DAYS: Final = frozenset({"day"})


def known(code: str) -> bool:
    """Whether there are words for a reason."""
    return code in _WORDS


def words_of(reason: Reason) -> Message:
    """Return the words of a stored reason."""
    code, values = reason
    return Message(_WORDS[code].msgid, values)


def stored(reasons: Iterable[Reason]) -> list[list[Any]]:
    """Return reasons as they are kept in a row."""
    return [[code, dict(values)] for code, values in reasons]


def read(rows: Iterable[Any]) -> tuple[Reason, ...]:
    """Return reasons as they were kept."""
    return tuple((str(code), dict(values)) for code, values in rows)

"""Reads what somebody typed about an audience, without a guess."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from zuiver.campaigns.audience import NO, YES, Audience
from zuiver.kernel.dates import PartialDate, read_date
from zuiver.kernel.errors import InvalidData, Message, excerpt
from zuiver.people.models import Person, Unit

HIGHEST_SCALE: Final = 18
MOST_FUNCTIONS: Final = 20
Typed = Mapping[str, str | list[str]]


def read_audience(organisation_id: int, typed: Typed, today: date) -> Audience:
    """Return the audience. Raises InvalidData with a message for each field that needs another look."""
    errors: dict[str, Message] = {}
    scale_from = _scale(typed, "scale_from", errors)
    scale_to = _scale(typed, "scale_to", errors)
    if scale_from is not None and scale_to is not None and scale_from > scale_to:
        errors["scale_to"] = Message("The highest scale lies below the lowest. Change one of the two.")
    since_from = _day(typed, "since_from", today, errors)
    since_until = _day(typed, "since_until", today, errors)
    if since_from and since_until and since_from.first_day() > since_until.last_day():
        errors["since_until"] = Message("The last day lies before the first. Change one of the two.")
    found = Audience(
        units=_units(organisation_id, typed, errors),
        functions=_functions(typed, errors),
        scale_from=scale_from,
        scale_to=scale_to,
        kind=_one_of(typed, "kind", {kind.value for kind in Person.Kind}, errors),
        hr_record=_one_of(typed, "hr_record", {YES, NO}, errors),
        leads=bool(_text(typed, "leads")),
        since_from=since_from.first_day() if since_from else None,
        since_until=since_until.last_day() if since_until else None,
    )
    if errors:
        raise InvalidData(errors)
    return found


def _text(typed: Typed, name: str) -> str:
    value = typed.get(name, "")
    return (value if isinstance(value, str) else ", ".join(value)).strip()


def _scale(typed: Typed, name: str, errors: dict[str, Message]) -> int | None:
    text = _text(typed, name)
    if not text:
        return None
    if text.isascii() and text.isdigit() and 1 <= int(text[:3]) <= HIGHEST_SCALE:
        return int(text)
    errors[name] = Message(
        "This is no pay scale. Write a whole number from 1 to {most}.", {"most": HIGHEST_SCALE}
    )
    return None


def _day(typed: Typed, name: str, today: date, errors: dict[str, Message]) -> PartialDate | None:
    text = _text(typed, name)
    if not text:
        return None
    try:
        return read_date(text, today)
    except InvalidData as problem:
        errors[name] = next(iter(problem.errors.values()))
        return None


def _units(organisation_id: int, typed: Typed, errors: dict[str, Message]) -> tuple[str, ...]:
    value = typed.get("units", [])
    asked = [value] if isinstance(value, str) else list(value)
    codes = [code.strip() for code in asked if code.strip()]
    there = set(Unit.rows.of(organisation_id).filter(code__in=codes).values_list("code", flat=True))
    strange = [code for code in codes if code not in there]
    if strange:
        errors["units"] = Message(
            "There is no unit {code}. Choose one of the list.", {"code": excerpt(strange[0])}
        )
    return tuple(dict.fromkeys(code for code in codes if code in there))


def _functions(typed: Typed, errors: dict[str, Message]) -> tuple[str, ...]:
    words = [word.strip() for word in _text(typed, "functions").replace("\n", ",").split(",")]
    found = tuple(dict.fromkeys(word for word in words if word))
    if len(found) > MOST_FUNCTIONS:
        errors["functions"] = Message(
            "These are more than {most} functions. Use shorter words that hold several.",
            {"most": MOST_FUNCTIONS},
        )
    return found


def _one_of(typed: Typed, name: str, known: set[str], errors: dict[str, Message]) -> str:
    text = _text(typed, name)
    if text and text not in known:
        errors[name] = Message("This is none of the choices. Choose one of them.")
        return ""
    return text

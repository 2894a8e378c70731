"""A filled form, and filled steps, for any register: made from its declaration."""

from datetime import date, timedelta
from typing import Any

from zuiver.measures.commands import NewMeasure
from zuiver.people.models import Person
from zuiver.registers.declaration import Field, Privacy, Register
from zuiver.registers.fields import (
    Amount,
    Choice,
    Count,
    Day,
    Hours,
    Moment,
    Period,
    Persons,
    SetOf,
    Text,
    YesNo,
)
from zuiver.registers.payload import clean

# Stands in every sensitive text, so that it is noticed where it does not belong.
SECRET = "geheimwoord"


def filled(register: Register, today: date) -> dict[str, Any]:
    """Return a form that is right: all that has to be filled in, and what else goes together with it."""
    full = {field.name: answer(field, today) for field in register.form_fields}
    wrong = clean(register, full, today).errors
    least = {name: value for name, value in full.items() if name not in wrong}
    problems = clean(register, least, today).errors
    assert not problems, (register.kind, problems)
    return least


def filled_step(register: Register, action: str, today: date) -> dict[str, Any]:
    """Return what a step asks, filled in."""
    return {field.name: answer(field, today) for field in register.step_fields(action)}


def answer(field: Field, today: date) -> Any:
    """Return something that fits a field."""
    kind = field.type
    if isinstance(kind, Text):
        return SECRET if field.privacy is Privacy.P3 else "Voorbeeld"
    if isinstance(kind, Choice):
        return field.default or kind.options[0].value
    if isinstance(kind, Day):
        return (today + timedelta(days=40) if kind.future_only else today - timedelta(days=2)).isoformat()
    if isinstance(kind, Count):
        return str(kind.least)
    return _ANSWERS[type(kind)](kind, today)


_ANSWERS: dict[type, Any] = {
    SetOf: lambda kind, today: [kind.options[0].value],
    YesNo: lambda kind, today: "no",
    Amount: lambda kind, today: "12,50",
    Hours: lambda kind, today: "4",
    Period: lambda kind, today: [today.isoformat(), ""],
    Moment: lambda kind, today: [today.isoformat(), "0:05"],
    Persons: lambda kind, today: "",
}


def conditions(owner: Person, today: date) -> list[NewMeasure]:
    """Return one condition."""
    return [NewMeasure("Geen werk voor leveranciers.", owner, today + timedelta(days=30))]

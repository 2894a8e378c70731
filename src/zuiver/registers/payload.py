"""From what was typed to what is stored, and back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from zuiver.kernel.errors import InvalidData, Message
from zuiver.registers.declaration import Clean, Field, Register, Typed

# What the engine itself adds to a payload: how another currency became euro.
RATE = "_rate"
# The line of another register that it was taken over from, word for word.
SOURCE = "_source"


@dataclass(frozen=True)
class Cleaned:
    """What could be read, and a message for each field that could not."""

    data: dict[str, Any]
    errors: dict[str, Message]


def clean(register: Register, typed: Typed, today: date, *, is_partial: bool = False) -> Cleaned:
    """Read everything that was typed. A field that was left out takes its default; an emptied one stays empty.

    `is_partial`: the form is still being filled, so what is empty is no mistake yet.
    """
    cleaned = _read(register.form_fields, {}, typed, today, is_partial)
    data, errors = cleaned.data, cleaned.errors
    errors |= {name: message for name, message in register.reading.check(data).items() if name not in errors}
    return Cleaned(data, errors)


def clean_step(
    register: Register, action: str, data: Clean, typed: Typed, today: date, *, is_partial: bool = False
) -> Cleaned:
    """Read what was typed with a step, beside what the entry holds already. Fields of other steps are left out."""
    return _read(register.step_fields(action), data, typed, today, is_partial)


def _read(fields: Iterable[Field], before: Clean, typed: Typed, today: date, is_partial: bool) -> Cleaned:
    data: dict[str, Any] = {}
    errors: dict[str, Message] = {}
    for field in fields:
        if not is_asked(field, {**before, **data}):
            continue
        try:
            stored = field.type.clean(typed.get(field.name, field.default), today)
        except InvalidData as wrong:
            errors[field.name] = next(iter(wrong.errors.values()))
            continue
        if stored is not None:
            data[field.name] = stored
        elif field.required and not is_partial:
            errors[field.name] = Message("This is still empty. Fill it in; we cannot do without it.")
    return Cleaned(data, errors)


def clean_or_raise(register: Register, typed: Typed, today: date) -> dict[str, Any]:
    """Return what is stored. Raises InvalidData with a message for each field that is not right."""
    cleaned = clean(register, typed, today)
    if cleaned.errors:
        raise InvalidData(cleaned.errors)
    return cleaned.data


def is_asked(field: Field, data: Clean) -> bool:
    """Whether a field is asked, given the answers before it."""
    return field.shown_when is None or data.get(field.shown_when.field) in field.shown_when.values


def as_typed(register: Register, data: Clean) -> dict[str, Any]:
    """Return what a form shows for a stored payload, so that it can be corrected. All fields are there."""
    return {field.name: field.type.typed(data.get(field.name)) for field in register.fields}


def keeping_same(register: Register, before: Clean, after: Clean) -> dict[str, Any]:
    """Return `after` with the stored value of `before` where a form shows both alike: "yesterday" and its date.

    What was asked with a step is not on the form, so it stays.
    """
    kept = {
        field.name: before[field.name]
        for field in register.form_fields
        if field.name in before
        and field.name in after
        and field.type.typed(before[field.name]) == field.type.typed(after[field.name])
    }
    with_steps = {
        field.name: before[field.name] for field in register.fields if field.steps and field.name in before
    }
    return {**with_steps, **after, **kept}


def changed_fields(before: Clean, after: Clean) -> tuple[str, ...]:
    """Return the names of the fields in which two payloads differ, sorted."""
    return tuple(sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name)))

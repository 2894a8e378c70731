"""A value on a form: how sure somebody is, one or two amounts, a currency, parts. Becomes a value, without a guess.

The names of the inputs are those of the field with a suffix: `value`, `value__kind`, `value__to`, `value__currency`,
`value__part_what`, `value__part_amount`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, TypeAlias

from zuiver.kernel.errors import invalid
from zuiver.kernel.money import Money, read_amount
from zuiver.kernel.valuation import Part, Valuation
from zuiver.registers.fields import Amount

# What a form holds: texts, and lists of texts for what may be there more than once.
FormState: TypeAlias = Mapping[str, Any]

ABOUT, EXACT, BETWEEN, PARTS, UNKNOWN = "about", "exact", "between", "parts", "unknown"
KINDS: Final = (ABOUT, EXACT, BETWEEN, PARTS, UNKNOWN)
SUFFIXES: Final = ("", "__kind", "__to", "__currency")
LIST_SUFFIXES: Final = ("__part_what", "__part_amount")
HOME: Final = "EUR"


@dataclass(frozen=True)
class TypedPart:
    """One of the things that a value is made of, as typed."""

    what: str
    amount: str


@dataclass(frozen=True)
class TypedAmount:
    """The inputs of one value, as typed."""

    kind: str
    first: str
    second: str
    currency: str
    parts: tuple[TypedPart, ...]


def typed_amount(state: FormState, name: str) -> TypedAmount:
    """Collect the inputs of the field `name`; what is absent is empty, and an unknown kind is "about"."""
    whats = list(state.get(f"{name}__part_what") or [])
    amounts = list(state.get(f"{name}__part_amount") or [])
    length = max(len(whats), len(amounts))
    pairs = zip(_padded(whats, length), _padded(amounts, length), strict=True)
    kind = str(state.get(f"{name}__kind") or ABOUT)
    return TypedAmount(
        kind=kind if kind in KINDS else ABOUT,
        first=str(state.get(name) or "").strip(),
        second=str(state.get(f"{name}__to") or "").strip(),
        currency=str(state.get(f"{name}__currency") or HOME).strip().upper(),
        parts=tuple(
            TypedPart(what.strip(), amount.strip())
            for what, amount in pairs
            if what.strip() or amount.strip()
        ),
    )


def _padded(texts: list[str], length: int) -> list[str]:
    return [*texts, *[""] * (length - len(texts))]


def value_of(typed: TypedAmount, field_type: Amount, today: date) -> Valuation | str:
    """Return the value, or the text for the field itself to read. Raises InvalidData with one message."""
    if typed.kind == UNKNOWN:
        return Valuation("unknown")
    if typed.kind == BETWEEN:
        return _between(typed, field_type, today)
    if typed.kind == PARTS:
        return _in_parts(typed, field_type, today)
    text = _with_currency(typed.first, typed.currency)
    if typed.kind == EXACT or not text:
        return text
    found = Valuation.from_json(field_type.clean(text, today) or Valuation("unknown").to_json())
    return replace(found, kind="estimate", text=f"ca. {text}") if found.kind == "exact" else text


def _with_currency(text: str, currency: str) -> str:
    """Put the chosen currency before an amount that names none itself."""
    if not text or currency == HOME or not text[0].isdigit():
        return text
    return f"{currency} {text}"


def _between(typed: TypedAmount, field_type: Amount, today: date) -> Valuation | str:
    if not typed.first and not typed.second:
        return ""
    low = _bound(typed.first, typed.currency, field_type, today)
    high = _bound(typed.second, typed.currency, field_type, today)
    if low and high and low.cents > high.cents:
        raise invalid("value", "The first amount is higher than the second. Exchange them or correct one.")
    known = low or high
    currency = known.currency if known else HOME
    if low and high and low.currency != high.currency:
        raise invalid("value", "These amounts are in two currencies. Use one of them.")
    return Valuation(
        "band",
        low=low.cents if low else None,
        high=high.cents if high else None,
        currency=currency,
        text=f"{typed.first or '?'} - {typed.second or '?'}",
        needs_look=() if currency == HOME else ("foreign_currency",),
    )


def _bound(text: str, currency: str, field_type: Amount, today: date) -> Money | None:
    """Read one amount. The field's own reader runs too, because it knows what is too much."""
    if not text:
        return None
    money = read_amount(_with_currency(text, currency))
    field_type.clean(_with_currency(text, currency), today)
    return money


def _in_parts(typed: TypedAmount, field_type: Amount, today: date) -> Valuation | str:
    if not typed.parts:
        return ""
    read = [(part.what, _bound(part.amount, typed.currency, field_type, today)) for part in typed.parts]
    if not all(what and money for what, money in read):
        raise invalid("value", "Fill in for each part what it is and what it is worth.")
    known = [(what, money) for what, money in read if money]
    currencies = {money.currency for _, money in known}
    if len(currencies) > 1:
        raise invalid("value", "These amounts are in two currencies. Use one of them.")
    currency = currencies.pop()
    return Valuation(
        "parts",
        parts=tuple(Part(what, money.cents) for what, money in known),
        currency=currency,
        text=" + ".join(f"{part.amount} ({part.what})" for part in typed.parts),
        needs_look=() if currency == HOME else ("foreign_currency",),
    )


def state_of(stored: Mapping[str, Any] | None, name: str) -> dict[str, Any]:
    """Return the inputs for a value that is stored, so that it can be corrected."""
    if not stored:
        return {}
    value = Valuation.from_json(stored)
    base: dict[str, Any] = {f"{name}__currency": value.currency}
    if not set(value.needs_look) <= {"foreign_currency"}:
        return {f"{name}__kind": EXACT, name: value.text}
    if value.kind == "unknown":
        return base | {f"{name}__kind": UNKNOWN}
    if value.kind == "parts":
        return base | {
            f"{name}__kind": PARTS,
            f"{name}__part_what": [part.label for part in value.parts],
            f"{name}__part_amount": [_figure(part.cents) for part in value.parts],
        }
    if value.kind == "band":
        return base | {
            f"{name}__kind": BETWEEN,
            name: _figure(value.low),
            f"{name}__to": _figure(value.high),
        }
    return base | {f"{name}__kind": ABOUT if value.kind == "estimate" else EXACT, name: _figure(value.cents)}


def _figure(cents: int | None) -> str:
    """An amount in figures that reads the same in Dutch and in English: "1250,00"."""
    return "" if cents is None else f"{cents // 100},{cents % 100:02}"

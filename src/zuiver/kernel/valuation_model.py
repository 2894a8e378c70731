"""What is known of a value, and in what way: exactly, by estimate, between bounds, in parts, or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, cast, get_args

from zuiver.kernel.currencies import KNOWN
from zuiver.kernel.errors import InvalidData, invalid

Kind = Literal["exact", "estimate", "band", "parts", "unknown"]

KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that a value is made of, with its own amount in cents."""

    label: str
    cents: int


@dataclass(frozen=True, slots=True)
class Valuation:
    """A value as someone wrote it down, with what can be said of it without a guess.

    Amounts are in hundredths of `currency`. `cents` belongs to "exact" and "estimate", `low` and `high` to "band" (with
    `low_inclusive` and `high_inclusive`: does the bound itself belong to it?), `parts` to "parts"; "unknown" has none.
    `text` is the literal text and `label` what the text calls the thing. `remarks` are observations for the reader;
    `needs_look` says why a person must look before anything is decided on the amount. Raises InvalidData under
    "value" where the amounts do not go with the kind.
    """

    kind: Kind
    cents: int | None = None
    low: int | None = None
    high: int | None = None
    low_inclusive: bool = True
    high_inclusive: bool = True
    parts: tuple[Part, ...] = ()
    currency: str = "EUR"
    text: str = ""
    label: str = ""
    remarks: tuple[str, ...] = ()
    needs_look: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.currency not in KNOWN:
            raise invalid(
                "value", "We do not know the currency {currency}. Use an ISO code.", currency=self.currency
            )
        if not self._amounts_fit_the_kind():
            raise invalid(
                "value", "The amounts do not go with a value of kind {kind}. Check both.", kind=self.kind
            )
        amounts = [self.cents, self.low, self.high, *(part.cents for part in self.parts)]
        if any(amount < 0 for amount in amounts if amount is not None):
            raise invalid("value", "A value is never less than zero. Fill in an amount without a minus sign.")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise invalid("value", "The lowest value lies above the highest. Exchange them or correct one.")

    def _amounts_fit_the_kind(self) -> bool:
        has_bound = self.low is not None or self.high is not None
        present = (self.cents is not None, has_bound, bool(self.parts))
        expected = {
            "exact": (True, False, False),
            "estimate": (True, False, False),
            "band": (False, True, False),
            "parts": (False, False, True),
            "unknown": (False, False, False),
        }
        return present == expected.get(self.kind)

    def known_cents(self, currency: str = "EUR") -> int | None:
        """Return the amount in cents: exact, estimated or the sum of the parts; None for all else and for other currencies."""
        if currency != self.currency:
            return None
        return sum(part.cents for part in self.parts) if self.parts else self.cents

    def at_most(self, limit: int, currency: str = "EUR") -> bool | None:
        """Say whether the value is at most `limit` cents, or None where that is not certain.

        A value that a person must look at first is never certain. An estimate counts as its amount.
        """
        if self.needs_look or currency != self.currency:
            return None
        known = self.known_cents(currency)
        if known is not None:
            return known <= limit
        if self.high is not None and self.high <= limit:
            return True
        if self.low is not None and (self.low > limit or (self.low == limit and not self.low_inclusive)):
            return False
        return None

    def at_least(self, limit: int, currency: str = "EUR") -> bool | None:
        """Say whether the value is at least `limit` cents, or None where that is not certain; see `at_most`."""
        if self.needs_look or currency != self.currency:
            return None
        known = self.known_cents(currency)
        if known is not None:
            return known >= limit
        if self.low is not None and self.low >= limit:
            return True
        if self.high is not None and (self.high < limit or (self.high == limit and not self.high_inclusive)):
            return False
        return None

    def confirmed(self) -> "Valuation":
        """Return this value after a person looked at it and agreed."""
        return replace(self, needs_look=())

    def to_json(self) -> dict[str, object]:
        """Return all fields as plain JSON values."""
        return {
            **asdict(self),
            "parts": [asdict(part) for part in self.parts],
            "remarks": list(self.remarks),
            "needs_look": list(self.needs_look),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> "Valuation":
        """Read what `to_json` wrote; a field that is left out has its default.

        Raises InvalidData under "value" for an unknown field, a field of the wrong type, or amounts that do not fit.
        """
        for field, value in data.items():
            if field not in _RIGHT_TYPE or not _RIGHT_TYPE[field](value):
                raise _wrong_field(field)
        if "kind" not in data:
            raise _wrong_field("kind")
        fields = dict(data)
        fields["parts"] = tuple(Part(**part) for part in cast("list[dict[str, Any]]", data.get("parts", [])))
        for name in ("remarks", "needs_look"):
            fields[name] = tuple(cast("list[str]", data.get(name, [])))
        return cls(**cast("dict[str, Any]", fields))


def _wrong_field(field: str) -> InvalidData:
    return invalid("value", "The field {name} of this value is not right. Save the value again.", name=field)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_cents(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_cents_or_none(value: object) -> bool:
    return value is None or _is_cents(value)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_parts(value: object) -> bool:
    return isinstance(value, list) and all(_is_part(item) for item in value)


def _is_part(value: object) -> bool:
    if not isinstance(value, dict) or set(value) != {"label", "cents"}:
        return False
    return _is_text(value["label"]) and _is_cents(value["cents"])


_RIGHT_TYPE: Mapping[str, Callable[[object], bool]] = {
    "kind": KINDS.__contains__,
    "cents": _is_cents_or_none,
    "low": _is_cents_or_none,
    "high": _is_cents_or_none,
    "low_inclusive": _is_flag,
    "high_inclusive": _is_flag,
    "parts": _is_parts,
    "currency": _is_text,
    "text": _is_text,
    "label": _is_text,
    "remarks": _is_texts,
    "needs_look": _is_texts,
}

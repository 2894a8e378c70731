"""Numbers: how many, how many hours, and what something is worth."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from zuiver.kernel.errors import Message, invalid
from zuiver.kernel.money import read_amount
from zuiver.kernel.money import show as show_money
from zuiver.kernel.valuation import Valuation, read_valuation
from zuiver.registers.fields.kind import Translate, text_of


@dataclass(frozen=True)
class Count:
    """A whole number between two bounds."""

    least: int
    most: int
    widget: ClassVar[str] = "count"

    def clean(self, typed: Any, today: date) -> int | None:
        """Read a whole number."""
        text = text_of(typed)
        if not text:
            return None
        if not text.isascii() or not text.lstrip("-").isdigit() or not self.least <= int(text) <= self.most:
            raise invalid(
                "count",
                "{text} does not fit here. Fill in a whole number from {least} to {most}.",
                text=text[:60],
                least=self.least,
                most=self.most,
            )
        return int(text)

    def typed(self, stored: Any) -> str:
        """The number in digits."""
        return "" if stored is None else str(stored)

    def show(self, stored: Any, language: str, translate: Translate) -> str:
        """The number in digits."""
        return self.typed(stored)


@dataclass(frozen=True)
class Hours:
    """A number of hours, to a quarter; stored as text ("7.5"), because JSON has no exact decimals."""

    most: int
    widget: ClassVar[str] = "hours"

    def clean(self, typed: Any, today: date) -> str | None:
        """Read hours as people write them: 8, 7,5 or 7.5."""
        text = text_of(typed)
        if not text:
            return None
        hours = self._read(text)
        if hours is None or not 0 <= hours <= self.most or hours % Decimal("0.25"):
            raise invalid(
                "hours",
                "{text} does not fit here. Fill in hours from 0 to {most}, to a quarter: 8 or 7,5.",
                text=text[:60],
                most=self.most,
            )
        return f"{hours.normalize():f}"

    @staticmethod
    def _read(text: str) -> Decimal | None:
        try:
            hours = Decimal(text.replace(",", ".", 1)) if text.isascii() and len(text) < 10 else None
        except InvalidOperation:
            return None
        return hours if hours is not None and hours.is_finite() else None

    def typed(self, stored: Any) -> str:
        """The number, with a comma."""
        return str(stored or "").replace(".", ",")

    def show(self, stored: Any, language: str, translate: Translate) -> str:
        """The number, with the sign of the language of the reader."""
        return str(stored or "") if language == "en" else self.typed(stored)


@dataclass(frozen=True)
class Amount:
    """A value as people write it: exact, about, between, in parts or unknown. Stored as `Valuation.to_json`.

    What is already a `Valuation` is kept as it is, so that an import decides itself what needs a look.
    """

    most_cents: int
    widget: ClassVar[str] = "amount"

    def clean(self, typed: Any, today: date) -> dict[str, object] | None:
        """Read a value. Words that are no value are refused: nothing is guessed, "unknown" has to be said."""
        if isinstance(typed, Valuation):
            return typed.to_json()
        text = text_of(typed)
        if not text:
            return None
        found = read_valuation(text)
        if found.kind == "unknown" and found.needs_look and "?" not in text:
            read_amount(text)  # says in which way this is no amount
            raise invalid(
                "amount",
                "We cannot read {text} as a value. Fill in an amount, for example 12,50.",
                text=text[:60],
            )
        bounds = [found.known_cents(found.currency), found.low, found.high]
        if any(cents > self.most_cents for cents in bounds if cents is not None):
            raise invalid(
                "amount", "{text} is more than fits here. Check the number of zeros.", text=text[:60]
            )
        return found.to_json()

    def typed(self, stored: Any) -> str:
        """The words that were typed."""
        return str(stored["text"]) if stored else ""

    def show(self, stored: Any, language: str, translate: Translate) -> str:
        """The amount for a reader; the words that were typed where there is no single amount."""
        if not stored:
            return ""
        value = Valuation.from_json(stored)
        known = value.known_cents(value.currency)
        if known is None:
            return value.text or Message("not known").text(translate)
        shown = show_money(known, value.currency, language)
        if value.kind == "estimate":
            return Message("about {amount}", {"amount": shown}).text(translate)
        return f"{shown} ({value.text})" if value.kind == "parts" else shown

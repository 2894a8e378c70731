"""The closed set of field types: each reads what was typed, gives back what is stored, and shows it again.

`clean` raises InvalidData with one message; the engine puts it under the name of the field. What is stored is
only what JSON knows. `widget` names how a page draws the field.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Protocol

from zuiver.kernel.dates import PartialDate, read_date
from zuiver.kernel.errors import InvalidData, Message, invalid
from zuiver.kernel.money import read_amount
from zuiver.kernel.money import show as show_money
from zuiver.kernel.valuation import Valuation, read_valuation

Translate = Callable[[str], str]

YES = frozenset({"yes", "true", "on", "1", "ja"})
NO = frozenset({"no", "false", "off", "0", "nee"})
UNKNOWN = frozenset({"unknown", "weet ik niet"})
_KEPT_CONTROLS = frozenset("\n\t")


class FieldType(Protocol):
    """What every type of field can do."""

    @property
    def widget(self) -> str:
        """How a page draws it: text, long_text, choice, yes_no, count, amount, day, persons."""

    def clean(self, typed: Any, today: date) -> Any:
        """Return what is stored for what was typed; None for nothing. Raises InvalidData."""

    def typed(self, stored: Any) -> Any:
        """Return what a form shows for what is stored, so that it can be changed."""

    def show(self, stored: Any, language: str, translate: Translate) -> str:
        """Return what is stored in words for a reader."""


@dataclass(frozen=True)
class Option:
    """One answer out of a list."""

    value: str
    label: Message


@dataclass(frozen=True)
class Text:
    """Words, as they were typed: nothing is interpreted. `suggest` names a list that a page may offer."""

    longest: int
    lines: bool = False
    suggest: str = ""

    @property
    def widget(self) -> str:
        """Long texts get more lines."""
        return "long_text" if self.lines else "text"

    def clean(self, typed: Any, today: date) -> str | None:
        """Keep the text; spaces around it and control characters go."""
        # A text of megabytes is refused before anything reads it sign by sign.
        huge = isinstance(typed, str) and len(typed) > 20 * self.longest
        text = typed if huge else _text(typed, self.lines)
        if len(text) > self.longest:
            raise invalid(
                "text",
                "This is {length} characters long; there is room for {longest}. Keep what matters most.",
                length=len(text),
                longest=self.longest,
            )
        return text or None

    def typed(self, stored: Any) -> str:
        """As it is stored."""
        return str(stored or "")

    def show(self, stored: Any, language: str, translate: Translate) -> str:
        """As it is stored."""
        return str(stored or "")


@dataclass(frozen=True)
class Choice:
    """One answer out of a closed list."""

    options: tuple[Option, ...]
    widget: ClassVar[str] = "choice"

    def clean(self, typed: Any, today: date) -> str | None:
        """Take only an answer of the list."""
        text = _text(typed)
        if not text:
            return None
        if text not in {option.value for option in self.options}:
            raise invalid(
                "choice", "{text} is not one of the answers. Choose one of the list.", text=text[:60]
            )
        return text

    def typed(self, stored: Any) -> str:
        """As it is stored."""
        return str(stored or "")

    def show(self, stored: Any, language: str, translate: Translate) -> str:
        """The words of the answer."""
        return next((option.label.text(translate) for option in self.options if option.value == stored), "")


@dataclass(frozen=True)
class YesNo:
    """Yes, no, or "I do not know", which is stored as the word "unknown": unknown is never no, nor unasked."""

    widget: ClassVar[str] = "yes_no"

    def clean(self, typed: Any, today: date) -> bool | str | None:
        """Read an answer; nothing at all means that it was not asked."""
        if typed is None or isinstance(typed, bool):
            return typed
        text = _text(typed).lower()
        if not text:
            return None
        if text in UNKNOWN:
            return "unknown"
        if text in YES or text in NO:
            return text in YES
        raise invalid(
            "yes_no", "We cannot read {text} as yes or no. Choose one of the answers.", text=text[:60]
        )

    def typed(self, stored: Any) -> str:
        """The value of the answer in a form: yes, no, unknown, or empty when it was not asked."""
        return {True: "yes", False: "no", None: ""}.get(stored, "unknown")

    def show(self, stored: Any, language: str, translate: Translate) -> str:
        """Yes, no or not known, in words; empty when it was not asked."""
        words = {True: Message("yes"), False: Message("no"), "unknown": Message("not known")}
        return words[stored].text(translate) if stored in words else ""


@dataclass(frozen=True)
class Count:
    """A whole number between two bounds."""

    least: int
    most: int
    widget: ClassVar[str] = "count"

    def clean(self, typed: Any, today: date) -> int | None:
        """Read a whole number."""
        text = _text(typed)
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
        text = _text(typed)
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


@dataclass(frozen=True)
class Day:
    """A date as far as it is known; stored as ISO 8601 ("2017-12") beside the words that were typed."""

    past_only: bool = True
    widget: ClassVar[str] = "day"

    def clean(self, typed: Any, today: date) -> dict[str, str] | None:
        """Read a date as people write it."""
        if isinstance(typed, PartialDate):
            return {"iso": typed.iso, "literal": typed.iso}
        text = _text(typed)
        if not text:
            return None
        found = read_date(text, today)
        if self.past_only and found.first_day() > today:
            raise invalid(
                "date",
                "{text} has yet to come. Fill in the day on which it was offered or received.",
                text=text,
            )
        return {"iso": found.iso, "literal": text}

    def typed(self, stored: Any) -> str:
        """The words that were typed; a day that was named from another day, such as yesterday, in figures."""
        return PartialDate.parse(stored["iso"]).show("nl") if stored else ""

    def show(self, stored: Any, language: str, translate: Translate) -> str:
        """The date in words."""
        return PartialDate.parse(stored["iso"]).show(language) if stored else ""


@dataclass(frozen=True)
class Persons:
    """Colleagues, by their public ids."""

    most: int = 50
    widget: ClassVar[str] = "persons"

    def clean(self, typed: Any, today: date) -> list[str] | None:
        """Keep each id once, in the order in which it was typed."""
        given: Sequence[Any] = typed if isinstance(typed, list | tuple) else _text(typed).split(",")
        ids = list(dict.fromkeys(text for one in given if (text := _text(one))))
        if len(ids) > self.most or any(len(one) > 22 for one in ids):
            raise invalid("persons", "Name at most {most} colleagues, each from the list.", most=self.most)
        return ids or None

    def typed(self, stored: Any) -> list[str]:
        """The public ids."""
        return list(stored or [])

    def show(self, stored: Any, language: str, translate: Translate) -> str:
        """How many; who they are stands with the entry, for those who may see it."""
        return str(len(stored)) if stored else ""


def _text(typed: Any, lines: bool = False) -> str:
    """What was typed without control characters; line ends stay where a field has lines."""
    if typed is None:
        return ""
    if isinstance(typed, dict | list | tuple | bytes):
        raise InvalidData({"text": Message("This is not one text. Fill the field in again.")})
    text = str(typed).replace("\r\n", "\n").replace("\r", "\n")
    if not lines:
        text = text.replace("\n", " ")
    kept = _KEPT_CONTROLS if lines else frozenset("\t")
    return "".join(sign for sign in text if sign.isprintable() or sign in kept).strip()

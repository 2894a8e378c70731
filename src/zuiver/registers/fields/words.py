"""Words and answers out of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from zuiver.kernel.errors import Message, invalid
from zuiver.registers.fields.kind import Translate, text_of

YES: Final = frozenset({"yes", "true", "on", "1", "ja"})
NO: Final = frozenset({"no", "false", "off", "0", "nee"})
UNKNOWN: Final = frozenset({"unknown", "weet ik niet"})


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
        text = typed if huge else text_of(typed, self.lines)
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
        text = text_of(typed)
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
class SetOf:
    """Several answers out of a closed list, stored in the order of the list; an empty list is no answer."""

    options: tuple[Option, ...]
    widget: ClassVar[str] = "set"

    def clean(self, typed: Any, today: date) -> list[str] | None:
        """Take only answers of the list, each once."""
        given: Sequence[Any] = typed if isinstance(typed, list | tuple) else text_of(typed).split(",")
        chosen = {text for one in given if (text := text_of(one))}
        known = [option.value for option in self.options]
        for text in sorted(chosen - set(known)):
            raise invalid("set", "{text} is not one of the answers. Choose from the list.", text=text[:60])
        return [value for value in known if value in chosen] or None

    def typed(self, stored: Any) -> list[str]:
        """As it is stored."""
        return list(stored or [])

    def show(self, stored: Any, language: str, translate: Translate) -> str:
        """The words of the answers, with commas."""
        chosen = set(stored or [])
        return ", ".join(option.label.text(translate) for option in self.options if option.value in chosen)


@dataclass(frozen=True)
class YesNo:
    """Yes, no, or "I do not know", which is stored as the word "unknown": unknown is never no, nor unasked."""

    widget: ClassVar[str] = "yes_no"

    def clean(self, typed: Any, today: date) -> bool | str | None:
        """Read an answer; nothing at all means that it was not asked."""
        if typed is None or isinstance(typed, bool):
            return typed
        text = text_of(typed).lower()
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

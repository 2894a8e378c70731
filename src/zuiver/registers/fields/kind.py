"""What every type of field can do, and how typed text is read."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final, Protocol

from zuiver.kernel.errors import InvalidData, Message

Translate = Callable[[str], str]
KEPT_CONTROLS: Final = frozenset("\n\t")


class FieldType(Protocol):
    """What every type of field can do."""

    @property
    def widget(self) -> str:
        """How a page draws it: text, long_text, choice, yes_no, count, hours, amount, day, period, moment, set, persons."""

    def clean(self, typed: Any, today: date) -> Any:
        """Return what is stored for what was typed; None for nothing. Raises InvalidData."""

    def typed(self, stored: Any) -> Any:
        """Return what a form shows for what is stored, so that it can be changed."""

    def show(self, stored: Any, language: str, translate: Translate) -> str:
        """Return what is stored in words for a reader."""


def text_of(typed: Any, lines: bool = False) -> str:
    """Return what was typed without control characters; line ends stay where a field has lines. Raises InvalidData."""
    if typed is None:
        return ""
    if isinstance(typed, dict | list | tuple | bytes):
        raise InvalidData({"text": Message("This is not one text. Fill the field in again.")})
    text = str(typed).replace("\r\n", "\n").replace("\r", "\n")
    if not lines:
        text = text.replace("\n", " ")
    kept = KEPT_CONTROLS if lines else frozenset("\t")
    return "".join(sign for sign in text if sign.isprintable() or sign in kept).strip()

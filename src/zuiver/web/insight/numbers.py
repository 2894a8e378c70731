"""Numbers for a reader, also those that are too small to show; and the bars that stand for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zuiver.insight.small_cells import Shown, words_of
from zuiver.kernel.errors import Message
from zuiver.web.entries import shown

WIDTH = 100.0  # of the drawing in which a bar stands
LEAST_WIDTH = 0.7  # a bar that one can see


@dataclass(frozen=True)
class Bar:
    """A line of a picture: its label, its number in words, and how long the bar is, out of 100."""

    label: str
    number: str
    width: float
    is_exact: bool


def in_words(number: Shown) -> str:
    """Return a number as a reader may know it: "1.234", "minder dan 5", "40 tot 49"."""
    message = words_of(number)
    if message is None:
        return grouped(number.low)
    params = {name: grouped(value) for name, value in message.params.items() if isinstance(value, int)}
    return shown.words(Message(message.msgid, params))


def grouped(number: int) -> str:
    """Return a whole number with its thousands apart, in the way of the reader's language."""
    text = f"{number:,}"
    return text.replace(",", ".") if shown.reader_language() == "nl" else text


def bars_of(parts: Iterable[tuple[str, Shown]]) -> list[Bar]:
    """Return a bar for each part; the longest fills the picture. What is not exact is drawn at its middle."""
    found: Sequence[tuple[str, Shown]] = list(parts)
    most = max((_middle(number) for _, number in found), default=0) or 1
    return [
        Bar(label, in_words(number), _width(_middle(number), most), number.is_exact)
        for label, number in found
    ]


def _middle(number: Shown) -> float:
    return (number.low + number.high) / 2


def _width(number: float, most: float) -> float:
    return round(max(LEAST_WIDTH, number / most * WIDTH), 1) if number else 0.0

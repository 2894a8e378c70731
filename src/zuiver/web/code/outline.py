"""The headings of an edition as a table of contents."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from zuiver.codes.passages import Outline, PlacedPassage
from zuiver.web.code.places import heading_words


@dataclass(frozen=True)
class Heading:
    """A heading with its address and the headings under it."""

    title: str
    href: str
    under: tuple["Heading", ...]


def chapters_of(
    outlines: Iterable[Outline], address: Callable[[PlacedPassage], str], above: str = ""
) -> tuple[Heading, ...]:
    """The headings, without those that only repeat the heading above them."""
    return tuple(
        Heading(
            heading_words(one.passage.text),
            address(one.passage),
            chapters_of(one.under, address, one.passage.text),
        )
        for one in outlines
        if one.passage.text != above
    )

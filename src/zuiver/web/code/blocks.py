"""The text of the code as blocks of a page: headings, paragraphs, lists of two levels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from zuiver.codes.norms.model import Norm
from zuiver.codes.passages import CodePassages, PlacedPassage
from zuiver.codes.reading.tree import PassageKind
from zuiver.web.code.places import heading_words


@dataclass(frozen=True)
class Block:
    """A passage with what is under it. `kind`: heading, paragraph, quote, link, list (no text of its own) or item.

    `key` is its id, `norms` how many norms stand on it.
    """

    kind: str
    key: str
    text: str
    norms: int
    under: tuple["Block", ...]


_KINDS = {PassageKind.BULLET: "item", PassageKind.QUOTE: "quote", PassageKind.LINK: "link"}


def blocks_under(
    passages: CodePassages, key: str | None, norms: Mapping[str, Sequence[Norm]]
) -> tuple[Block, ...]:
    """What stands under a passage, in order; bullets that follow each other make one list.

    A section with the name of its chapter holds the text right under that chapter: its heading is not said twice.
    """
    made: list[Block] = []
    for is_list, group in groupby(passages.under(key), lambda one: one.kind is PassageKind.BULLET):
        found = list(group)
        if is_list:
            made.append(Block("list", "", "", 0, tuple(block_of(passages, one, norms) for one in found)))
            continue
        for one in found:
            same = says_the_same(passages, one)
            made += blocks_under(passages, one.id, norms) if same else [block_of(passages, one, norms)]
    return tuple(made)


def says_the_same(passages: CodePassages, heading: PlacedPassage) -> bool:
    """Whether a heading has the name of the heading right above it."""
    above = passages.get(heading.parent) if heading.parent else None
    return heading.is_heading and above is not None and above.text == heading.text


def block_of(passages: CodePassages, passage: PlacedPassage, norms: Mapping[str, Sequence[Norm]]) -> Block:
    """A passage with all that is under it."""
    kind = "heading" if passage.is_heading else _KINDS.get(passage.kind, "paragraph")
    text = heading_words(passage.text) if passage.is_heading else passage.text
    under = blocks_under(passages, passage.id, norms)
    return Block(kind, passage.id, text, len(norms.get(passage.id, ())), under)

"""A code as a flat row of passages in reading order, whether it was just read or comes from the database."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from zuiver.codes.reading.tree import HEADINGS, CodeText, PassageKind


@dataclass(frozen=True)
class PlacedPassage:
    """A passage with its place. `titles` are the headings above it, the highest first; `line` counts from 1."""

    id: str
    kind: PassageKind
    text: str
    parent: str | None
    titles: tuple[str, ...]
    line: int = 0

    @property
    def is_heading(self) -> bool:
        """Whether the text is the title of what is under it."""
        return self.kind in HEADINGS


@dataclass(frozen=True)
class Outline:
    """A heading with the headings under it, for a table of contents."""

    passage: PlacedPassage
    under: tuple["Outline", ...]


@dataclass(frozen=True)
class CodePassages:
    """All passages of one code."""

    all: tuple[PlacedPassage, ...]
    _index: Mapping[str, PlacedPassage] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", {passage.id: passage for passage in self.all})

    def __iter__(self) -> Iterator[PlacedPassage]:
        return iter(self.all)

    def get(self, passage_id: str) -> PlacedPassage | None:
        """Return a passage by id."""
        return self._index.get(passage_id)

    def under(self, passage_id: str | None) -> tuple[PlacedPassage, ...]:
        """Return what is right under a passage, in order; under None the chapters."""
        return self._children.get(passage_id, ())

    def heading_of(self, passage: PlacedPassage) -> PlacedPassage | None:
        """Return the nearest heading above a passage, or the passage itself when it is one."""
        current: PlacedPassage | None = passage
        while current is not None and not current.is_heading:
            current = self.get(current.parent) if current.parent else None
        return current

    def outline(self) -> tuple[Outline, ...]:
        """Return the chapters with the sections and parts under them."""
        return self._outline_under(None)

    def _outline_under(self, passage_id: str | None) -> tuple[Outline, ...]:
        headings = (passage for passage in self.under(passage_id) if passage.is_heading)
        return tuple(Outline(heading, self._outline_under(heading.id)) for heading in headings)

    @cached_property
    def _children(self) -> dict[str | None, tuple[PlacedPassage, ...]]:
        found: dict[str | None, list[PlacedPassage]] = {}
        for passage in self.all:
            found.setdefault(passage.parent, []).append(passage)
        return {parent: tuple(children) for parent, children in found.items()}


def passages_of_text(code: CodeText) -> CodePassages:
    """Return a code that was just read as a row of passages."""
    return CodePassages(
        tuple(
            PlacedPassage(
                id=passage.id,
                kind=passage.kind,
                text=passage.text,
                parent=above[-1].id if above else None,
                titles=tuple(one.text for one in above if one.is_heading),
                line=passage.line,
            )
            for passage, above in code.walk()
        )
    )


def passages_from(rows: Iterable[tuple[str, str, str, str | None, int]]) -> CodePassages:
    """Return stored rows (id, kind, text, id of the parent, line), parents before children, as passages."""
    found: dict[str, PlacedPassage] = {}
    for passage_id, kind, text, parent, line in rows:
        above = found[parent] if parent else None
        titles = (*above.titles, above.text) if above and above.is_heading else above.titles if above else ()
        found[passage_id] = PlacedPassage(passage_id, PassageKind(kind), text, parent, titles, line)
    return CodePassages(tuple(found.values()))

"""What is read: a tree of passages, and a report of what was dropped, mended or found no place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class PassageKind(StrEnum):
    """What a passage is. A part is a section under a sub-heading; a quote is a text set large beside the others."""

    CHAPTER = "chapter"
    SECTION = "section"
    PART = "part"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LINK = "link"
    BULLET = "bullet"


HEADINGS = frozenset({PassageKind.CHAPTER, PassageKind.SECTION, PassageKind.PART})


@dataclass
class Passage:
    """A heading with what is under it, or a paragraph with its bullets. `line` is where it starts in the file."""

    kind: PassageKind
    text: str
    line: int
    id: str = ""
    children: list["Passage"] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        """Whether the text is a title and the children are what is under it."""
        return self.kind in HEADINGS

    def walk(self, above: tuple["Passage", ...] = ()) -> Iterator[tuple["Passage", tuple["Passage", ...]]]:
        """Yield this passage and all below it in reading order, each with the passages above it."""
        yield self, above
        for child in self.children:
            yield from child.walk((*above, self))


@dataclass(frozen=True)
class Finding:
    """A place that a person should look at: the line (from 1), what stands there, and what is the matter."""

    line: int
    text: str
    reason: str


@dataclass
class Report:
    """What happened to all that is not simply text.

    `unplaced` is in no passage; `incomplete` is in the tree, but its sentence is not whole.
    """

    unplaced: list[Finding] = field(default_factory=list)
    incomplete: list[Finding] = field(default_factory=list)
    running_heads: list[Finding] = field(default_factory=list)
    page_numbers: list[int] = field(default_factory=list)
    contents: list[int] = field(default_factory=list)
    joined_words: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class CodeText:
    """A whole code as it was read."""

    chapters: tuple[Passage, ...]
    report: Report
    line_count: int

    def walk(self) -> Iterator[tuple[Passage, tuple[Passage, ...]]]:
        """Yield every passage in reading order, each with the passages above it."""
        for chapter in self.chapters:
            yield from chapter.walk()

    def passages(self) -> list[Passage]:
        """Return every passage in reading order."""
        return [passage for passage, _ in self.walk()]

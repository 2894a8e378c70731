"""Builds the tree out of pieces: which heading stands over which, where a paragraph goes on, which bullets nest."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zuiver.codes.reading import marks
from zuiver.codes.reading.headings import Heading
from zuiver.codes.reading.hyphens import is_cut, join_lines, join_two
from zuiver.codes.reading.levels import Levels, style_over
from zuiver.codes.reading.pieces import Piece, PieceKind
from zuiver.codes.reading.tree import Finding, Passage, PassageKind, Report

_TEXT_KINDS = {
    PieceKind.TEXT: PassageKind.PARAGRAPH,
    PieceKind.QUOTE: PassageKind.QUOTE,
    PieceKind.LINK: PassageKind.LINK,
}
_DEEPEST_BULLET = 3
_WITHOUT_PLACE = {
    PieceKind.LOOSE: "Short lines without a sentence on the first or last page, such as an address.",
    PieceKind.SIGN: "A sign without words.",
}


@dataclass
class Assembler:
    """Takes pieces in reading order and hangs each under the heading where it belongs."""

    levels: Levels
    words: frozenset[str]
    report: Report
    chapters: list[Passage] = field(default_factory=list)
    _open: list[Passage] = field(default_factory=list)
    _last: Passage | None = None
    _last_full: bool = False
    _bullets: list[tuple[str, int, Passage]] = field(default_factory=list)

    def chapter(self, title: str, line: int) -> None:
        """Start a chapter, unless it is the one that is open."""
        if self._open and marks.key_of(self._open[0].text) == marks.key_of(title):
            return
        chapter = Passage(PassageKind.CHAPTER, title, line)
        self.chapters.append(chapter)
        self._open = [chapter]
        self._close_text()

    def take(self, piece: Piece, following: Heading | None) -> None:
        """Place one piece, or report why it has no place; `following` is the heading right after it, if any."""
        line, text = piece.lines[0].number, self._joined([one.text for one in piece.lines])
        if piece.kind in _WITHOUT_PLACE:
            self.report.unplaced.append(Finding(line, text, _WITHOUT_PLACE[piece.kind]))
        elif piece.heading is not None:
            self._heading(self.levels.of(piece.heading, style_over(piece.heading, following)), text, line)
        elif piece.kind is PieceKind.BULLET:
            self._bullet(piece, text)
        elif self.goes_on(piece):
            self._extend(text, piece)
        else:
            self._text(_TEXT_KINDS[piece.kind], text, piece)

    def _joined(self, lines: Sequence[str]) -> str:
        for one, other in pairwise(lines):
            self._note_joined(one, other)
        return join_lines(lines, self.words)

    def _note_joined(self, before: str, after: str) -> None:
        if is_cut(before):
            whole = join_two(before.split(" ")[-1], after.split(" ")[0], self.words)
            self.report.joined_words.append(whole.strip("()[],.;:!?\"'‘’“”"))

    def _heading(self, kind: PassageKind, text: str, line: int) -> None:
        if kind is PassageKind.CHAPTER:
            self.chapter(text, line)
            return
        self._ensure_chapter(line)
        if kind is PassageKind.PART:
            self._ensure_section(line)
        depth = 1 if kind is PassageKind.SECTION else 2
        heading = Passage(kind, text, line)
        self._open[depth - 1].children.append(heading)
        self._open = [*self._open[:depth], heading]
        self._close_text()

    def _ensure_chapter(self, line: int) -> None:
        if not self._open:
            self.chapter("", line)

    def _ensure_section(self, line: int) -> None:
        self._ensure_chapter(line)
        if len(self._open) == 1:
            section = Passage(PassageKind.SECTION, self._open[0].text, line)
            self._open[0].children.append(section)
            self._open.append(section)

    def goes_on(self, piece: Piece) -> bool:
        """Tell whether a piece is the rest of a sentence that a page, an address or a blank line interrupts."""
        if piece.kind is not PieceKind.TEXT or self._last is None or self._last.kind is PassageKind.QUOTE:
            return False
        before, text = self._last.text, piece.lines[0].text
        if is_cut(before) or not before:
            return True
        if marks.ends_sentence(before) or before.endswith(":"):
            return False
        return marks.starts_small(text) or (self._last_full and marks.starts_like_sentence(text))

    def _extend(self, text: str, piece: Piece) -> None:
        if self._last is not None:
            self._note_joined(self._last.text, text)
            self._last.text = join_two(self._last.text, text, self.words)
            self._last_full = piece.full

    def _text(self, kind: PassageKind, text: str, piece: Piece) -> None:
        self._ensure_section(piece.lines[0].number)
        passage = Passage(kind, text, piece.lines[0].number)
        self._open[-1].children.append(passage)
        if kind is not PassageKind.LINK:
            self._last, self._last_full, self._bullets = passage, piece.full, []

    def _bullet(self, piece: Piece, text: str) -> None:
        first = piece.lines[0]
        bullet = Passage(PassageKind.BULLET, text, first.number)
        while self._bullets and not self._is_under(first.mark, first.indent):
            self._bullets.pop()
        if self._bullets:
            self._bullets[-1][2].children.append(bullet)
        else:
            self._paragraph_above(first.number).children.append(bullet)
        self._bullets.append((first.mark, first.indent, bullet))
        self._last, self._last_full = bullet, piece.full

    def _is_under(self, mark: str, indent: int) -> bool:
        """Whether a bullet goes under the last one: set deeper, or with a mark that is not open yet."""
        if len(self._bullets) >= _DEEPEST_BULLET:
            return False
        open_marks = {one for one, _, _ in self._bullets}
        last_mark, last_indent, _ = self._bullets[-1]
        if mark == last_mark:
            return indent > last_indent + 1
        return mark not in open_marks and indent >= last_indent - 1

    def _paragraph_above(self, line: int) -> Passage:
        self._ensure_section(line)
        above = self._open[-1].children
        for passage in reversed(above):
            if passage.kind is PassageKind.PARAGRAPH:
                return passage
            if passage.kind is not PassageKind.LINK:
                break
        # A list right under a heading hangs under a paragraph without words.
        passage = Passage(PassageKind.PARAGRAPH, "", line)
        above.append(passage)
        return passage

    def _close_text(self) -> None:
        self._last, self._last_full, self._bullets = None, False, []

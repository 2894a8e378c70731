"""Cuts a page into pieces: headings, paragraphs, bullets and addresses, each with its lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from zuiver.codes.reading import marks
from zuiver.codes.reading.headings import Heading, Style, heading_at, number_style
from zuiver.codes.reading.heads import like_heading
from zuiver.codes.reading.lines import Kind, Line
from zuiver.codes.reading.pages import Page

_FEWEST_LINES = 6
_ROOM_LEFT = 0.9
_LOOSE_SHARE = 0.6
_LONGEST_LOOSE = 12  # lines
# How far to look ahead for the width of the text: a paragraph, also where no blank line ends one.
_WINDOW = 40  # lines


class PieceKind(StrEnum):
    """What a piece of a page is."""

    HEADING = "heading"
    TEXT = "text"
    QUOTE = "quote"
    BULLET = "bullet"
    LINK = "link"
    LOOSE = "loose"
    SIGN = "sign"


@dataclass(frozen=True)
class Piece:
    """Lines that belong together. `full` tells that the last line runs to the edge, so that more may follow."""

    kind: PieceKind
    lines: tuple[Line, ...]
    heading: Heading | None = None
    full: bool = False


@dataclass(frozen=True)
class PageSetting:
    """What is known about a page: the width of its lines, keys of known headings, and whether it is an outer page."""

    width: int
    known: frozenset[str]
    outer: bool = False


def line_width(lines: Sequence[Line], fallback: int) -> int:
    """Return the length at which nearly all lines of running text break, in characters."""
    lengths = sorted(len(line.text) for line in lines if line.kind is Kind.TEXT)
    return lengths[int(0.9 * (len(lengths) - 1))] if len(lengths) >= _FEWEST_LINES else fallback


def pieces_of(page: Page, setting: PageSetting) -> Iterator[Piece]:
    """Yield the pieces of a page in order; blank lines and page numbers are left out."""
    chunks = list(_chunks(page.lines))
    for index, chunk in enumerate(chunks):
        following = chunks[index + 1][0] if index + 1 < len(chunks) else None
        yield from _pieces_of_chunk(chunk, following, setting)


def _chunks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines without a blank between them; each bullet and each address starts a chunk."""
    chunk: list[Line] = []
    for line in lines:
        starts = line.kind in {Kind.BLANK, Kind.PAGE_NUMBER, Kind.ADDRESS, Kind.BULLET}
        after_gap = bool(chunk) and (line.number - chunk[-1].number > 1 or chunk[-1].kind is Kind.ADDRESS)
        if chunk and (starts or after_gap):
            yield chunk
            chunk = []
        if line.kind not in {Kind.BLANK, Kind.PAGE_NUMBER}:
            chunk.append(line)
    if chunk:
        yield chunk


def _pieces_of_chunk(chunk: Sequence[Line], following: Line | None, setting: PageSetting) -> Iterator[Piece]:
    rest = list(chunk)
    while rest:
        piece = _first_piece(rest, following, setting)
        yield piece
        rest = rest[len(piece.lines) :]


def _first_piece(chunk: list[Line], following: Line | None, setting: PageSetting) -> Piece:
    first = chunk[0]
    if first.kind is Kind.ADDRESS:
        return Piece(PieceKind.LINK, (first,))
    if not any(character.isalpha() for character in first.text) and first.kind is Kind.TEXT:
        return Piece(PieceKind.SIGN, (first,))
    if setting.outer and _is_loose(chunk, setting):
        return Piece(PieceKind.LOOSE, tuple(chunk))
    near = chunk[1:_WINDOW]
    width = max(len(line.text) for line in near) if len(near) > 1 else setting.width
    heading = heading_at(chunk, following, width, setting.known)
    if heading:
        return Piece(PieceKind.HEADING, heading.lines, heading)
    lines = _until_broken_off(chunk, setting)
    kind = PieceKind.BULLET if first.kind is Kind.BULLET else PieceKind.TEXT
    if kind is PieceKind.TEXT and all(line.is_capitals for line in lines):
        kind = PieceKind.QUOTE
    full = len(lines[-1].text) >= _ROOM_LEFT * setting.width
    return Piece(kind, tuple(lines), full=full)


def _until_broken_off(chunk: list[Line], setting: PageSetting) -> list[Line]:
    """The lines up to where one breaks off with room for the next word, after the end of a sentence or a bullet."""
    width = max(len(line.text) for line in chunk[:_WINDOW]) if len(chunk) > 2 else setting.width
    capitals = chunk[0].is_capitals
    for index in range(1, len(chunk)):
        before, line = chunk[index - 1], chunk[index]
        room = len(before.text) + 1 + len(line.text.split(" ")[0]) <= _ROOM_LEFT * width
        ended = marks.ends_sentence(before.text) or chunk[0].kind is Kind.BULLET
        if capitals != line.is_capitals and marks.starts_like_sentence(line.text) and len(line.text) > 3:
            return chunk[:index]
        if ended and (_shows_heading(line, setting) or (room and marks.starts_like_sentence(line.text))):
            return chunk[:index]
    return chunk


def _shows_heading(line: Line, setting: PageSetting) -> bool:
    """Whether a line shows by itself that it is a heading: others name it, or it has a number such as 2.1."""
    numbered = number_style(line.text) in {Style.SECOND_NUMBER, Style.THIRD_NUMBER} and like_heading(line)
    return numbered or (line.kind is Kind.TEXT and marks.key_of(line.text) in setting.known)


def _is_loose(chunk: Sequence[Line], setting: PageSetting) -> bool:
    """A block of short lines with figures and no sentence, on the first or last page: an address, a colophon."""
    return (
        1 < len(chunk) <= _LONGEST_LOOSE
        and all(line.kind is Kind.TEXT and len(line.text) < _LOOSE_SHARE * setting.width for line in chunk)
        and not any(marks.ends_sentence(line.text) for line in chunk)
        and any(character.isdigit() for line in chunk for character in line.text)
    )

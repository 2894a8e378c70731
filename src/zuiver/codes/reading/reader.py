"""Reads the text of a code into a tree. The only door into this package."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from zuiver.codes.reading import marks
from zuiver.codes.reading.assembling import Assembler
from zuiver.codes.reading.contents import Contents, take_contents
from zuiver.codes.reading.headings import Style
from zuiver.codes.reading.hyphens import words_of
from zuiver.codes.reading.ids import give_ids
from zuiver.codes.reading.levels import levels_of
from zuiver.codes.reading.lines import Kind, Line, read_lines
from zuiver.codes.reading.numbering import mark_numbered_items
from zuiver.codes.reading.pages import Page, split_pages
from zuiver.codes.reading.pieces import PageSetting, Piece, line_width, pieces_of
from zuiver.codes.reading.returning import cut_at_returning_heads
from zuiver.codes.reading.running_heads import RunningHeads, take_running_heads
from zuiver.codes.reading.sentences import find_incomplete
from zuiver.codes.reading.tree import CodeText, Finding, Report

_USUAL_WIDTH = 90
_SHARE_OF_NAMED_PAGES = 0.6


@dataclass(frozen=True)
class _ReadPage:
    chapter: str | None
    pieces: tuple[Piece, ...]


def read_code(text: str) -> CodeText:
    """Read a whole code. Never fails on the text of a document: what has no place stands in the report."""
    lines = read_lines(text)
    contents = take_contents(lines)
    heads = _running_heads(contents.lines)
    report = _report(lines, contents, heads)
    known = frozenset(contents.levels) | heads.chapter_keys
    read = _named_openings([*_read_pages(heads, known)])
    headings = [[piece.heading for piece in page.pieces] for page in read]
    levels = levels_of(headings, [page.chapter for page in read if page.chapter], contents.levels)
    assembler = Assembler(levels, words_of(line.text for line in lines), report)
    for page in read:
        _take_page(assembler, page)
    give_ids(assembler.chapters)
    code = CodeText(tuple(assembler.chapters), report, len(lines))
    report.incomplete.extend(find_incomplete(code))
    return code


def _running_heads(lines: Sequence[Line]) -> RunningHeads:
    """The pages without running heads; where page breaks show none, those that return in the text are tried."""
    heads = take_running_heads(split_pages(lines))
    if heads.dropped or any(line.starts_page for line in lines):
        return heads
    returning = take_running_heads(cut_at_returning_heads(Page(tuple(lines))))
    return returning if returning.dropped else heads


def _report(lines: Sequence[Line], contents: Contents, heads: RunningHeads) -> Report:
    return Report(
        running_heads=[
            Finding(head.lines[0].number, head.text, "Printed on more than one page.")
            for head in heads.dropped
        ],
        page_numbers=[line.number for line in lines if line.kind is Kind.PAGE_NUMBER],
        contents=[line.number for line in contents.dropped],
    )


def _read_pages(heads: RunningHeads, known: frozenset[str]) -> Iterator[_ReadPage]:
    usual = line_width([line for page in heads.pages for line in page.lines], _USUAL_WIDTH)
    for number, (page, chapter) in enumerate(zip(heads.pages, heads.chapters, strict=True)):
        width = line_width(page.lines, usual)
        outer = number in {0, len(heads.pages) - 1}
        marked = Page(mark_numbered_items(page.lines, width))
        yield _ReadPage(chapter, tuple(pieces_of(marked, PageSetting(width, known, outer))))


def _named_openings(pages: list[_ReadPage]) -> list[_ReadPage]:
    """Name the chapter of a page without a running head by the heading it opens with.

    Only where most pages have one: there, a page that opens a chapter shows the title instead.
    """
    filled = [page for page in pages if page.pieces]
    named = [page for page in filled if page.chapter]
    if len(named) < 2 or len(named) < _SHARE_OF_NAMED_PAGES * len(filled):
        return pages
    return [page if _is_inside(pages, number) else _opened(page) for number, page in enumerate(pages)]


def _is_inside(pages: Sequence[_ReadPage], number: int) -> bool:
    """Whether a page has a name, or lies between two pages of one chapter."""
    before = next((page.chapter for page in reversed(pages[:number]) if page.chapter), None)
    after = next((page.chapter for page in pages[number + 1 :] if page.chapter), None)
    return pages[number].chapter is not None or (before is not None and before == after)


def _opened(page: _ReadPage) -> _ReadPage:
    first = page.pieces[0].heading if page.pieces else None
    if first is None or first.style is Style.PLAIN:
        return page
    return replace(page, chapter=first.text, pieces=page.pieces[1:])


def _take_page(assembler: Assembler, page: _ReadPage) -> None:
    pieces = page.pieces
    if pieces and assembler.goes_on(pieces[0]):
        assembler.take(pieces[0], None)
        pieces = pieces[1:]
    key = marks.key_of(page.chapter or "")
    inside = any(piece.heading is not None and piece.heading.key == key for piece in pieces[1:])
    if page.chapter and pieces and not inside:
        assembler.chapter(page.chapter, pieces[0].lines[0].number)
    for piece, following in zip_longest(pieces, pieces[1:]):
        assembler.take(piece, following.heading if following else None)

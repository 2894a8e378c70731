"""Takes out what is printed on page after page: the title of the chapter, the title of the document."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zuiver.codes.reading import marks
from zuiver.codes.reading.heads import Head, apart, run_of
from zuiver.codes.reading.pages import Page, has_words

_NEARLY_ALL_PAGES = 0.9
_FEWEST_PAGES = 3


@dataclass(frozen=True)
class RunningHeads:
    """The pages without what is repeated on them, and the title of the chapter that each page names (or None)."""

    pages: tuple[Page, ...]
    chapters: tuple[str | None, ...]
    dropped: tuple[Head, ...]

    @property
    def chapter_keys(self) -> frozenset[str]:
        """The keys of all chapters that are named."""
        return frozenset(marks.key_of(title) for title in self.chapters if title)


def take_running_heads(pages: Sequence[Page]) -> RunningHeads:
    """Find the headings that return at the edges of pages, and take them out."""
    repeated = _repeated(pages)
    names = _chapter_names(repeated, len(pages))
    bare: list[Page] = []
    chapters: list[str | None] = []
    for number, page in enumerate(pages):
        heads = [head for head in repeated if head.page == number]
        bare.append(page.without({line.number for head in heads for line in head.lines}))
        chapters.append(next((names[head.key] for head in heads if head.key in names), None))
    return RunningHeads(tuple(bare), tuple(chapters), tuple(repeated))


def _repeated(pages: Sequence[Page]) -> list[Head]:
    """The headings at page edges that stand at the edge of another page too; at each edge the longest."""
    edges = [(number, list(_edge_heads(number, page))) for number, page in enumerate(pages)]
    on_pages: dict[str, set[int]] = {}
    for number, groups in edges:
        for group in groups:
            for head in group:
                on_pages.setdefault(head.key, set()).add(number)
    chosen: list[Head] = []
    for _, groups in edges:
        taken: set[int] = set()
        for group in groups:
            returning = [head for head in group if head.key and len(on_pages[head.key]) > 1]
            longest = max(returning, key=lambda head: len(head.lines), default=None)
            if longest and taken.isdisjoint(line.number for line in longest.lines):
                taken.update(line.number for line in longest.lines)
                chosen.append(longest)
    return chosen


def _edge_heads(number: int, page: Page) -> Iterator[list[Head]]:
    """All possible headings at the bottom of a page, then at its top: of one line, of two lines, and so on."""
    filled = [line for line in page.lines if has_words(line)]
    bottom = run_of(list(reversed(filled)))
    yield [Head(number, tuple(reversed(bottom[:length]))) for length in range(1, len(bottom) + 1)]
    top = run_of(filled)
    yield [Head(number, tuple(top[:length])) for length in range(1, len(top) + 1)]


def _chapter_names(heads: Sequence[Head], pages: int) -> dict[str, str]:
    """The headings that name a chapter, by key; not the title of the document, which stands across all chapters."""
    on: dict[str, list[int]] = {}
    forms: dict[str, Counter[str]] = {}
    for head in heads:
        on.setdefault(head.key, []).append(head.page)
        forms.setdefault(head.key, Counter())[head.text] += 1
    everywhere = {
        key
        for key, numbers in on.items()
        if pages >= _FEWEST_PAGES and len(set(numbers)) >= _NEARLY_ALL_PAGES * pages
    }
    spans = {key: (min(numbers), max(numbers)) for key, numbers in on.items() if key not in everywhere}
    return {key: forms[key].most_common(1)[0][0] for key in apart(spans)}

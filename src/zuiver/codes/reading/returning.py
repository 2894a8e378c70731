"""Cuts a text that shows no page breaks into pages, at the headings of page footers that return in it."""

from collections import Counter
from collections.abc import Sequence

from zuiver.codes.reading import marks
from zuiver.codes.reading.heads import MOST_LINES, Head, Span, apart, like_heading
from zuiver.codes.reading.lines import Kind, Line
from zuiver.codes.reading.pages import Page, cut, has_words

_FEWEST_BODY_LINES = 3


def cut_at_returning_heads(page: Page) -> list[Page]:
    """Return the text cut into pages where a running head returns; as it was when none is found.

    The cut comes after the head where text stands before the first one (a footer), else before it.
    """
    lines = page.lines
    found = _running(lines)
    if not found:
        return [page]
    before = sum(has_words(line) for line in lines[: found[0][0]])
    footer = before >= _FEWEST_BODY_LINES
    return cut(lines, [last + 1 if footer else first for first, last in found])


def _running(lines: Sequence[Line]) -> list[Span]:
    """The places of running heads: each of them follows on the others, or breaks into a sentence."""
    places: dict[str, list[Span]] = {}
    for span in _returning(lines):
        places.setdefault(_key(lines, span), []).append(span)
    breaking = {key for key, spans in places.items() if any(_breaks_sentence(lines, span) for span in spans)}
    capitals = {key for key, spans in places.items() if all(_in_capitals(lines, span) for span in spans)}
    following = apart({key: (places[key][0][0], places[key][-1][1]) for key in capitals | breaking})
    # One heading in capitals that returns may be a common name of sections; two that follow one another are not.
    chosen = breaking | (following if len(following) > 1 or following & breaking else set())
    return sorted(span for key in chosen for span in places[key])


def _returning(lines: Sequence[Line]) -> list[Span]:
    """The longest runs of heading-like lines that stand in the text more than once."""
    runs: list[Span] = []
    for first in range(len(lines)):
        for last in range(first, min(first + MOST_LINES, len(lines))):
            if not like_heading(lines[last]):
                break
            runs.append((first, last))
    counts = Counter(_key(lines, run) for run in runs)
    kept: list[Span] = []
    taken: set[int] = set()
    for run in sorted(runs, key=lambda one: (one[0] - one[1], one[0])):
        key, places = _key(lines, run), range(run[0], run[1] + 1)
        if key and counts[key] > 1 and taken.isdisjoint(places):
            kept.append(run)
            taken.update(places)
    return sorted(kept)


def _key(lines: Sequence[Line], span: Span) -> str:
    return Head(0, tuple(lines[span[0] : span[1] + 1])).key


def _in_capitals(lines: Sequence[Line], span: Span) -> bool:
    return all(line.is_capitals for line in lines[span[0] : span[1] + 1])


def _breaks_sentence(lines: Sequence[Line], span: Span) -> bool:
    before = next((line for line in reversed(lines[: span[0]]) if has_words(line)), None)
    after = next((line for line in lines[span[1] + 1 :] if has_words(line)), None)
    return (
        before is not None
        and after is not None
        and after.kind is Kind.TEXT
        and not marks.ends_sentence(before.text)
        and marks.starts_small(after.text)
    )

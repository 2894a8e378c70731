"""Shows a code that was read: as JSON for programs, as an outline with the report for people."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from zuiver.codes.comparing import Change, Fate, changed_only
from zuiver.codes.reading.tree import CodeText, Finding, Passage, PassageKind, Report

_PARTS = {
    PassageKind.SECTION: "sections",
    PassageKind.PART: "parts",
    PassageKind.BULLET: "bullets",
}
_MARKS = {Fate.ADDED: "{+", Fate.REMOVED: "[-"}
_ENDS = {Fate.ADDED: "+}", Fate.REMOVED: "-]"}
_LONGEST_SAME = 60


def tree_data(code: CodeText) -> dict[str, Any]:
    """Return a code as plain data: chapters, their sections, parts, paragraphs and bullets, and the report."""
    return {"chapters": [_passage_data(chapter) for chapter in code.chapters], "report": report_data(code)}


def report_data(code: CodeText) -> dict[str, Any]:
    """Return the report as plain data, with counts of what was read."""
    counts = {kind.value: 0 for kind in PassageKind}
    for passage in code.passages():
        counts[passage.kind.value] += 1
    return {"lines": code.line_count, "counts": counts, **asdict(code.report)}


def outline_text(code: CodeText) -> str:
    """Return the headings of a code with how many paragraphs and bullets each holds, and the report."""
    lines = [*_outline_lines(code.chapters, 0), "", *_report_lines(code.report)]
    return "\n".join(lines)


def changes_text(changes: Iterable[Change]) -> str:
    """Return what became of each passage that did not stay as it was: [-removed-] and {+added+}."""
    shown = changed_only(changes)
    if not shown:
        return "Nothing changed."
    counts = {fate: sum(change.fate is fate for change in shown) for fate in Fate}
    total = ", ".join(f"{count} {fate.value}" for fate, count in counts.items() if count)
    return "\n\n".join([*(_change_text(change) for change in shown), f"{total}."])


def _passage_data(passage: Passage) -> dict[str, Any]:
    if passage.is_heading:
        data: dict[str, Any] = {"id": passage.id, "title": passage.text, "line": passage.line}
    else:
        data = {"id": passage.id, "kind": passage.kind.value, "text": passage.text, "line": passage.line}
    for child in passage.children:
        data.setdefault(_PARTS.get(child.kind, "paragraphs"), []).append(_passage_data(child))
    return data


def _outline_lines(passages: Iterable[Passage], depth: int) -> Iterator[str]:
    for passage in passages:
        if passage.is_heading:
            below = [child for child in passage.children if not child.is_heading]
            bullets = sum(one.kind is PassageKind.BULLET for child in below for one, _ in child.walk())
            counts = f"  ({len(below)} paragraphs, {bullets} bullets)" if below else ""
            yield f"{'  ' * depth}{passage.text or '(before the first heading)'}{counts}"
            yield from _outline_lines(passage.children, depth + 1)


def _report_lines(report: Report) -> Iterator[str]:
    yield from _finding_lines("Found no place", report.unplaced)
    yield from _finding_lines("Sentences that are not whole", report.incomplete)
    dropped = (len(report.running_heads), len(report.page_numbers), len(report.contents))
    yield "Left out: {} running heads, {} page numbers, {} lines of a table of contents.".format(*dropped)
    yield f"Words joined that a line end cut in two: {len(report.joined_words)}."


def _finding_lines(title: str, findings: list[Finding]) -> Iterator[str]:
    yield f"{title}: {len(findings)}."
    for finding in findings:
        yield f"  line {finding.line}: {finding.reason}"
        yield f"    {finding.text}"


def _change_text(change: Change) -> str:
    place = " > ".join(change.passage.titles) or change.passage.text
    words = "".join(_span_text(span.fate, span.text) for span in change.spans())
    return f"{change.fate.value}: {place}\n  {words}"


def _span_text(fate: Fate, text: str) -> str:
    if fate in _MARKS:
        return f"{_MARKS[fate]}{text}{_ENDS[fate]}"
    if len(text) <= _LONGEST_SAME:
        return text
    half = _LONGEST_SAME // 2
    return f"{text[:half]}…{text[-half:]}"

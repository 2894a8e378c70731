"""Compares two editions passage by passage: what stayed, what was reworded, moved, added or removed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from zuiver.codes.norms.anchors import folded_words
from zuiver.codes.passages import CodePassages, PlacedPassage

_TOKEN = re.compile(r"\w+|\W")
# Two passages that share this part of their words are one passage that was edited.
_ALIKE = 0.5
# With the same id they may differ more: the id already says that they are one.
_ALIKE_BY_ID = 0.2
# Two codes that differ in more than a thousand passages each are two codes: what is left then is new.
_MOST_COMPARISONS = 1_000_000


class Fate(StrEnum):
    """What became of a passage."""

    SAME = "same"
    REWORDED = "reworded"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Span:
    """A stretch of text that both editions have (`same`), only the new one (`added`) or only the old (`removed`)."""

    fate: Fate
    text: str


@dataclass(frozen=True)
class Change:
    """What became of one passage; `old` is None for a new one, `new` for one that was removed."""

    fate: Fate
    old: PlacedPassage | None
    new: PlacedPassage | None

    @property
    def passage(self) -> PlacedPassage:
        """The passage to show: the new one where there is one."""
        found = self.new or self.old
        if found is None:
            raise ValueError("A change is about at least one passage.")
        return found

    def spans(self) -> tuple[Span, ...]:
        """Return the text, cut where the wording differs."""
        if self.old is None or self.new is None:
            return (Span(self.fate, self.passage.text),)
        return word_spans(self.old.text, self.new.text)


def compare(old: CodePassages, new: CodePassages) -> tuple[Change, ...]:
    """Return a change for every passage, in the order of the new edition; removed ones stand where they stood."""
    pairs = pair_up(old.all, new.all)
    partner = {new_id: old_id for old_id, new_id in pairs.items()}
    changes = [_change(old.get(partner.get(one.id, "")), one) for one in new]
    return tuple(_with_removed(old, changes, pairs))


def changed_only(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes without the passages that stayed as they were."""
    return tuple(change for change in changes if change.fate is not Fate.SAME)


def pair_up(old: Sequence[PlacedPassage], new: Sequence[PlacedPassage]) -> dict[str, str]:
    """Return which passage became which: the id in the old edition and the id in the new one.

    First by id, then by equal text, then by likeness; of two that are as like, one under the same heading.
    """
    pairs: dict[str, str] = {}
    new_by_id = {one.id: one for one in new}
    for one in old:
        other = new_by_id.get(one.id)
        if other and _comparable(one, other) and _likeness(one.text, other.text) >= _ALIKE_BY_ID:
            pairs[one.id] = other.id
    _pair_equal(old, new, pairs)
    _pair_alike(old, new, pairs)
    return pairs


def word_spans(old: str, new: str) -> tuple[Span, ...]:
    """Return the differences between two wordings, by whole words."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    spans: list[Span] = []
    for operation, first, last, start, end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if operation == "equal":
            spans.append(Span(Fate.SAME, "".join(before[first:last])))
            continue
        if last > first:
            spans.append(Span(Fate.REMOVED, "".join(before[first:last])))
        if end > start:
            spans.append(Span(Fate.ADDED, "".join(after[start:end])))
    return tuple(spans)


def _pair_equal(old: Sequence[PlacedPassage], new: Sequence[PlacedPassage], pairs: dict[str, str]) -> None:
    """Pair passages with the very same text, those under the same headings first."""
    for key in (_text_and_titles, _text_only):
        taken = set(pairs.values())
        free: dict[object, list[PlacedPassage]] = {}
        for one in reversed(new):
            if one.id not in taken:
                free.setdefault(key(one), []).append(one)
        for one in old:
            if one.id not in pairs and free.get(key(one)):
                pairs[one.id] = free[key(one)].pop().id


def _text_and_titles(passage: PlacedPassage) -> object:
    return (passage.text, passage.titles, passage.is_heading)


def _text_only(passage: PlacedPassage) -> object:
    return (passage.text, passage.is_heading)


def _pair_alike(old: Sequence[PlacedPassage], new: Sequence[PlacedPassage], pairs: dict[str, str]) -> None:
    taken = set(pairs.values())
    free_old = [one for one in old if one.id not in pairs]
    free_new = [one for one in new if one.id not in taken]
    if len(free_old) * len(free_new) > _MOST_COMPARISONS:
        return
    scored = [
        (score, one.id, other.id)
        for one in free_old
        for other in free_new
        if _comparable(one, other) and (score := _score(one, other)) >= _ALIKE
    ]
    for _, old_id, new_id in sorted(scored, key=lambda entry: -entry[0]):
        if old_id not in pairs and new_id not in taken:
            pairs[old_id] = new_id
            taken.add(new_id)


def _comparable(one: PlacedPassage, other: PlacedPassage) -> bool:
    return one.is_heading == other.is_heading


def _score(one: PlacedPassage, other: PlacedPassage) -> float:
    same_place = 0.05 if one.titles == other.titles else 0.0
    return _likeness(one.text, other.text) + same_place


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    first, second = folded_words(one), folded_words(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def _change(old: PlacedPassage | None, new: PlacedPassage) -> Change:
    if old is None:
        return Change(Fate.ADDED, None, new)
    if old.text != new.text:
        return Change(Fate.REWORDED, old, new)
    return Change(Fate.MOVED if _elsewhere(old, new) else Fate.SAME, old, new)


def _elsewhere(old: PlacedPassage, new: PlacedPassage) -> bool:
    """Whether the nearest heading is another one, not only a reworded one."""
    one, other = (passage.titles[-1] if passage.titles else "" for passage in (old, new))
    return _likeness(one, other) < _ALIKE and one != other


def _with_removed(old: CodePassages, changes: list[Change], pairs: dict[str, str]) -> Iterable[Change]:
    """Put each removed passage after the one that it followed in the old edition."""
    after: dict[str | None, list[Change]] = {}
    last_kept: str | None = None
    for one in old:
        if one.id in pairs:
            last_kept = pairs[one.id]
        else:
            after.setdefault(last_kept, []).append(Change(Fate.REMOVED, one, None))
    yield from after.get(None, ())
    for change in changes:
        yield change
        yield from after.get(change.passage.id, ())

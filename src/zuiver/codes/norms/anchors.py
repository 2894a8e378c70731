"""Finds the passage on which a norm stands: first by the headings, then by the words that mark the passage."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from zuiver.codes.norms.model import Norm

_WORD = re.compile(r"[a-z0-9]+")
# A heading or a passage that was edited a little is still the same one.
_ENOUGH = 0.5


class Readable(Protocol):
    """A passage as this module sees it; `titles` are the headings above it, the highest first."""

    @property
    def id(self) -> str: ...

    @property
    def text(self) -> str: ...

    @property
    def titles(self) -> Sequence[str]: ...

    @property
    def is_heading(self) -> bool: ...


@dataclass(frozen=True)
class Anchors:
    """For each norm the ids of its passages, the one to show first; and the norms that found no passage."""

    passages: Mapping[str, tuple[str, ...]]
    lost: tuple[str, ...]


@dataclass(frozen=True)
class _Folded:
    id: str
    words: frozenset[str]
    titles: tuple[frozenset[str], ...]


def find_anchors(norms: Iterable[Norm], passages: Iterable[Readable]) -> Anchors:
    """Return the passages of each norm in an edition.

    A norm whose words are in none of the passages under its heading stands on the heading itself, if that is there.
    """
    readable = list(passages)
    folded = [_fold(passage) for passage in readable if not passage.is_heading]
    headings = [_fold(passage) for passage in readable if passage.is_heading]
    found: dict[str, tuple[str, ...]] = {}
    lost: list[str] = []
    for norm in norms:
        ids = _passages_of(norm, folded) or _heading_of(norm, headings)
        if ids:
            found[norm.id] = ids
        else:
            lost.append(norm.id)
    return Anchors(found, tuple(lost))


def folded_words(text: str) -> frozenset[str]:
    """Return the words of a text in plain small letters."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return frozenset(_WORD.findall("".join(mark for mark in plain if not unicodedata.combining(mark))))


def _fold(passage: Readable) -> _Folded:
    titles = tuple(folded_words(title) for title in passage.titles)
    return _Folded(passage.id, folded_words(passage.text), titles)


def _passages_of(norm: Norm, passages: Sequence[_Folded]) -> tuple[str, ...]:
    under = _under(norm, passages)
    ids = (
        _best(frozenset(word for each in words for word in folded_words(each)), under)
        for words in norm.place.passages
    )
    return tuple(dict.fromkeys(one for one in ids if one))


def _under(norm: Norm, passages: Sequence[_Folded]) -> list[_Folded]:
    """The passages under the headings of a norm; where the sub-heading is gone, all of the section."""
    section, part = folded_words(norm.place.section), folded_words(norm.place.part or "")
    in_section = [one for one in passages if any(_alike(section, title) for title in one.titles)]
    in_part = [one for one in in_section if any(_alike(part, title) for title in one.titles)] if part else []
    return in_part or in_section


def _best(words: frozenset[str], passages: Sequence[_Folded]) -> str | None:
    scored = [(len(words & one.words) / len(words), one.id) for one in passages]
    best = max((score for score, _ in scored), default=0.0)
    return next(name for score, name in scored if score == best) if best > _ENOUGH else None


def _heading_of(norm: Norm, headings: Sequence[_Folded]) -> tuple[str, ...]:
    for title in (norm.place.part, norm.place.section):
        if title:
            wanted = folded_words(title)
            found = [one.id for one in headings if _alike(wanted, one.words)]
            if found:
                return (found[-1],)
    return ()


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two headings share most of their words."""
    return bool(one) and len(one & other) / len(one | other) > _ENOUGH

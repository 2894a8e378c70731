"""What others ask of the code: its editions, its sections, the passage of a norm, the norms of a passage, search."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zuiver.codes.comparing import Change, Fate, compare
from zuiver.codes.models import Edition
from zuiver.codes.norms.model import Bound, Norm
from zuiver.codes.passages import Outline, PlacedPassage
from zuiver.codes.reference import norm_book
from zuiver.codes.searching.index import Hit
from zuiver.codes.storing import (
    anchors_of,
    edition_on,
    editions_of,
    index_of,
    norms_by_passage,
    passages_of,
)
from zuiver.kernel import clock

__all__ = [
    "CodePlace",
    "Touched",
    "changes_between",
    "edition_by_name",
    "edition_from",
    "edition_on",
    "editions_of",
    "norms_by_passage",
    "norms_of_paragraph",
    "paragraph_for_norm",
    "paragraphs_for_norms",
    "passages_of",
    "search",
    "sections",
    "touched",
]


@dataclass(frozen=True)
class CodePlace:
    """A passage of an edition, with the heading that it stands under."""

    edition: Edition
    passage: PlacedPassage
    heading: PlacedPassage | None


@dataclass(frozen=True)
class Touched:
    """Which norms stand on passages that changed, and whom those norms bind: only they are asked to confirm again."""

    norms: tuple[str, ...]
    binds: frozenset[Bound]


def edition_by_name(organisation_id: int, name: str) -> Edition | None:
    """Return the edition with this name, such as 2020."""
    found: Edition | None = Edition.rows.of(organisation_id).filter(name=name).first()
    return found


def edition_from(organisation_id: int, first_day: date) -> Edition | None:
    """Return the edition that is in force from this day on; no two have the same first day."""
    found: Edition | None = Edition.rows.of(organisation_id).filter(valid_from=first_day).first()
    return found


def sections(edition: Edition) -> tuple[Outline, ...]:
    """Return the chapters of an edition, each with its sections and their parts."""
    return passages_of(edition).outline()


def paragraph_for_norm(organisation_id: int, norm_id: str, on: date | None = None) -> CodePlace | None:
    """Return where a norm stands in the edition in force on a day (today).

    None when there is no edition on that day, no such norm, or no passage in that edition for it.
    """
    return paragraphs_for_norms(organisation_id, [norm_id], on).get(norm_id)


def paragraphs_for_norms(
    organisation_id: int, norm_ids: Iterable[str], on: date | None = None
) -> dict[str, CodePlace]:
    """Return where each of these norms stands in the edition in force on a day (today); one query at most.

    A norm without a passage in that edition is left out.
    """
    edition = edition_on(organisation_id, on or clock.today())
    if edition is None:
        return {}
    anchors, passages = anchors_of(edition).passages, passages_of(edition)
    found = {norm: passages.get(anchors[norm][0]) for norm in norm_ids if anchors.get(norm)}
    return {
        norm: CodePlace(edition, passage, passages.heading_of(passage))
        for norm, passage in found.items()
        if passage
    }


def norms_of_paragraph(edition: Edition, passage_id: str) -> tuple[Norm, ...]:
    """Return the norms that stand on a passage, in the order of the code."""
    return norms_by_passage(edition).get(passage_id, ())


def search(organisation_id: int, text: str, on: date | None = None, limit: int = 20) -> list[Hit]:
    """Return the passages that answer a question best, from the edition in force on a day (today); best first."""
    edition = edition_on(organisation_id, on or clock.today())
    return index_of(edition).search(text, limit) if edition else []


def changes_between(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Return what became of every passage from one edition to another, those that stayed included."""
    return compare(passages_of(old), passages_of(new))


def touched(old: Edition, new: Edition, changes: Iterable[Change]) -> Touched:
    """Return the norms on passages that were reworded, added or removed, and whom they bind. A move touches nobody."""
    real = [change for change in changes if change.fate in {Fate.REWORDED, Fate.ADDED, Fate.REMOVED}]
    before = {change.old.id for change in real if change.old}
    after = {change.new.id for change in real if change.new}
    norms = [
        norm
        for norm in norm_book().norms.values()
        if not before.isdisjoint(anchors_of(old).passages.get(norm.id, ()))
        or not after.isdisjoint(anchors_of(new).passages.get(norm.id, ()))
    ]
    return Touched(
        tuple(norm.id for norm in norms), frozenset(bound for norm in norms for bound in norm.binds)
    )

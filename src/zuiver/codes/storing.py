"""Reads editions and their passages out of the database, each edition once per process: it never changes."""

from datetime import date
from functools import lru_cache

from zuiver.codes.models import Edition, EditionPassage
from zuiver.codes.norms.anchors import Anchors, find_anchors
from zuiver.codes.passages import CodePassages, passages_from
from zuiver.codes.reference import lexicon, norm_book
from zuiver.codes.searching.index import SearchIndex, build_index

_EDITIONS_IN_MEMORY = 64


def editions_of(organisation_id: int) -> list[Edition]:
    """Return all editions of an organisation, the newest first."""
    return list(Edition.rows.of(organisation_id).order_by("-valid_from"))


def edition_on(organisation_id: int, day: date) -> Edition | None:
    """Return the edition in force on a day; None before the first."""
    found: Edition | None = (
        Edition.rows.of(organisation_id).filter(valid_from__lte=day).order_by("-valid_from").first()
    )
    return found


def passages_of(edition: Edition) -> CodePassages:
    """Return all passages of an edition in reading order."""
    return _passages(edition.organisation_id, edition.public_id)


def anchors_of(edition: Edition) -> Anchors:
    """Return on which passages of an edition each norm stands."""
    return _anchors(edition.organisation_id, edition.public_id)


def index_of(edition: Edition) -> SearchIndex:
    """Return the search index of an edition."""
    return _index(edition.organisation_id, edition.public_id)


@lru_cache(maxsize=_EDITIONS_IN_MEMORY)
def _passages(organisation_id: int, public_id: str) -> CodePassages:
    rows = (
        EditionPassage.rows.of(organisation_id)
        .filter(edition__public_id=public_id)
        .order_by("position")
        .values_list("key", "kind", "text", "parent_key", "line")
    )
    return passages_from((key, kind, text, parent or None, line) for key, kind, text, parent, line in rows)


@lru_cache(maxsize=_EDITIONS_IN_MEMORY)
def _anchors(organisation_id: int, public_id: str) -> Anchors:
    return find_anchors(norm_book().norms.values(), _passages(organisation_id, public_id))


@lru_cache(maxsize=_EDITIONS_IN_MEMORY)
def _index(organisation_id: int, public_id: str) -> SearchIndex:
    return build_index(_passages(organisation_id, public_id), lexicon())

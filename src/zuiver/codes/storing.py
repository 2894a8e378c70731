"""Reads editions and their passages out of the database, each edition once per process: it never changes."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from django.db.models import QuerySet

from zuiver.codes.models import Edition, EditionPassage
from zuiver.codes.norms.anchors import Anchors, find_anchors
from zuiver.codes.norms.model import Norm
from zuiver.codes.passages import CodePassages, passages_from
from zuiver.codes.reference import lexicon, norm_book
from zuiver.codes.searching.index import SearchIndex, build_index
from zuiver.people.prepared import prepared

_EDITIONS_IN_MEMORY = 64


def editions_of(organisation_id: int) -> list[Edition]:
    """Return all editions of an organisation, the newest first."""
    return list(_editions(organisation_id).order_by("-valid_from"))


def edition_on(organisation_id: int, day: date) -> Edition | None:
    """Return the edition in force on a day; None before the first."""
    return _newest_edition.first(organisation_id, day)


@prepared
def _newest_edition(organisation_id: int, day: date) -> QuerySet[Edition]:
    return _editions(organisation_id).filter(valid_from__lte=day).order_by("-valid_from")[:1]


def _editions(organisation_id: int) -> QuerySet[Edition]:
    """The editions without what the reader found: few pages show that, and it can be long."""
    rows: QuerySet[Edition] = Edition.rows.of(organisation_id)
    return rows.defer("report")


def passages_of(edition: Edition) -> CodePassages:
    """Return all passages of an edition in reading order."""
    return _passages(edition.organisation_id, edition.public_id)


def anchors_of(edition: Edition) -> Anchors:
    """Return on which passages of an edition each norm stands."""
    return _anchors(edition.organisation_id, edition.public_id)


def norms_by_passage(edition: Edition) -> Mapping[str, tuple[Norm, ...]]:
    """Return for each passage of an edition the norms that stand on it, in the order of the code."""
    return _norms(edition.organisation_id, edition.public_id)


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
def _norms(organisation_id: int, public_id: str) -> Mapping[str, tuple[Norm, ...]]:
    anchors = _anchors(organisation_id, public_id).passages
    found: dict[str, tuple[Norm, ...]] = {}
    for norm in norm_book().norms.values():
        for passage_id in anchors.get(norm.id, ()):
            found[passage_id] = (*found.get(passage_id, ()), norm)
    return found


@lru_cache(maxsize=_EDITIONS_IN_MEMORY)
def _index(organisation_id: int, public_id: str) -> SearchIndex:
    return build_index(_passages(organisation_id, public_id), lexicon())

"""Which plan answers a search fastest, at any number of entries and for any word.

A common word is met soon by reading along the order that was asked for; a rare one is found by the index, which also
tells how rare it is; a narrow filter is read whole. Every plan gives the same rows. Where there are more hits than can
be sorted, and they lie far apart in the order that was asked for, the newest come first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.db import connection
from django.db.models import QuerySet

from zuiver.registers.models import Entry
from zuiver.registers.queries.keyset import Cursor, Row, walk_within
from zuiver.registers.queries.narrowing import Narrowed
from zuiver.registers.search import containing, expected_hits, matching, newest_first

# So many entries are read along the order before the index is asked.
WINDOW: Final = 1000
# Hits do not lie evenly: so many times the expected number of entries is read for a page of them.
SPREAD: Final = 1.5
# So many hits PostgreSQL fetches by its index as fast as it meets a page of them on the way.
INDEXED: Final = 5000
# So many hits can still be put in any order.
SORTABLE: Final = 200


@dataclass(frozen=True)
class Newest:
    """The ids of the newest hits, and whether those are all there are."""

    ids: list[int]
    is_all: bool


@dataclass(frozen=True)
class Search:
    """A search within one register, for one page."""

    found: Narrowed
    organisation_id: int
    kind: str
    text: str
    sort: str
    size: int

    def hits_on_the_way(self, cursor: Cursor | None) -> list[Row] | None:
        """Return the hits among the next entries in order, when they fill a page or are all there are.

        None: the hits lie too far apart to be met on the way.
        """
        rows = self.found.in_one_walk(self.sort)
        met, is_all = walk_within(rows, self.sort, cursor, self.size + 1, WINDOW, self.text)
        return met if is_all or len(met) > self.size else None

    @cached_property
    def is_common(self) -> bool:
        """Whether the words are so common that PostgreSQL, whose index has no order, is not asked for all hits."""
        if connection.vendor != "postgresql":
            return False
        return expected_hits(self.organisation_id, self.text, self.kind) > INDEXED

    def newest_at_once(self) -> Newest | None:
        """Return the newest hits, enough to see how far apart hits lie; None where filters narrow the rows."""
        if self.found.has_filters:
            return None
        wanted = self.size + 1 if self.is_common else max(self.size, SORTABLE) + 1
        ids = self.newest(None, wanted)
        return Newest(ids, is_all=len(ids) < wanted)

    def lie_far_apart(self, ids: Sequence[int]) -> bool:
        """Whether a page of hits is not to be expected among the next entries, going by how far these lie apart."""
        if len(ids) <= 1:
            return True
        each = (ids[0] - ids[-1]) / (len(ids) - 1)
        return each * (self.size + 1) * SPREAD > WINDOW

    def all_hits(self) -> list[int] | None:
        """Return the ids of all hits when they are few enough to sort, else None."""
        if self.is_common:
            return None
        hits = _ids(self._matching()[: SORTABLE + 1])
        return hits if len(hits) <= SORTABLE else None

    def newest(self, cursor: Cursor | None, limit: int) -> list[int]:
        """Return the ids of the hits from a place onwards, the newest first; before that place, the oldest first."""
        rows = self._rows()
        backwards = cursor is not None and cursor.backwards
        if cursor is not None:
            rows = rows.filter(pk__gt=cursor.id) if backwards else rows.filter(pk__lt=cursor.id)
        if self.is_common:
            return _ids(containing(rows, self.text).order_by("pk" if backwards else "-pk")[:limit])
        hits = matching(rows, self.organisation_id, self.text, self.kind)
        return _ids(newest_first(hits, turned=backwards)[:limit])

    def _matching(self) -> QuerySet[Entry]:
        return newest_first(matching(self._rows(), self.organisation_id, self.text, self.kind))

    def _rows(self) -> QuerySet[Entry]:
        return self.found.filtered()


def _ids(rows: QuerySet[Entry]) -> list[int]:
    return list(rows.values_list("pk", flat=True))

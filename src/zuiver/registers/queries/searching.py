"""Which plan answers a search fastest, at any number of entries and for any word.

A common word is found at once by reading the newest entries; a rare one by the index; a narrow filter by reading what
it leaves. Every plan gives the same answer. Where there are more hits than can be sorted, the order is newest first.
"""

from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from zuiver.registers.models import Entry
from zuiver.registers.queries.keyset import Cursor
from zuiver.registers.search import containing, matching, newest_first

# So many of the newest entries are read before an index is asked.
WINDOW: Final = 2000
# What a filter may leave for reading to beat the index.
NARROW: Final = 2000
# So many hits can still be put in any order.
SORTABLE: Final = 500


@dataclass(frozen=True)
class Search:
    """A search within one register. `has_filters`: `rows` is narrowed by more than the register."""

    rows: QuerySet[Entry]
    register_rows: QuerySet[Entry]
    organisation_id: int
    kind: str
    text: str
    has_filters: bool

    def all_hits(self, page_size: int) -> list[int] | None:
        """Return the ids of all hits when they are few enough to sort, or None: newest first."""
        edge = self._edge(self.register_rows)
        if edge is None:
            return _ids(containing(self.rows, self.text), WINDOW)
        if len(_ids(containing(self.rows.filter(pk__gt=edge), self.text), page_size + 1)) > page_size:
            return None
        if self.has_filters:
            left = _ids(self.rows, NARROW + 1)
            if len(left) <= NARROW:
                return _ids(containing(self.rows.filter(pk__in=left), self.text), NARROW)
        hits = _ids(
            newest_first(matching(self.rows, self.organisation_id, self.text, self.kind)), SORTABLE + 1
        )
        return hits if len(hits) <= SORTABLE else None

    def newest(self, cursor: Cursor | None, limit: int) -> list[int]:
        """Return the ids of the newest hits from a place onwards, newest first."""
        rows, register_rows = self.rows, self.register_rows
        if cursor is not None:
            rows, register_rows = rows.filter(pk__lt=cursor.id), register_rows.filter(pk__lt=cursor.id)
        edge = self._edge(register_rows)
        if edge is None:
            return _ids(containing(rows, self.text).order_by("-pk"), limit)
        found = _ids(containing(rows.filter(pk__gt=edge), self.text).order_by("-pk"), limit)
        if len(found) == limit:
            return found
        return _ids(newest_first(matching(rows, self.organisation_id, self.text, self.kind)), limit)

    def oldest(self, cursor: Cursor, limit: int) -> list[int]:
        """Return the ids of the hits just before a place, the nearest first: one page back."""
        rows = self.rows.filter(pk__gt=cursor.id)
        edge = self._edge(self.register_rows.filter(pk__gt=cursor.id), forwards=True)
        if edge is None:
            return _ids(containing(rows, self.text).order_by("pk"), limit)
        found = _ids(containing(rows.filter(pk__lt=edge), self.text).order_by("pk"), limit)
        if len(found) == limit:
            return found
        hits = matching(rows, self.organisation_id, self.text, self.kind)
        return _ids(newest_first(hits, turned=True), limit)

    def _edge(self, register_rows: QuerySet[Entry], *, forwards: bool = False) -> int | None:
        """The id just outside the window of entries that are read; None when there are no more than that."""
        ordered = register_rows.order_by("pk" if forwards else "-pk").values_list("pk", flat=True)
        return next(iter(ordered[WINDOW : WINDOW + 1]), None)


def _ids(rows: QuerySet[Entry], limit: int) -> list[int]:
    return list(rows.values_list("pk", flat=True)[:limit])

"""Lists of entries, page by page. Always from a key onwards, never by counting rows off."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from heapq import nlargest
from typing import Final

from zuiver.kernel.errors import Message
from zuiver.people.actor import Actor
from zuiver.registers import permissions
from zuiver.registers.lifecycle import State
from zuiver.registers.queries.keyset import (
    HIGHEST_ID,
    KNOWN,
    Cursor,
    Slice,
    order_for,
    read_cursor,
    slice_from,
    slice_of,
)
from zuiver.registers.queries.narrowing import Narrowed, narrowed
from zuiver.registers.queries.rows import rows_by_ids
from zuiver.registers.queries.scope import entries_of, own_ids, visible_entries, without_conflicts
from zuiver.registers.queries.searching import Search
from zuiver.registers.queries.views import SORTS, EntryFilters, EntryRow, Page, Sort
from zuiver.registers.registry import all_registers, register_of
from zuiver.registers.search import containing, query_words

NEWEST: Final = "-reported"
LARGEST_PAGE: Final = 200
MOST_OWN: Final = 200
_TOO_MANY_TO_SORT: Final = Message(
    "There are many hits, so the newest come first. Add a word or a filter to sort them."
)


def entries_page(
    actor: Actor,
    *,
    kind: str,
    filters: EntryFilters | None = None,
    sort: Sort = "-date",
    cursor: str | None = None,
    size: int = 50,
) -> Page:
    """Return a page of what the actor may see: all, those of the units led, else the actor's own.

    A cursor that is not ours starts at the first page. Unknown dates and amounts come last in either direction.
    """
    register_of(kind)
    filters = filters or EntryFilters()
    chosen = sort if sort in SORTS else "-date"
    size = min(max(size, 1), LARGEST_PAGE)
    visible, units = visible_entries(actor, kind)
    found = narrowed(actor, visible, units, filters)
    if found.units is not None and not found.units:
        return Page((), None, None, chosen)
    if query_words(filters.text):
        search = Search(found, actor.organisation_id, kind, filters.text, chosen, size)
        return _search_page(actor, search, cursor)
    return _plain_page(actor, found, chosen, cursor, size)


def _plain_page(actor: Actor, found: Narrowed, sort: str, cursor: str | None, size: int) -> Page:
    found = found.for_sort(sort)
    units = sorted(found.units) if found.units is not None else None
    rows = found.rows.filter(**found.conditions)
    return _page(actor, slice_of(rows, sort, read_cursor(cursor, sort), size, units), sort)


def _search_page(actor: Actor, search: Search, cursor: str | None) -> Page:
    sort, size = search.sort, search.size
    pinned = read_cursor(cursor, NEWEST)
    if pinned is not None and sort != NEWEST:
        return _newest_page(actor, search, pinned)
    place = read_cursor(cursor, sort)
    newest = search.newest_at_once() if place is None else None
    if newest is not None and newest.is_all:
        return _sorted_page(actor, search, newest.ids, None)
    if newest is not None and search.lie_far_apart(newest.ids):
        return _newest_of(actor, search, newest.ids[: size + 1], None)
    met = search.hits_on_the_way(place)
    if met is not None and (met or place is None or not place.backwards):
        return _page(actor, slice_from(met, sort, place, size), sort)
    if newest is not None:
        return _newest_of(actor, search, newest.ids[: size + 1], None)
    hits = search.all_hits()
    if hits is not None:
        return _sorted_page(actor, search, hits, place)
    if place is None or sort == NEWEST:
        return _newest_page(actor, search, place)
    # A later page in an order that was kept so far: it is kept, also where the hits now lie further apart.
    return _page(actor, slice_of(containing(search.found.filtered(), search.text), sort, place, size), sort)


def _sorted_page(actor: Actor, search: Search, hits: Sequence[int], place: Cursor | None) -> Page:
    rows = entries_of(actor).filter(pk__in=hits)
    return _page(actor, slice_of(rows, search.sort, place, search.size), search.sort)


def _newest_page(actor: Actor, search: Search, cursor: Cursor | None) -> Page:
    ids = search.newest(cursor, search.size + 1)
    if not ids and cursor is not None and cursor.backwards:
        return _newest_page(actor, search, None)
    return _newest_of(actor, search, ids, cursor)


def _newest_of(actor: Actor, search: Search, ids: Sequence[int], cursor: Cursor | None) -> Page:
    met = [(KNOWN, row_id, row_id) for row_id in ids]
    page = _page(actor, slice_from(met, NEWEST, cursor, search.size), NEWEST)
    return page if search.sort == NEWEST else replace(page, notice=_TOO_MANY_TO_SORT)


def _page(actor: Actor, part: Slice, sort: str) -> Page:
    return Page(rows_by_ids(actor.organisation_id, part.ids), part.next, part.previous, sort)


def jump(*, day: date, sort: Sort = "-date") -> str:
    """Return the cursor of the page that starts at a day, for the sort orders by date."""
    edge = HIGHEST_ID if order_for(sort).descending else 0
    return Cursor(sort, KNOWN, day.isoformat(), edge).text()


def my_entries(actor: Actor, limit: int = MOST_OWN) -> tuple[EntryRow, ...]:
    """Return the actor's own entries and those the actor is named in, newest first, at most `limit`."""
    return rows_by_ids(actor.organisation_id, nlargest(limit, own_ids(actor)))


def desk_page(actor: Actor, cursor: str | None = None, size: int = 50) -> Page:
    """Return what waits at the hand-in desk, first come first. Raises NotFound for who does not run the desk."""
    if permissions.check_run_desk(actor) is not None:
        raise permissions.not_found()
    states = [State.TO_HAND_IN, State.HANDED_IN]
    kinds = [register.kind for register in all_registers()]
    rows = without_conflicts(actor, entries_of(actor)).filter(kind__in=kinds, state__in=states)
    part = slice_of(rows, "reported", read_cursor(cursor, "reported"), size)
    # The desk needs to know whose it is and what it is; the rest is between the person and the assessor.
    lines = rows_by_ids(actor.organisation_id, part.ids)
    shown = tuple(replace(line, outcome="", amount_cents=None, assessor_name="") for line in lines)
    return Page(shown, part.next, part.previous, "reported")

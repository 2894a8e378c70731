"""The register of measures, for who keeps the registers: page by page from a key onwards, and as rows for an export."""

import base64
import binascii
import json
from collections.abc import Iterator
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from zuiver.measures import permissions
from zuiver.measures.lifecycle import TO_CARRY_OUT, State
from zuiver.measures.models import Measure
from zuiver.measures.queries.lists import too_close
from zuiver.measures.queries.rows import measures_of_organisation, row_of
from zuiver.measures.queries.views import MeasureFilters, MeasurePage, MeasureRow
from zuiver.people.actor import Actor

PAGE_SIZE: Final = 25
CHUNK: Final = 2000
_WORKS: Final = (State.EFFECTIVE, State.WORKING)
_HIGHEST_ID: Final = 2**63 - 1


def register_of_measures(
    actor: Actor, filters: MeasureFilters | None = None, *, cursor: str = "", size: int = PAGE_SIZE
) -> MeasurePage:
    """Return a page of all measures of the organisation, the earliest day first.

    A cursor that is not ours starts at the first page. Raises NotFound for who does not keep the registers. Measures of the
    reader, and of whom the reader is too close to, are not in it: what is the reader's own stands in the reader's own list.
    """
    start = _read(cursor)
    rows = visible(actor, filters or MeasureFilters())
    if start is not None:
        day, pk = start
        rows = rows.filter(Q(due_on__gte=day) & (Q(due_on__gt=day) | Q(pk__gt=pk)))
    found = list(rows.order_by("due_on", "pk")[: size + 1])
    shown = found[:size]
    after = _cursor(shown[-1]) if len(found) > size else ""
    return MeasurePage(tuple(row_of(one, actor.on, {}) for one in shown), after, is_first=start is None)


def rows_for_export(actor: Actor, filters: MeasureFilters | None = None) -> Iterator[MeasureRow]:
    """Yield the same measures one by one, so that many need no memory. Raises Refusal for who may not export."""
    refusal = permissions.check_export(actor)
    if refusal is not None:
        raise refusal
    rows = visible(actor, filters or MeasureFilters()).order_by("due_on", "pk")
    return (row_of(one, actor.on, {}) for one in rows.iterator(chunk_size=CHUNK))


def visible(actor: Actor, filters: MeasureFilters) -> QuerySet[Measure]:
    """Return what the register shows the actor under these filters. Raises NotFound for who does not keep the registers."""
    refusal = permissions.check_register(actor)
    if refusal is not None:
        raise refusal
    rows = measures_of_organisation(actor).exclude(too_close(actor))
    if filters.open is not None:
        rows = rows.filter(is_open=filters.open)
    if filters.late is not None:
        # Open as well, so that the index of open measures by day is used.
        late = Q(is_open=True, state__in=sorted(TO_CARRY_OUT), due_on__lt=actor.on)
        rows = rows.filter(late if filters.late else ~late)
    if filters.effective is not None:
        rows = rows.filter(state__in=_WORKS if filters.effective else [State.NOT_EFFECTIVE])
    return rows


def _cursor(last: Measure) -> str:
    text = json.dumps([last.due_on.isoformat(), last.pk])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[date, int] | None:
    try:
        day, pk = json.loads(base64.urlsafe_b64decode((cursor + "=" * (-len(cursor) % 4)).encode()))
        found = date.fromisoformat(day), int(pk)
    except (ValueError, TypeError, binascii.Error, UnicodeError, RecursionError, OverflowError):
        return None
    return found if 0 <= found[1] <= _HIGHEST_ID else None

"""Of who checks: what waits for a check, and what will."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zuiver.measures import queries
from zuiver.measures.permissions import check_register
from zuiver.measures.queries import MeasureRow
from zuiver.web.measures.addresses import measure_address
from zuiver.web.measures.words import columns, table_row
from zuiver.web.requests import SignedInRequest, signed_in


@require_safe
@signed_in
def to_check(request: SignedInRequest) -> HttpResponse:
    """Two lists; nothing is open yet, because opening a measure is noted for whose it is."""
    waiting = queries.to_check(request.actor)
    context = {
        "columns": columns("text", "person", "owner", "due", "state"),
        "rows": [table_row(row, measure_address(row.public_id)) for row in waiting],
        "in_place_of": _absent(waiting),
        "later_columns": columns("text", "person", "due", "again", "state"),
        "later": [
            table_row(row, measure_address(row.public_id)) for row in queries.under_watch(request.actor)
        ],
        "keeps_register": check_register(request.actor) is None,
    }
    return render(request, "measures/to_check.html", context)


def _absent(rows: tuple[MeasureRow, ...]) -> list[str]:
    """The people in whose place the reader checks something here, by name."""
    return sorted({row.in_place_of for row in rows if row.in_place_of})

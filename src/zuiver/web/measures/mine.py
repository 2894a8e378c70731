"""What was agreed with the reader, and what the reader has to do."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zuiver.measures import queries
from zuiver.people.actor import Actor
from zuiver.web.measures.addresses import measure_address
from zuiver.web.measures.words import columns, table_row
from zuiver.web.requests import SignedInRequest, signed_in

SHOWN: Final = 5
_OPEN: Final = ("text", "owner", "due", "state")
_DONE: Final = ("text", "subject", "proven", "state")


@require_safe
@signed_in
def my_measures(request: SignedInRequest) -> HttpResponse:
    """The reader's own measures: what is left to do first, then what is done."""
    return render(
        request,
        "measures/mine.html",
        {
            "columns": columns(*_OPEN),
            "rows": [table_row(row, measure_address(row.public_id)) for row in queries.mine(request.actor)],
            "done_columns": columns(*_DONE),
            "done": [
                table_row(row, measure_address(row.public_id)) for row in queries.mine_done(request.actor)
            ],
        },
    )


def my_measures_part(actor: Actor) -> dict[str, Any]:
    """What "My things" shows of the reader's open measures: a title, a table with the earliest day first, and the way to all.

    `rows` is empty for who has none; include "measures/parts/mine.html" with this as `measures`.
    """
    rows = queries.mine(actor)
    return {
        "title": _("My measures"),
        "href": reverse("my_measures"),
        "columns": columns(*_OPEN),
        "rows": [table_row(row, measure_address(row.public_id)) for row in rows[:SHOWN]],
        "count": len(rows),
    }

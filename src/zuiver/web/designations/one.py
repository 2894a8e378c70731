"""One designation: what holds, what stood there before, and what can be done."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zuiver.people.designations import queries
from zuiver.people.models import Designation
from zuiver.web.designations import words
from zuiver.web.entries import shown
from zuiver.web.requests import SignedInRequest, signed_in


@require_safe
@signed_in
def one(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The page of a designation, for who keeps the list and human resources. Raises NotFound."""
    found = queries.designation_found(request.actor, public_id)
    can_change = queries.may_manage(request.actor) and (
        found.valid_until is None or found.valid_until >= request.actor.on
    )
    context = {
        "function": found.function,
        "facts": words.facts(found),
        "history": [_line(row, found) for row in queries.history_of(request.actor, found)],
        "change": reverse("designation_change", args=[public_id]) if can_change else "",
        "end": reverse("designation_end", args=[public_id]) if can_change else "",
        "letter": reverse("designation_letter", args=[public_id]),
    }
    return render(request, "designations/one.html", context)


def _line(row: Designation, here: Designation) -> dict[str, object]:
    return {
        "href": "" if row == here else reverse("designation", args=[row.public_id]),
        "since": shown.day(row.valid_from),
        "until": words.until(row.valid_until),
        "risk": words.risk(row),
        "why": row.end_reason or row.reason,
    }

"""For who keeps the code: how many people confirmed it, by department, and how often each theme is asked about."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zuiver.codes.attesting.coverage import CoverageRow, Shown, coverage_of
from zuiver.codes.counting import MonthCount, questions_by_month
from zuiver.codes.permissions import check_see_coverage
from zuiver.codes.queries import edition_on
from zuiver.codes.small_numbers import smallest_shown
from zuiver.web.advice import book_for
from zuiver.web.requests import SignedInRequest, signed_in
from zuiver.web.views.start import language


@require_safe
@signed_in
def figures(request: SignedInRequest) -> HttpResponse:
    """Counts only: never who confirmed, who did not, or who asked."""
    actor = request.actor
    refusal = check_see_coverage(actor)
    if refusal:
        raise refusal
    edition = edition_on(actor.organisation_id, actor.on)
    coverage = coverage_of(actor, edition) if edition else None
    smallest = smallest_shown(request.organisation)
    counts = questions_by_month(request.organisation, actor.on)
    context = {
        "edition": edition,
        "coverage": coverage,
        "rows": [_row(row, smallest) for row in coverage.rows] if coverage else [],
        "smallest": smallest,
        "columns": [
            ("unit", _("Department")),
            ("asked", _("Asked"), "number"),
            ("done", _("Confirmed"), "number"),
        ],
        "question_columns": [
            ("theme", _("Theme")),
            ("month", _("Month")),
            ("asked", _("Questions"), "number"),
        ],
        "question_rows": [_question_row(request, one, smallest) for one in counts],
    }
    return render(request, "code/figures.html", context)


def _row(row: CoverageRow, smallest: int) -> dict[str, str]:
    few = _("fewer than %(smallest)d") % {"smallest": smallest}
    done = {
        Shown.NUMBER: str(row.done),
        Shown.TOO_SMALL: "",
        Shown.FEW: few,
        Shown.NEARLY_ALL: _("nearly all or all"),
    }[row.shown]
    return {"unit": row.unit, "asked": str(row.asked) if row.asked else few, "done": done}


def _question_row(request: SignedInRequest, one: MonthCount, smallest: int) -> dict[str, Any]:
    book = book_for(request.organisation, one.theme, request.actor.on)
    few = _("fewer than %(smallest)d") % {"smallest": smallest}
    return {
        "theme": book.title.in_language(language()) if book else one.theme,
        "month": f"{one.month:%Y-%m}",
        "asked": few if one.asked is None else str(one.asked),
    }

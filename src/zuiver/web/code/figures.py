"""For who keeps the code: how many people confirmed it, by department, and how often each theme is asked about."""

from datetime import date
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zuiver.codes.attesting.coverage import CoverageRow, Shown, coverage_of
from zuiver.codes.counting import MonthCount, questions_by_month
from zuiver.codes.permissions import check_see_coverage
from zuiver.codes.queries import edition_on
from zuiver.codes.small_numbers import smallest_shown
from zuiver.kernel.language import language_of
from zuiver.kernel.partial_date import PartialDate
from zuiver.web.advice import book_for
from zuiver.web.requests import SignedInRequest, signed_in
from zuiver.web.views.start import language

# The columns that a desk can hold; the numbers of a year stand on the page of each paragraph.
MONTHS_SHOWN: Final = 6


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
    months = sorted({one.month for one in counts}, reverse=True)[:MONTHS_SHOWN]
    tongue = language_of(language())
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
            *(
                (month.isoformat(), PartialDate(month.year, month.month).show(tongue), "number")
                for month in months
            ),
        ],
        "question_rows": _question_rows(request, counts, months, smallest),
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


def _question_rows(
    request: SignedInRequest, counts: list[MonthCount], months: list[date], smallest: int
) -> list[dict[str, str]]:
    """A row for each theme with a cell for each month; nothing at all reads as few."""
    few = _("fewer than %(smallest)d") % {"smallest": smallest}
    rows: dict[str, dict[str, str]] = {}
    for one in counts:
        row = rows.setdefault(one.theme, {month.isoformat(): few for month in months})
        row["theme"] = _title(request, one.theme)
        if one.asked is not None and one.month in months:
            row[one.month.isoformat()] = str(one.asked)
    return sorted(rows.values(), key=lambda row: row["theme"])


def _title(request: SignedInRequest, theme: str) -> str:
    book = book_for(request.organisation, theme, request.actor.on)
    return book.title.in_language(language()) if book else theme

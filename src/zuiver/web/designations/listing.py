"""The list of designated functions, what ended, and both as a file."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zuiver.people.designations import queries
from zuiver.people.designations.commands import designations_export
from zuiver.people.designations.queries import DesignationRow
from zuiver.web.designations import words
from zuiver.web.entries import shown
from zuiver.web.entries.exports import Row, export_response
from zuiver.web.requests import SignedInRequest, signed_in

COLUMNS = (
    "function", "reason", "risk", "reports_interests", "prohibited_interests", "screening", "decided_by", "decided_on",
    "valid_from", "valid_until", "review_on", "end_reason", "holders",
)  # fmt: skip


@require_safe
@signed_in
def listing(request: SignedInRequest) -> HttpResponse:
    """What is designated today or from a later day on. Raises NotFound for who may not read the list."""
    return _list(request, is_ended=False)


@require_safe
@signed_in
def ended(request: SignedInRequest) -> HttpResponse:
    """What was designated and no longer is."""
    return _list(request, is_ended=True)


def _list(request: SignedInRequest, *, is_ended: bool) -> HttpResponse:
    rows = queries.designations(request.actor, ended=is_ended)
    may = queries.may_manage(request.actor)
    export = reverse("designations_export") + ("?vervallen=ja" if is_ended else "")
    context: dict[str, Any] = {
        "tabs": words.tabs("designations_ended" if is_ended else "designations"),
        "columns": _columns(),
        "rows": [_row(row) for row in rows],
        "is_ended": is_ended,
        "new": reverse("designation_new") if may else "",
        "export": export if may and rows else "",
    }
    return render(request, "designations/list.html", context)


def _columns() -> list[tuple[str, str, str]]:
    return [
        ("function", _("Function"), "text"),
        ("risk", _("Risk"), "text"),
        ("interests", _("Interests are reported"), "text"),
        ("holders", _("People in it"), "number"),
        ("since", _("From"), "date"),
        ("until", _("Until"), "date"),
        ("review", _("Look at it again on"), "date"),
    ]


def _row(row: DesignationRow) -> dict[str, Any]:
    one = row.designation
    return {
        "href": reverse("designation", args=[one.public_id]),
        "function": one.function,
        "risk": words.risk(one),
        "interests": words.interests(one),
        "holders": row.holders,
        "since": shown.day(one.valid_from),
        "until": words.until(one.valid_until),
        "review": shown.day(one.review_on),
    }


@require_safe
@signed_in
def export(request: SignedInRequest) -> HttpResponseBase:
    """The list as a file; that it left is recorded. Raises Refusal for who does not keep the list."""
    is_ended = request.GET.get("vervallen") == "ja"
    rows = designations_export(request.actor, ended=is_ended)
    return export_response(COLUMNS, (_as_row(row) for row in rows), "csv", "aangewezen-functies")


def _as_row(row: DesignationRow) -> Row:
    one = row.designation
    days = {name: getattr(one, name) for name in ("decided_on", "valid_from", "valid_until", "review_on")}
    return {
        **{name: getattr(one, name) for name in COLUMNS if name != "holders"},
        **{name: day.isoformat() if day else "" for name, day in days.items()},
        "reports_interests": int(one.reports_interests),
        "holders": row.holders,
    }

"""Of who keeps the registers: all measures, what is late, what works, the figure, and the list as a file."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zuiver.kernel.dates import add_years
from zuiver.measures import queries
from zuiver.measures.commands import measures_export
from zuiver.measures.permissions import check_export
from zuiver.measures.queries import MeasureFilters, MeasureRow, OnTime
from zuiver.people.actor import Actor
from zuiver.web.entries.exports import Row, begun, export_response
from zuiver.web.measures import words
from zuiver.web.measures.addresses import measure_address
from zuiver.web.requests import SignedInRequest, signed_in

CURSOR: Final = "vanaf"
YES_NO: Final = {"ja": True, "nee": False}
# A year shows a rhythm and is short enough to change something.
YEARS: Final = 1
COLUMNS: Final = (
    "id", "belongs_to", "person", "owner", "checked_by", "state", "set_on", "due_on", "proof_on", "recheck_on", "late",
    "text",
)  # fmt: skip


@require_safe
@signed_in
def register(request: SignedInRequest) -> HttpResponse:
    """One page of the register of measures. Raises NotFound for who does not keep the registers."""
    actor, asked = request.actor, _asked(request.GET)
    page = queries.register_of_measures(actor, _filters(asked), cursor=request.GET.get(CURSOR, ""))
    here = reverse("measures_register")
    context = {
        "views": _views(here, asked),
        "filtered": bool(asked),
        "action": here,
        "columns": words.columns("text", "person", "owner", "due", "proven", "state"),
        "rows": [words.table_row(row, measure_address(row.public_id)) for row in page.rows],
        "next": _address(here, asked | {CURSOR: page.after}) if page.after else "",
        "first": "" if page.is_first else _address(here, asked),
        "export": _address(reverse("measures_export"), asked) if check_export(actor) is None else "",
        "figure": _figure(actor),
    }
    return render(request, "measures/register.html", context)


@require_safe
@signed_in
def export(request: SignedInRequest) -> HttpResponseBase:
    """The same selection as a file. Raises Refusal for who may not export."""
    rows = measures_export(request.actor, _filters(_asked(request.GET)))
    return export_response(COLUMNS, begun(_as_rows(rows)), "csv", "afspraken")


def _as_rows(rows: Iterator[MeasureRow]) -> Iterator[Row]:
    for row in rows:
        yield {
            "id": row.public_id,
            "belongs_to": row.subject,
            "person": row.person,
            "owner": row.owner,
            "checked_by": row.checker or row.checker_role,
            "state": row.state.value,
            "set_on": row.imposed_on.isoformat(),
            "due_on": row.due_on.isoformat(),
            "proof_on": _iso(row.proven_on),
            "recheck_on": _iso(row.recheck_on),
            "late": int(row.is_late),
            "text": row.text,
        }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _asked(fields: QueryDict) -> dict[str, str]:
    """The filters in the address; what is no filter of ours is left out."""
    return {name: value for name in ("laat", "open", "werkt") if (value := fields.get(name)) in YES_NO}


def _filters(asked: dict[str, str]) -> MeasureFilters:
    chosen = {name: YES_NO[value] for name, value in asked.items()}
    return MeasureFilters(late=chosen.get("laat"), open=chosen.get("open"), effective=chosen.get("werkt"))


def _address(path: str, asked: dict[str, str]) -> str:
    return f"{path}?{urlencode(asked)}" if asked else path


def _views(here: str, asked: dict[str, str]) -> list[tuple[str, str, bool, None]]:
    """Views that are asked for often, as links."""
    wanted: list[tuple[dict[str, str], str]] = [
        ({}, _("All")),
        ({"laat": "ja"}, _("Past the day")),
        ({"open": "ja"}, _("Not finished")),
        ({"werkt": "ja"}, _("It works")),
        ({"werkt": "nee"}, _("It does not work")),
    ]
    return [(_address(here, filters), label, filters == asked, None) for filters, label in wanted]


def _figure(actor: Actor) -> dict[str, Any]:
    """Which part had its proof on the day in the year up to today, as a sentence and with the target beside it."""
    found = queries.share_with_proof_on_date(actor, since=add_years(actor.on, -YEARS), until=actor.on)
    return {
        "sentence": share_words(found),
        "target": _("We aim for %(target)s%% or more.") % {"target": found.target},
        "is_reached": found.is_reached,
    }


def share_words(found: OnTime) -> str:
    """A share as a sentence; what would tell how few were late stays away."""
    told = {"due": found.due, "low": found.low, "high": found.high}
    if found.due is None:
        return _("Too few measures had their day in the past year to show a figure.")
    if found.low == found.high:
        return _("Of %(due)s measures, %(low)s%% had proof on the day.") % told
    return _("Of %(due)s measures, %(low)s%% to %(high)s%% had proof on the day.") % told

"""Figures of years: a page and files for citizens, and for who decides a look before they are public."""

from collections.abc import Iterator
from typing import Any, Final

from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from zuiver.insight.small_cells import Shown
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.publication import queries
from zuiver.publication.commands import figures_publish, figures_withdraw
from zuiver.publication.figure_terms import MEASURES
from zuiver.publication.figures import IN_TIME, LATE, NOT_KNOWN, NOT_PROVEN, Figures
from zuiver.publication.models import YearFigures
from zuiver.registers.fields import Choice
from zuiver.registers.registry import register_of
from zuiver.web import notes
from zuiver.web.entries import shown
from zuiver.web.entries.entry_version import read_version
from zuiver.web.entries.exports import Row, export_response
from zuiver.web.insight.numbers import in_words
from zuiver.web.publication.open_data import LICENCE, free_to_use
from zuiver.web.publication.reading import contact_of
from zuiver.web.requests import PageRequest, SignedInRequest, signed_in

COLUMNS: Final = ("year", "register", "part", "at_least", "at_most", "public_since")
TOTAL: Final = "total"
_MEASURES: Final = {
    IN_TIME: gettext_noop("done, with proof on its day or before"),
    LATE: gettext_noop("done, with proof after its day"),
    NOT_PROVEN: gettext_noop("no proof yet"),
}


@require_safe
def figures(request: PageRequest) -> HttpResponse:
    """All figures that are public, by year; also where there are none yet."""
    found = queries.public_figures(request.organisation)
    context = {
        "parts": [_shown(one.kind, one.year, Figures.from_json(one.figures), one) for one in found],
        "files": [(reverse("public_figures_csv"), "CSV"), (reverse("public_figures_json"), "JSON")],
        "contact": contact_of(request),
        "is_figures": True,
    }
    return render(request, "publication/figures.html", context)


@require_safe
def as_csv(request: PageRequest) -> HttpResponseBase:
    """The same as a spreadsheet reads it."""
    rows: Iterator[Row] = iter(_rows(request))
    return free_to_use(export_response(COLUMNS, rows, "csv", "openbaar-cijfers"))


@require_safe
def as_json(request: PageRequest) -> HttpResponseBase:
    """The same as data. Of a number that is too small to show both ends stand there."""
    told = {"organisation": request.organisation.name, "licence": LICENCE, "lines": _rows(request)}
    return free_to_use(JsonResponse(told, json_dumps_params={"ensure_ascii": False}))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def deciding(request: SignedInRequest) -> HttpResponse:
    """What of the last year can be made public, word for word, and what is public. Raises NotFound."""
    if request.method == "POST":
        return _decide(request)
    decision, to_show, there = queries.figures_to_show(request.actor)
    context = {
        "decision": decision,
        "since": shown.day(decision.since) if decision else "",
        "to_show": [
            _shown(one.kind, one.year, one.figures) | {"seen": one.seen, "kind": one.kind, "year": one.year}
            for one in to_show
        ],
        "there": [
            _shown(one.kind, one.year, Figures.from_json(one.figures), one)
            | {"kind": one.kind, "year": one.year}
            for one in there
        ],
    }
    return render(request, "publication/figures_deciding.html", context)


def _decide(request: SignedInRequest) -> HttpResponse:
    kind, year = request.POST.get("kind", ""), read_version(request.POST.get("year", "")) or 0
    try:
        if request.POST.get("action") == "withdraw":
            figures_withdraw(request.actor, kind=kind, year=year, reason=request.POST.get("reason", ""))
            notes.leave(request, _("Taken away. Citizens no longer see these figures."))
        else:
            figures_publish(request.actor, kind=kind, year=year, seen=request.POST.get("seen", ""))
            notes.leave(request, _("Public. Citizens see these figures from now on."))
    except NotFound:
        raise
    except InvalidData as problem:
        notes.leave(request, " ".join(problem.texts(shown.translate).values()), "error")
    except Refusal as refusal:
        notes.leave(request, refusal.text(shown.translate), "error")
    return redirect("figures_deciding")


def _shown(kind: str, year: int, found: Figures, public: YearFigures | None = None) -> dict[str, Any]:
    """Figures as a page shows them: a heading, the numbers in words, and since when and why they are public."""
    labels = _labels(kind)
    return {
        "heading": f"{_name(kind)}, {year}",
        "rows": [
            (_("In all"), in_words(found.total)),
            *((labels.get(name, name), in_words(part)) for name, part in found.parts.items()),
        ],
        "since": shown.day(public.made_at.date()) if public else "",
        "by": public.decided_by if public else "",
        "why": public.decided_why if public else "",
    }


def _name(kind: str) -> str:
    return _("Measures that had to be done") if kind == MEASURES else shown.words(register_of(kind).name)


def _labels(kind: str) -> dict[str, str]:
    """What the parts of a kind are called, for citizens."""
    if kind == MEASURES:
        return {name: _(words) for name, words in _MEASURES.items()}
    register = register_of(kind)
    name = register.publication.figures
    field = register.field(name).type if name else None
    options = field.options if isinstance(field, Choice) else ()
    own = register.publication.answers.get(name or "", {})
    labels = {one.value: shown.words(own.get(one.value, one.label)) for one in options}
    return {**labels, NOT_KNOWN: _("not known")}


def _rows(request: PageRequest) -> list[dict[str, Any]]:
    return [row for one in queries.public_figures(request.organisation) for row in _lines(one)]


def _lines(one: YearFigures) -> Iterator[dict[str, Any]]:
    found = Figures.from_json(one.figures)
    numbers: dict[str, Shown] = {TOTAL: found.total, **found.parts}
    for part, number in numbers.items():
        values = (one.year, one.kind, part, number.low, number.high, one.made_at.date().isoformat())
        yield dict(zip(COLUMNS, values, strict=True))

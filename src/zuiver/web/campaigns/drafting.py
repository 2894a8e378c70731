"""The form of a draft: what is asked, of which registers, of whom."""

from typing import Any, Final

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zuiver.campaigns import commands, queries
from zuiver.campaigns.audience import NO, YES, Audience
from zuiver.campaigns.audience_form import read_audience
from zuiver.campaigns.commands.drafting import Draft
from zuiver.campaigns.queries import CampaignView
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.registers.registry import all_registers
from zuiver.web import kept, notes
from zuiver.web.entries import shown
from zuiver.web.requests import SignedInRequest, signed_in

_ONE: Final = (
    "title", "words", "functions", "scale_from", "scale_to", "kind", "hr_record", "leads", "since_from", "since_until",
)  # fmt: skip
_MANY: Final = ("kinds", "units")
Typed = dict[str, Any]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: SignedInRequest) -> HttpResponse:
    """A new draft."""
    if request.method == "POST":
        return _save(request, "")
    waiting = kept.take(request)
    return _show(request, "", _typed(waiting.fields) if waiting else {"kinds": [], "units": []})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change(request: SignedInRequest, public_id: str) -> HttpResponse:
    """A draft that is there."""
    if request.method == "POST":
        return _save(request, public_id)
    waiting = kept.take(request)
    typed = _typed(waiting.fields) if waiting else _as_typed(queries.campaign_of(request.actor, public_id))
    return _show(request, public_id, typed)


def _save(request: SignedInRequest, public_id: str) -> HttpResponse:
    typed = _typed(request.POST)
    errors: dict[str, str] = {}
    try:
        audience = read_audience(request.actor.organisation_id, typed, request.actor.on)
    except InvalidData as wrong:
        errors, audience = wrong.texts(shown.translate), Audience()
    draft = Draft(typed["title"], typed["kinds"], audience, typed["words"])
    if errors:
        return _show(request, public_id, typed, errors=errors, status=422)
    try:
        if public_id:
            found = commands.campaign_change(request.actor, draft, public_id=public_id)
        else:
            found = commands.campaign_draft(request.actor, draft)
    except NotFound:
        raise
    except InvalidData as wrong:
        return _show(request, public_id, typed, errors=wrong.texts(shown.translate), status=422)
    except Refusal as refusal:
        return _show(request, public_id, typed, problem=refusal.text(shown.translate), status=422)
    notes.leave(request, _("The draft is kept. Nobody was asked anything yet."))
    return redirect("campaign", found.public_id)


def _typed(fields: QueryDict) -> Typed:
    return {name: fields.get(name, "") for name in _ONE} | {name: fields.getlist(name) for name in _MANY}


def _as_typed(view: CampaignView) -> Typed:
    audience = view.audience
    return {
        "title": view.title,
        "words": view.words,
        "kinds": list(view.kinds),
        "units": list(audience.units),
        "functions": ", ".join(audience.functions),
        "scale_from": str(audience.scale_from or ""),
        "scale_to": str(audience.scale_to or ""),
        "kind": audience.kind,
        "hr_record": audience.hr_record,
        "leads": "true" if audience.leads else "",
        "since_from": shown.day(audience.since_from),
        "since_until": shown.day(audience.since_until),
    }


def _show(
    request: SignedInRequest,
    public_id: str,
    typed: Typed,
    *,
    errors: dict[str, str] | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "typed": dict.fromkeys(_ONE, "") | typed,
        "registers": [(one.kind, shown.words(one.name)) for one in all_registers()],
        "units": queries.unit_choices(request.actor),
        "kinds_of_people": [
            ("", _("Both")),
            ("employee", _("On the payroll")),
            ("external", _("Hired from outside")),
        ],
        "hr_choices": [
            ("", _("Both")),
            (YES, _("Known to the HR system")),
            (NO, _("Not known to the HR system")),
        ],
        "back": reverse("campaign", args=[public_id]) if public_id else reverse("campaigns"),
        "errors": errors or {},
        "problem": problem,
    }
    return render(request, "campaigns/form.html", context, status=status)

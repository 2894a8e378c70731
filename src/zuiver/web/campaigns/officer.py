"""Of who keeps campaigns: the list, one campaign from draft to report, and who would be asked and why."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zuiver.campaigns import commands, queries
from zuiver.campaigns.lifecycle import CampaignState
from zuiver.campaigns.places import CHUNK
from zuiver.campaigns.queries import CampaignView
from zuiver.campaigns.sampling import AIM_PERCENT
from zuiver.kernel.errors import NotFound, Refusal
from zuiver.notices.commands import notices_seen
from zuiver.web import notes
from zuiver.web.campaigns.figures import progress_context
from zuiver.web.campaigns.words import audience_words, campaign_badge, joined, reason_words, register_names
from zuiver.web.dialogue.typed import typed_in
from zuiver.web.entries import shown
from zuiver.web.requests import SignedInRequest, signed_in

# So many people are asked while the page waits; the worker asks the rest.
MOST_AT_ONCE: Final = 2 * CHUNK


@require_safe
@signed_in
def campaigns(request: SignedInRequest) -> HttpResponse:
    """All campaigns, newest first."""
    rows = [_row(one) for one in queries.campaigns_of(request.actor)]
    columns = [
        ("title", _("Campaign"), "text"),
        ("about", _("About"), "text"),
        ("started", _("Started on"), "date"),
        ("state", _("Where it stands"), "badge"),
    ]
    return render(request, "campaigns/list.html", {"rows": rows, "columns": columns})


def _row(one: CampaignView) -> dict[str, Any]:
    return {
        "href": reverse("campaign", args=[one.public_id]),
        "title": one.title,
        "about": joined(register_names(one.kinds)),
        "started": shown.day(one.started_on),
        "state": campaign_badge(one.state),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def campaign(request: SignedInRequest, public_id: str) -> HttpResponse:
    """One campaign; a step comes back here when it is not possible now."""
    if request.method != "POST":
        notices_seen(request.actor, subject=f"campaign:{public_id}")
        return _show(request, public_id)
    typed = typed_in(request.POST)
    try:
        return _act(request, public_id, typed)
    except NotFound:
        raise
    except Refusal as refusal:
        return _show(request, public_id, problem=refusal.text(shown.translate), status=422)


def _act(request: SignedInRequest, public_id: str, typed: dict[str, str]) -> HttpResponse:
    actor, action = request.actor, typed.get("action", "")
    if action == "start":
        commands.campaign_start(actor, public_id=public_id)
        asked = commands.campaign_send(actor, public_id=public_id, at_most=MOST_AT_ONCE)
        notes.leave(request, _("Started. %(count)d people are asked now.") % {"count": asked})
    elif action == "close":
        commands.campaign_close(actor, public_id=public_id)
        notes.leave(request, _("Closed. The report is below."))
    elif action == "sample":
        size = typed.get("size", "")
        sample = commands.sample_draw(
            actor,
            public_id=public_id,
            size=int(size) if size.isascii() and size.isdigit() and len(size) < 7 else 0,
            seed=typed.get("seed", ""),
        )
        return redirect("campaign_sample", public_id, sample.public_id)
    elif action == "discard":
        commands.campaign_discard(actor, public_id=public_id)
        notes.leave(request, _("The draft is thrown away."))
        return redirect("campaigns")
    return redirect("campaign", public_id)


def _show(request: SignedInRequest, public_id: str, *, problem: str = "", status: int = 200) -> HttpResponse:
    view = queries.campaign_of(request.actor, public_id)
    names = dict(queries.unit_choices(request.actor)) if view.audience.units else {}
    context: dict[str, Any] = {
        "view": view,
        "state": campaign_badge(view.state),
        "about": joined(register_names(view.kinds)),
        "audience": audience_words(view.audience, names),
        "started_on": shown.day(view.started_on),
        "closed_on": shown.day(view.closed_on),
        "problem": problem,
        "is_draft": view.state is CampaignState.DRAFT,
        "is_running": view.state is CampaignState.RUNNING,
        "is_starting": view.state is CampaignState.STARTING,
    }
    if view.state is CampaignState.DRAFT:
        page = queries.audience_page(request.actor, view.audience)
        context |= {"page": page, "people": _people_rows(page), "people_columns": _people_columns()}
    else:
        context |= progress_context(queries.progress_of(request.actor, public_id))
        context |= _sampling(request, public_id)
    return render(request, "campaigns/campaign.html", context, status=status)


def _sampling(request: SignedInRequest, public_id: str) -> dict[str, Any]:
    coverage = queries.coverage_of(request.actor, public_id)
    samples = queries.samples_of(request.actor, public_id)
    return {
        "coverage": coverage,
        "aim": AIM_PERCENT,
        "wanted": max(1, -(-coverage.answered * AIM_PERCENT // 100) - coverage.drawn),
        "samples": [
            {
                "href": reverse("campaign_sample", args=[public_id, one.public_id]),
                "when": shown.moment(one.drawn_at),
                "seed": one.seed,
                "size": one.size,
                "checked": one.checked,
            }
            for one in samples
        ],
        "sample_columns": [
            ("when", _("Drawn on"), "date"),
            ("seed", _("Seed"), "text"),
            ("size", _("Answers"), "number"),
            ("checked", _("Looked at"), "number"),
        ],
    }


@require_safe
@signed_in
def people(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Who would be asked and why, fifty at a time."""
    view = queries.campaign_of(request.actor, public_id)
    typed = request.GET.get("na", "")
    after = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 16 else 0
    page = queries.audience_page(request.actor, view.audience, after=after)
    context = {
        "view": view,
        "total": page.total,
        "people": _people_rows(page),
        "people_columns": _people_columns(),
        "older": f"?na={page.next_after}" if page.next_after else "",
    }
    return render(request, "campaigns/people.html", context)


def _people_columns() -> list[tuple[str, str, str]]:
    return [("name", _("Who"), "text"), ("unit", _("Unit"), "text"), ("why", _("Why"), "text")]


def _people_rows(page: queries.AudiencePage) -> list[dict[str, str]]:
    return [
        {"name": one.name, "unit": one.unit, "why": "; ".join(reason_words(one.reasons))}
        for one in page.lines
    ]

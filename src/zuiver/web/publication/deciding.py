"""For who decides on objections: the overview, one objection, beginning anew, and a check at any moment."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.people.actor import system_actor
from zuiver.publication import permissions, queries
from zuiver.publication.commands import objection_decide, publication_begin_anew, publications_check
from zuiver.publication.lifecycle import State
from zuiver.publication.models import Objection, Publication, PublicationCheck
from zuiver.registers.registry import register_of
from zuiver.web import kept, notes
from zuiver.web.entries import shown
from zuiver.web.publication.line_words import STATES, pairs_of, state_words, version_lines
from zuiver.web.requests import SignedInRequest, signed_in

TYPED: Final = ("decision", "reason")


@require_safe
@signed_in
def overview(request: SignedInRequest) -> HttpResponse:
    """What waits, what is about to be public, what stays out, and what the checks found. Raises NotFound."""
    found = queries.overview(request.actor)
    context = {
        "counts": [(shown.words(STATES[state]), found.counts.get(state, 0)) for state in State],
        "objections": [_objection_row(one) for one in found.objections],
        "coming": [_coming_row(one) for one in found.coming],
        "stays_out": [_out_row(one) for one in found.stays_out],
        "checks": [_check_row(one) for one in found.checks],
        "columns": {
            "objections": [("title", _("What")), ("who", _("Of whom")), ("since", _("Since"), "date")],
            "coming": [("title", _("What")), ("who", _("Of whom")), ("on", _("Public from"), "date")],
            "checks": [
                ("on", _("Checked at"), "date"), ("looked", _("Looked at"), "number"),
                ("mended", _("Mended"), "number"), ("wrong", _("Was public wrongly"), "number"),
            ],
        },
    }  # fmt: skip
    return render(request, "publication/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def decide(request: SignedInRequest, public_id: str) -> HttpResponse:
    """One objection: what it is about, why, and the decision with its reason. Raises NotFound."""
    if request.method != "POST":
        waiting = kept.take(request)
        known = {name: waiting.fields.get(name, "") for name in TYPED} if waiting else {}
        return _decide_page(request, public_id, known)
    typed = {name: request.POST.get(name, "") for name in TYPED}
    if typed["decision"] not in {"grant", "deny"}:
        errors = {"decision": _("Nothing is chosen yet. Choose whether it becomes public.")}
        return _decide_page(request, public_id, typed, errors)
    try:
        objection_decide(
            request.actor,
            public_id=public_id,
            is_granted=typed["decision"] == "grant",
            reason=typed["reason"],
        )
    except NotFound:
        raise
    except InvalidData as problem:
        return _decide_page(request, public_id, typed, problem.texts(shown.translate))
    except Refusal as refusal:
        return _decide_page(request, public_id, typed, problem=refusal.text(shown.translate))
    notes.leave(request, _("Decided. The person reads your reason."))
    return redirect("publications")


def _decide_page(
    request: SignedInRequest,
    public_id: str,
    typed: dict[str, str],
    errors: dict[str, str] | None = None,
    problem: str = "",
) -> HttpResponse:
    objection, line = queries.objection_for(request.actor, public_id)
    register = register_of(objection.publication.kind)
    context: dict[str, Any] = {
        "title": objection.publication.entry.title,
        "person": objection.publication.person.name,
        "pairs": pairs_of(register, objection.lines),
        "why": objection.reason,
        "at": shown.moment(objection.at),
        "state": state_words(line.state),
        "is_open": objection.outcome == Objection.Outcome.OPEN,
        "versions": version_lines(register, line.versions),
        "typed": {"decision": typed.get("decision", ""), "reason": typed.get("reason", "")},
        "errors": errors or {},
        "problem": problem,
    }
    return render(request, "publication/decide.html", context, status=422 if errors or problem else 200)


@require_POST
@signed_in
def begin_anew(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Show it to the person again, with a reason. Raises NotFound and Refusal."""
    try:
        publication_begin_anew(request.actor, public_id=public_id, reason=request.POST.get("reason", ""))
    except InvalidData as problem:
        notes.leave(request, " ".join(problem.texts(shown.translate).values()), "error")
        return redirect("publications")
    notes.leave(request, _("Begun anew: the person sees the preview first."))
    return redirect("publications")


@require_POST
@signed_in
def check_now(request: SignedInRequest) -> HttpResponse:
    """Check everything at once, as the worker does at night. Raises NotFound."""
    if not permissions.decides(request.actor):
        raise permissions.not_found()
    actor = system_actor(request.actor.organisation_id, request.actor.label, request.actor.on)
    found = publications_check(actor)
    notes.leave(
        request,
        _("Checked: %(looked)s lines, %(mended)s mended.")
        % {"looked": found.looked_at, "mended": found.mended},
    )
    return redirect("publications")


def _objection_row(one: Objection) -> dict[str, str]:
    return {
        "href": reverse("objection", args=[one.public_id]),
        "title": one.publication.entry.title,
        "who": one.publication.person.name,
        "since": shown.day(one.at.date()),
    }


def _coming_row(one: Publication) -> dict[str, str]:
    return {"title": one.entry.title, "who": one.person.name, "on": shown.day(one.publish_on)}


def _out_row(one: Publication) -> dict[str, str]:
    return {
        "title": one.entry.title,
        "who": one.person.name,
        "action": reverse("publication_begin_anew", args=[one.public_id]),
        "id": one.public_id,
    }


def _check_row(one: PublicationCheck) -> dict[str, Any]:
    return {
        "on": shown.moment(one.at),
        "looked": one.looked_at,
        "mended": one.mended,
        "wrong": one.was_wrong,
    }

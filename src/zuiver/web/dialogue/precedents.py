"""Examples: the list with its search, and one of them; who keeps them decides here on what was proposed."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zuiver.catalogue.rule_books import module_names
from zuiver.dialogue import queries
from zuiver.dialogue.commands import precedent_review
from zuiver.dialogue.lifecycle import Transition
from zuiver.dialogue.queries import PrecedentView
from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.notices.commands import notices_seen
from zuiver.web import notes
from zuiver.web.dialogue.examples import example_line, example_lines
from zuiver.web.dialogue.traces import trace_words
from zuiver.web.dialogue.words import subject_of
from zuiver.web.entries import shown
from zuiver.web.entries.entry import read_version
from zuiver.web.requests import SignedInRequest, signed_in

REVIEWS = ("approve", "request_changes", "refuse", "retire")


@require_safe
@signed_in
def precedents(request: SignedInRequest) -> HttpResponse:
    """Published examples, newest first; the words and the subject stay in the address."""
    text, module = request.GET.get("zoek", "").strip()[:200], request.GET.get("onderwerp", "")
    pack = request.organisation.policy_pack
    modules = module_names(pack)
    module = module if module in modules else ""
    page = queries.precedents_page(
        request.actor, text=text, module=module, before=request.GET.get("voor", "")
    )
    kept_filters = {"zoek": text, "onderwerp": module}
    older = urlencode(
        {name: value for name, value in (kept_filters | {"voor": page.before}).items() if value}
    )
    subjects = sorted((subject_of(name, clock.today(), pack), name) for name in modules)
    context = {
        "examples": example_lines(page.rows),
        "text": text,
        "module": module,
        "subjects": [(name, words) for words, name in subjects],
        "older": f"?{older}" if page.before else "",
        "is_filtered": bool(text or module),
    }
    return render(request, "dialogue/precedents.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def precedent(request: SignedInRequest, public_id: str) -> HttpResponse:
    """One example; a second pair of eyes decides here."""
    if request.method == "POST":
        return _review(request, public_id)
    return _with_precedent(request, public_id)


def _review(request: SignedInRequest, public_id: str) -> HttpResponse:
    action, remark = request.POST.get("action", ""), request.POST.get("reason", "")
    try:
        precedent_review(
            request.actor,
            public_id=public_id,
            action=action,
            remark=remark,
            version=read_version(request.POST.get("version", "")),
        )
    except NotFound:
        raise
    except InvalidData as wrong:
        told = " ".join(wrong.texts(shown.translate).values())
        return _with_precedent(request, public_id, action=action, remark=remark, error=told, status=422)
    except Refusal as refusal:
        problem = refusal.text(shown.translate)
        return _with_precedent(request, public_id, action=action, remark=remark, problem=problem, status=422)
    notes.leave(request, _done(action))
    return redirect("precedents" if action == "approve" else "questions")


def _done(action: str) -> str:
    return {
        "approve": _("The example is published. It no longer knows from whom it came."),
        "request_changes": _("Who wrote it sees what you ask."),
        "refuse": _("It does not become an example. Who wrote it sees why."),
        "retire": _("The example is no longer used."),
    }[action]


def _with_precedent(
    request: SignedInRequest,
    public_id: str,
    *,
    action: str = "",
    remark: str = "",
    error: str = "",
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    found = queries.precedent_of(request.actor, public_id)
    notices_seen(request.actor, subject=f"precedent:{public_id}")
    context = {
        "example": example_line(found),
        "is_published": found.state == "published",
        "version": found.version,
        "remark_of_reviewer": found.remark,
        "traces": _traces(request, found),
        "steps": [_step(step) for step in found.steps if step.action in REVIEWS],
        "change_address": reverse("precedent_change", args=[public_id])
        if any(step.action == "change" for step in found.steps)
        else "",
        "act_address": reverse("precedent", args=[public_id]),
        "reasons": {action: remark} if action else {},
        "step_errors": {action: error} if error else {},
        "problem": problem,
    }
    return render(request, "dialogue/precedent.html", context, status=status)


def _traces(request: SignedInRequest, found: PrecedentView) -> list[str]:
    """What could lead back to somebody, for who decides on it."""
    if not any(step.action == "approve" for step in found.steps):
        return []
    return trace_words(queries.traces_of_texts(request.actor, (found.asked_words, found.answer_words)))


def _step(step: Transition) -> dict[str, Any]:
    return {
        "action": step.action,
        "words": shown.words(step.label),
        "needs_reason": step.needs_words,
        "ask": _("What should be different, or why not?"),
        "hint": "",
        "primary": step.action == "approve",
    }

"""For who leads the person, and for who keeps campaigns: more time or not, and letting somebody off."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zuiver.campaigns import commands
from zuiver.campaigns.lifecycle import may_step
from zuiver.campaigns.queries import request_to_decide
from zuiver.kernel.errors import InvalidData, Message, NotFound, Refusal
from zuiver.notices.commands import notices_seen
from zuiver.web import kept, notes
from zuiver.web.campaigns.days import needed_day
from zuiver.web.campaigns.words import state_badge, step_lines
from zuiver.web.dialogue.typed import typed_in
from zuiver.web.entries import shown
from zuiver.web.entries.entry import read_version
from zuiver.web.requests import SignedInRequest, signed_in

Typed = dict[str, str]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def extension(request: SignedInRequest, public_id: str) -> HttpResponse:
    """One request for more time, with its reason; nothing of what the person declared."""
    if request.method != "POST":
        waiting = kept.take(request)
        return _show(request, public_id, typed_in(waiting.fields) if waiting else {})
    typed = typed_in(request.POST)
    try:
        _do(request, public_id, typed)
    except NotFound:
        raise
    except InvalidData as wrong:
        return _show(request, public_id, typed, errors=wrong.texts(shown.translate), status=422)
    except Refusal as refusal:
        return _show(request, public_id, typed, problem=refusal.text(shown.translate), status=422)
    notices_seen(request.actor, subject=f"request:{public_id}")
    notes.leave(request, _("Done. The person sees it now."))
    return redirect("my_things")


def _do(request: SignedInRequest, public_id: str, typed: Typed) -> None:
    actor, action = request.actor, typed.get("action", "")
    reason, version = typed.get("reason", ""), read_version(typed.get("version", ""))
    if action == "extend":
        missing = Message("There is no day yet. Write until when, for example 12 May.")
        until = needed_day(typed, "until", actor.on, missing)
        commands.request_extend(actor, public_id=public_id, until=until, reason=reason, version=version)
    elif action == "exempt":
        commands.request_exempt(actor, public_id=public_id, reason=reason, version=version)
    else:
        commands.request_refuse_extension(actor, public_id=public_id, reason=reason, version=version)


def _show(
    request: SignedInRequest,
    public_id: str,
    typed: Typed,
    *,
    errors: dict[str, str] | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    asked = request_to_decide(request.actor, public_id)
    context = {
        "asked": asked,
        "title": asked.title or _("Confirm what was declared"),
        "state": state_badge(asked.state),
        "until": typed.get("until") or shown.day(asked.asked_until),
        "timeline": step_lines(asked.steps),
        "may_extend": may_step("extend", asked.state),
        "may_refuse": may_step("refuse_extension", asked.state),
        "may_exempt": asked.is_officer and may_step("exempt", asked.state),
        "typed": typed,
        "errors": errors or {},
        "problem": problem,
    }
    return render(request, "campaigns/extension.html", context, status=status)

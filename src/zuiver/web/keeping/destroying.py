"""One list: how many of what under which period, approved by a second person, and the certificate. Never which entries."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zuiver.kernel.errors import NotFound, Refusal
from zuiver.registers.keeping import commands, permissions, queries
from zuiver.registers.keeping.states import DestructionState
from zuiver.web import notes
from zuiver.web.entries import shown
from zuiver.web.keeping import words
from zuiver.web.requests import SignedInRequest, signed_in

AT_ONCE = 200


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def destruction(request: SignedInRequest, public_id: str) -> HttpResponse:
    """A list with its steps. Raises Refusal for who may not look, NotFound."""
    if request.method != "POST":
        return _show(request, public_id)
    action, actor = request.POST.get("action", ""), request.actor
    try:
        if action == "approve":
            commands.destruction_approve(actor, public_id=public_id)
            notes.leave(request, _("Approved. It is carried out now."))
        elif action == "refuse":
            commands.destruction_refuse(actor, public_id=public_id)
            notes.leave(request, _("Not approved. Nothing was destroyed."))
        else:
            commands.destruction_execute(actor, public_id=public_id, at_most=AT_ONCE)
    except NotFound:
        raise
    except Refusal as refusal:
        return _show(request, public_id, problem=refusal.text(shown.translate), status=422)
    return redirect("destruction", public_id)


@require_safe
@signed_in
def certificate(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The certificate as a file. Raises Refusal for who may not look, NotFound."""
    found = queries.destruction_of(request.actor, public_id)
    if found.certificate is None:
        raise permissions.not_there()
    response = JsonResponse(found.certificate, json_dumps_params={"indent": 2})
    response["Content-Disposition"] = f'attachment; filename="certificaat-{public_id}.json"'
    return response


def _show(request: SignedInRequest, public_id: str, *, problem: str = "", status: int = 200) -> HttpResponse:
    actor, found = request.actor, queries.destruction_of(request.actor, public_id)
    proposed = found.state == DestructionState.PROPOSED
    second = permissions.check_second(actor, found.proposed_by_id)
    told = found.certificate or {}
    context = {
        "list": found,
        "on": shown.day(found.on),
        "state": words.state_badge(found.state),
        "by": found.proposed_by.name if found.proposed_by else _("the program"),
        "approved_by": found.approved_by.name if found.approved_by else "",
        "rows": [
            {"register": words.register_name(kind), "outcome": words.outcome(outcome), "number": number}
            for kind, outcome, number in queries.counts_on(actor, found)
        ],
        "may_decide": proposed and second is None,
        "why_not": second.text(shown.translate) if proposed and second else "",
        "may_execute": found.state == DestructionState.APPROVED and permissions.check_keep(actor) is None,
        "is_done": found.state == DestructionState.DONE,
        "rules": [
            {
                "register": words.register_name(rule["kind"]),
                "count": rule["count"],
                "years": rule["years"],
                "source": rule["source"] + (f" ({_('example')})" if rule["is_demo"] else ""),
                "approved": rule["approved_by"],
            }
            for rule in told.get("rules", [])
        ],
        "problem": problem,
    }
    return render(request, "keeping/destruction.html", context, status=status)

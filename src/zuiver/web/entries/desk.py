"""The desk of who decides: what waits on the left, the case on the right, and the decision."""

from dataclasses import replace
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zuiver.dialogue.queries import decision_differs
from zuiver.kernel.errors import InvalidData, Message, NotFound, Refusal
from zuiver.registers import queries
from zuiver.registers.permissions import ASSESSOR, DEPUTY, ROLE
from zuiver.web import kept, notes
from zuiver.web.entries import shown
from zuiver.web.entries.addresses import entry_address
from zuiver.web.entries.case_page import case_context
from zuiver.web.entries.deciding import NOTHING_PICKED, Picked, decide, register_for
from zuiver.web.entries.opening import open_entry
from zuiver.web.entries.step_form import read_state, shown_errors
from zuiver.web.entries.task_lines import task_line
from zuiver.web.requests import SignedInRequest, signed_in

# As who somebody has an entry at the desk; all others read it on its own page, without the history around it.
# The rest follows when these are done: nobody works through more at a time.
LISTED: Final = 25
DECIDE: Final = frozenset({ASSESSOR, DEPUTY, ROLE})


@require_safe
@signed_in
def desk(request: SignedInRequest) -> HttpResponse:
    """The list. No case is open yet: opening one is noted for the person, so nobody does that by accident."""
    context = {**_listed(request, ""), "case": None, "chosen": False}
    return render(request, "entries/desk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def case(request: SignedInRequest, public_id: str) -> HttpResponse:
    """One case; a decision comes back here when something in it needs another look."""
    if request.method == "POST":
        return _decide(request, public_id)
    waiting = kept.take(request)
    if waiting:
        notes.leave(request, _("Your session had ended. What you typed is still here."), "info")
        register = register_for(request.actor, public_id)
        action = waiting.fields.get("action", "")
        typed = read_state(register.step_fields(action), waiting.fields)
        return _with_case(request, public_id, Picked(action, waiting.fields.get("reason", ""), typed))
    return _with_case(request, public_id)


def _decide(request: SignedInRequest, public_id: str) -> HttpResponse:
    action, reason = request.POST.get("action", ""), request.POST.get("reason", "")
    register = register_for(request.actor, public_id)
    typed = read_state(register.step_fields(action), request.POST)
    again = Picked(action, reason, typed)
    if not action:
        nothing = {"action": Message("Choose what you do. Your reason is still here.")}
        return _with_case(request, public_id, again.wrong(nothing), status=422)
    is_other = decision_differs(request.actor, public_id, action)
    if is_other and request.POST.get("go_on") != action:
        # Told once; who goes on says why in the reason.
        return _with_case(request, public_id, replace(again, differs=action), status=422)
    try:
        decide(request.actor, public_id, register, again, request.POST.get("version", ""), is_other=is_other)
    except NotFound:
        raise
    except InvalidData as problem:
        return _with_case(request, public_id, again.wrong(problem.errors), status=422)
    except Refusal as refusal:
        again = replace(again, problem=refusal.text(shown.translate))
        return _with_case(request, public_id, again, status=422)
    notes.leave(request, _("Recorded. The person sees it now, with your reason."))
    return redirect("desk")


def _listed(request: SignedInRequest, public_id: str) -> dict[str, Any]:
    """What waits for the reader, the most urgent first, with the open case marked, and how much it is in all."""
    found, waiting = queries.tasks_to_assess(request.actor, LISTED)
    return {
        "tasks": [{"line": task_line(task), "is_open": task.public_id == public_id} for task in found],
        "waiting": waiting,
    }


def _with_case(
    request: SignedInRequest, public_id: str, picked: Picked = NOTHING_PICKED, status: int = 200
) -> HttpResponse:
    view = open_entry(request.actor, public_id)
    if view.capacity not in DECIDE:
        return redirect(entry_address(view.register, public_id))
    case = case_context(request.actor, view, picked.typed)
    context: dict[str, Any] = {
        **_listed(request, public_id),
        "case": case | {"act_address": reverse("desk_case", args=[public_id])},
        "chosen": True,
        "picked": picked.action,
        "reason": picked.reason,
        "errors": shown_errors(picked.typed.errors),
        "problem": picked.problem,
        "differs": picked.differs,
    }
    return render(request, "entries/desk.html", context, status=status)

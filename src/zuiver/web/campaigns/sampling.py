"""One sample: the answers that were drawn, and what came of looking at each."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zuiver.campaigns import commands, queries
from zuiver.campaigns.commands.checking import Result
from zuiver.campaigns.queries import CheckLine
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.registers.registry import register_of
from zuiver.web import notes
from zuiver.web.campaigns.words import state_badge
from zuiver.web.dialogue.typed import typed_in
from zuiver.web.entries import shown
from zuiver.web.entries.addresses import entry_address
from zuiver.web.requests import SignedInRequest, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sample(request: SignedInRequest, public_id: str, sample_id: str) -> HttpResponse:
    """The drawn answers by name, each with the entries that it was about: opening one of those is logged."""
    if request.method != "POST":
        return _show(request, public_id, sample_id, {})
    typed = typed_in(request.POST)
    try:
        commands.check_record(
            request.actor,
            sample_id=sample_id,
            request_id=typed.get("request", ""),
            result=typed.get("result", ""),
            note=typed.get("note", ""),
        )
    except NotFound:
        raise
    except InvalidData as wrong:
        problem = " ".join(wrong.texts(shown.translate).values())
        return _show(request, public_id, sample_id, typed, problem=problem, status=422)
    except Refusal as refusal:
        return _show(request, public_id, sample_id, typed, problem=refusal.text(shown.translate), status=422)
    notes.leave(request, _("Kept what you found."))
    return redirect("campaign_sample", public_id, sample_id)


def _show(
    request: SignedInRequest,
    public_id: str,
    sample_id: str,
    typed: dict[str, str],
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    view = queries.sample_of(request.actor, public_id, sample_id)
    context = {
        "view": view,
        "title": queries.campaign_of(request.actor, public_id).title,
        "drawn_at": shown.moment(view.drawn_at),
        "lines": [_line(one, typed) for one in view.lines],
        "results": _results(),
        "problem": problem,
    }
    return render(request, "campaigns/sample.html", context, status=status)


def _results() -> list[tuple[str, str]]:
    return [
        (Result.IN_ORDER.value, _("It is right")),
        (Result.PUT_RIGHT.value, _("Put right together")),
        (Result.TO_DISCUSS.value, _("To talk about further")),
    ]


def _line(one: CheckLine, typed: dict[str, str]) -> dict[str, Any]:
    is_typed = typed.get("request") == one.request_id
    return {
        "id": one.request_id,
        "person": one.person,
        "answer": state_badge(one.stratum),
        "entries": [
            (shown.words(register_of(kind).singular), entry_address(register_of(kind), entry))
            for kind, entry in one.entries
        ],
        "result": typed.get("result", "") if is_typed else one.result,
        "note": typed.get("note", "") if is_typed else one.note,
        "is_done": bool(one.result),
        "found": dict(_results()).get(one.result, ""),
        "is_own": one.is_own,
    }

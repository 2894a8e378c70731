"""Of who is asked: is what you declared still right? One tap when it is; a line at a time when it is not."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zuiver.campaigns import commands, queries
from zuiver.campaigns.entries import Declared
from zuiver.campaigns.lifecycle import ANSWERED, Line, State
from zuiver.campaigns.queries import RequestView
from zuiver.kernel.errors import InvalidData, Message, NotFound, Refusal
from zuiver.registers.registry import register_of
from zuiver.web import kept, notes
from zuiver.web.campaigns.days import needed_day
from zuiver.web.campaigns.words import joined, reason_words, register_names, state_badge, step_lines
from zuiver.web.dialogue.typed import typed_in
from zuiver.web.entries import shown
from zuiver.web.entries.addresses import entry_address
from zuiver.web.entries.entry import read_version
from zuiver.web.requests import SignedInRequest, signed_in

LINE: Final = "line-"
ENDED: Final = "ended-"
Typed = dict[str, str]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def my_request(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The request; an answer comes back here when something in it needs another look."""
    if request.method == "POST":
        return _act(request, public_id)
    waiting = kept.take(request)
    if waiting:
        notes.leave(request, _("Your session had ended. What you typed is still here."), "info")
    return _show(request, public_id, typed_in(waiting.fields) if waiting else {})


def _act(request: SignedInRequest, public_id: str) -> HttpResponse:
    typed = typed_in(request.POST)
    try:
        state = _do(request, public_id, typed)
    except NotFound:
        raise
    except InvalidData as wrong:
        return _show(request, public_id, typed, errors=wrong.texts(shown.translate), status=422)
    except Refusal as refusal:
        return _show(request, public_id, typed, problem=refusal.text(shown.translate), status=422)
    notes.leave(request, _done(state))
    return redirect("my_things") if state in ANSWERED else redirect("my_request", public_id)


def _do(request: SignedInRequest, public_id: str, typed: Typed) -> State:
    actor, version = request.actor, read_version(typed.get("version", ""))
    action = typed.get("action", "")
    if action == "finish":
        return State(commands.request_finish(actor, public_id=public_id, version=version).state)
    if action == "ask_time":
        missing = Message("There is no day yet. Write until when you need, for example 12 May.")
        until = needed_day(typed, "until", actor.on, missing)
        asked = commands.request_ask_extension(
            actor, public_id=public_id, until=until, reason=typed.get("reason", ""), version=version
        )
        return State(asked.state)
    lines = {name.removeprefix(LINE): said for name, said in typed.items() if name.startswith(LINE)}
    ended = {name.removeprefix(ENDED): said for name, said in typed.items() if name.startswith(ENDED)}
    answered = commands.request_answer(
        actor,
        public_id=public_id,
        lines=lines,
        nothing=action == "nothing",
        ended_on=ended,
        version=version,
    )
    return State(answered.state)


def _done(state: State) -> str:
    return {
        State.NOTHING: _("Thank you. It is noted today that you have nothing to declare."),
        State.UNCHANGED: _("Thank you. It is noted today that all is still right."),
        State.CHANGED: _("Thank you. What changed is noted today."),
        State.CHANGING: _("Thank you. Now correct the lines that changed."),
        State.EXTENSION_ASKED: _("Your request for more time is sent. We do not remind you meanwhile."),
    }.get(state, _("Done."))


def _show(
    request: SignedInRequest,
    public_id: str,
    typed: Typed,
    *,
    errors: dict[str, str] | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    view = queries.own_request(request.actor, public_id)
    context = {
        "view": view,
        "title": view.title or _("Is what you declared still right?"),
        "state": state_badge(view.state),
        "is_answered": view.state in ANSWERED,
        "about": joined(register_names(view.kinds)),
        "reasons": reason_words(view.reasons),
        "opened_on": shown.day(view.opened_on),
        "answered_on": shown.day(view.answered_on),
        "asked_until": shown.day(view.asked_until),
        "lines": [_line(one, typed, view) for one in view.lines],
        "to_correct": [_to_correct(one) for one in view.lines if one.public_id in view.to_correct],
        "starts": _starts(view),
        "timeline": step_lines(view.steps),
        "typed": typed,
        "errors": errors or {},
        "problem": problem,
    }
    return render(request, "campaigns/request.html", context, status=status)


def _line(one: Declared, typed: Typed, view: RequestView) -> dict[str, Any]:
    register = register_of(one.kind)
    choices = [(Line.UNCHANGED.value, _("Still right")), (Line.CHANGED.value, _("Something changed"))]
    if one.can_end:
        choices.append((Line.ENDED.value, _("It ended")))
    said = view.said.get(one.public_id, Line.UNCHANGED).value
    return {
        "name": f"{LINE}{one.public_id}",
        "href": entry_address(register, one.public_id),
        "title": one.title,
        "party": one.party,
        "register": shown.words(register.name),
        "recorded": shown.day(one.recorded_on),
        "choices": choices,
        "value": typed.get(f"{LINE}{one.public_id}", said),
        "ended_name": f"{ENDED}{one.public_id}" if one.can_end else "",
        "ended_on": typed.get(f"{ENDED}{one.public_id}", ""),
    }


def _to_correct(one: Declared) -> tuple[str, str]:
    return one.title, reverse("entry_correct", args=[register_of(one.kind), one.public_id])


def _starts(view: RequestView) -> list[tuple[str, str]]:
    """Where somebody records what was not declared yet, by register."""
    registers = [register_of(kind) for kind in view.kinds if register_names([kind])]
    return [
        (
            reverse("entry_new", args=[one]),
            _("Record a %(what)s") % {"what": shown.words(one.singular).lower()},
        )
        for one in registers
    ]

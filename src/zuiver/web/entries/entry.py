"""One entry: open it, take a step, write a message, correct it, add and see photos, take letters along."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.registers import commands, queries
from zuiver.registers.declaration import Register
from zuiver.registers.registry import register_of
from zuiver.web import kept, notes
from zuiver.web.entries import shown
from zuiver.web.entries.addresses import entry_address
from zuiver.web.entries.deciding import NOTHING_PICKED, Picked, decide
from zuiver.web.entries.entry_page import entry_context
from zuiver.web.entries.entry_version import read_version as read_version
from zuiver.web.entries.form_response import Filled, Purpose, form_response
from zuiver.web.entries.form_state import all_that_is_wrong, from_post, from_stored, read_key, to_typed
from zuiver.web.entries.opening import open_entry
from zuiver.web.entries.photos import photos_of
from zuiver.web.entries.step_form import prefix_of, read_state
from zuiver.web.requests import SignedInRequest, signed_in


@require_safe
@signed_in
def entry(request: SignedInRequest, register: Register, public_id: str) -> HttpResponse:
    """The page of an entry; opening it is noted for the person whose it is."""
    view = open_entry(request.actor, public_id)
    if view.register.kind != register.kind:
        return redirect(entry_address(view.register, public_id))
    return render(request, "entries/entry.html", entry_context(request.actor, view))


def _after_signing_in(request: SignedInRequest, register: Register, public_id: str) -> HttpResponse:
    """The session ended while somebody wrote here: the entry again, with what was typed in its place."""
    waiting = kept.take(request)
    if waiting is None:
        return redirect(entry_address(register, public_id))
    notes.leave(request, _("Your session had ended. What you typed is still here."), "info")
    action, reason = waiting.fields.get("action", ""), waiting.fields.get("reason", "")
    typed = read_state(register.step_fields(action), waiting.fields, prefix_of(action))
    return _again(
        request,
        public_id,
        Picked(action, reason, typed),
        status=200,
        message_text=waiting.fields.get("text", ""),
        open_steps={action} if reason or typed.state else set(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def step(request: SignedInRequest, register: Register, public_id: str) -> HttpResponse:
    """Take one step of the life cycle."""
    if request.method != "POST":
        return _after_signing_in(request, register, public_id)
    action = request.POST.get("action", "")
    typed = read_state(register.step_fields(action), request.POST, prefix_of(action))
    picked = Picked(action, request.POST.get("reason", ""), typed)
    try:
        found = decide(request.actor, public_id, register, picked, request.POST.get("version", ""))
    except NotFound:
        raise
    except InvalidData as problem:
        return _again(request, public_id, picked.wrong(problem.errors))
    except Refusal as refusal:
        return _again(request, public_id, picked, problem=refusal.text(shown.translate))
    notes.leave(request, _("Recorded."))
    return redirect(entry_address(register_of(found.kind), public_id))


def _again(
    request: SignedInRequest, public_id: str, picked: Picked = NOTHING_PICKED, status: int = 422, **more: Any
) -> HttpResponse:
    """Show the entry once more, with what was typed and what is wrong with it."""
    view = open_entry(request.actor, public_id)
    context = entry_context(request.actor, view, picked) | more
    return render(request, "entries/entry.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def message(request: SignedInRequest, register: Register, public_id: str) -> HttpResponse:
    """Write to the other one: the person or who decides."""
    if request.method != "POST":
        return _after_signing_in(request, register, public_id)
    text = request.POST.get("text", "")
    try:
        commands.message_add(request.actor, public_id=public_id, text=text)
    except NotFound:
        raise
    except InvalidData as problem:
        words = " ".join(problem.texts(shown.translate).values())
        return _again(request, public_id, message_text=text, message_error=words)
    except Refusal as refusal:
        return _again(request, public_id, message_text=text, problem=refusal.text(shown.translate))
    notes.leave(request, _("Your message is with the entry."))
    return redirect(entry_address(register, public_id))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def correct(request: SignedInRequest, register: Register, public_id: str) -> HttpResponse:
    """Correct what is stored: adds a version, with a reason."""
    view = open_entry(request.actor, public_id)
    if not view.can_correct:
        raise NotFound(
            "not_yours_to_correct", "Only the person whose entry it is corrects it. Ask that person."
        )
    waiting = kept.take(request)
    if request.method == "POST":
        return _correct(request, view)
    fields = waiting.fields if waiting else None
    state = (
        from_post(register, fields)
        if fields
        else from_stored(register, view.entry.data, shown.reader_language())
    )
    purpose = _correction(view, view.entry.version, fields.get("reason", "") if fields else "")
    return form_response(request, register, Filled(state, read_key("")), purpose)


def _correct(request: SignedInRequest, view: queries.EntryView) -> HttpResponse:
    register, public_id = view.register, view.entry.public_id
    state = from_post(register, request.POST)
    version = read_version(request.POST.get("version", "")) or view.entry.version
    purpose = _correction(view, version, request.POST.get("reason", ""))
    typed, wrong = to_typed(register, state, clock.today())
    try:
        if wrong:
            raise InvalidData(all_that_is_wrong(register, typed, wrong))
        commands.entry_correct(
            request.actor, public_id=public_id, data=typed, reason=purpose.reason, version=version
        )
    except NotFound:
        raise
    except InvalidData as problem:
        return form_response(request, register, Filled(state, read_key(""), problem.errors), purpose)
    except Refusal as refusal:
        filled = Filled(state, read_key(""), problem=refusal.text(shown.translate))
        return form_response(request, register, filled, purpose)
    notes.leave(request, _("Corrected. What stood there before stays in the history."))
    return redirect(entry_address(register, public_id))


def _correction(view: queries.EntryView, version: int, reason: str) -> Purpose:
    address = entry_address(view.register, view.entry.public_id)
    return Purpose(
        heading=_("Correct: %(what)s") % {"what": view.entry.title},
        lead=_("Change what is not right. Nothing disappears: the history keeps what stood there."),
        action=f"{address}verbeteren/",
        advice_address=reverse("entry_advice_only", args=[view.register]),
        submit_words=_("Save the correction"),
        back=address,
        version=version,
        reason=reason,
    )


@require_POST
@signed_in
def photo_add(request: SignedInRequest, register: Register, public_id: str) -> HttpResponse:
    """Add a photo to one's own entry."""
    try:
        for content in photos_of(request):
            commands.photo_add(request.actor, public_id=public_id, content=content)
    except NotFound:
        raise
    except InvalidData as problem:
        return _again(request, public_id, photo_error=" ".join(problem.texts(shown.translate).values()))
    except Refusal as refusal:
        return _again(request, public_id, photo_error=refusal.text(shown.translate))
    notes.leave(request, _("The photo is with the entry."))
    return redirect(entry_address(register, public_id))


@require_safe
@signed_in
def photo(request: SignedInRequest, register: Register, public_id: str, photo_id: str) -> HttpResponse:
    """One photo, for who may see the entry."""
    found = queries.photo_of(request.actor, public_id=public_id, photo_id=photo_id)
    response = HttpResponse(bytes(found.content), content_type=found.media_type)
    response["Cache-Control"] = "private, no-store"
    return response

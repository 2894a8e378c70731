"""Record something: the form, the advice beside it, and the draft that saves itself."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData
from zuiver.registers import commands, queries
from zuiver.registers.declaration import Register
from zuiver.registers.registry import all_registers
from zuiver.web import kept, notes
from zuiver.web.entries import shown
from zuiver.web.entries.form_response import Filled, Purpose, advice_beside, form_response, known_sentences
from zuiver.web.entries.form_state import (
    KEY,
    SEARCH,
    STEP,
    all_that_is_wrong,
    blank,
    from_post,
    is_untouched,
    read_key,
    suggest_fields,
    to_typed,
)
from zuiver.web.entries.photos import photos_of
from zuiver.web.entries.prefill import carries_answers, from_answers
from zuiver.web.entries.register_words import lead_words, record_words, submit_words
from zuiver.web.entries.suggestions import colleagues, givers_like
from zuiver.web.requests import SignedInRequest, signed_in

STAY: Final = frozenset({"advice", "more_parts", "find_people"})


@require_safe
@signed_in
def choose(request: SignedInRequest) -> HttpResponse:
    """Record something: which register is it for?"""
    registers = [
        (reverse("entry_new", args=[one]), record_words(one), lead_words(one)) for one in all_registers()
    ]
    return render(request, "entries/choose.html", {"registers": registers})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: SignedInRequest, register: Register) -> HttpResponse:
    """The form: empty, from a draft, from the answers of the interview, or as it was when the session ended."""
    if request.method != "POST":
        return _start(request, register)
    if carries_answers(request.POST):
        state = from_answers(request.organisation, register, request.POST)
        return _show(request, register, Filled(state, read_key("")))
    step = request.POST.get(STEP, "")
    state = from_post(register, request.POST)
    key = read_key(request.POST.get(KEY, ""))
    if step == "draft":
        return _keep_for_later(request, register, state, key)
    if step in STAY:
        saved = _save(request, register, state, key)
        return _show(request, register, Filled(state, key, saved=saved, open_more=step == "find_people"))
    return _submit(request, register, state, key)


def _start(request: SignedInRequest, register: Register) -> HttpResponse:
    waiting = kept.take(request)
    if waiting and carries_answers(waiting.fields):
        state = from_answers(request.organisation, register, waiting.fields)
        return _show(request, register, Filled(state, read_key("")))
    if waiting:
        words = _("Your session had ended. What you typed is still here.")
        if waiting.lost_a_photo:
            words += " " + _("Only the photo has to be chosen again.")
        notes.leave(request, words, "info")
        state = from_post(register, waiting.fields)
        return _show(request, register, Filled(state, read_key(waiting.fields.get(KEY, ""))))
    wanted = request.GET.get("concept", "")
    for draft in queries.drafts_of(request.actor, register.kind) if wanted else ():
        if str(draft.submission_key) == wanted:
            saved = _saved_at(shown.clock_time(draft.updated_at))
            return _show(request, register, Filled(dict(draft.data), draft.submission_key, saved=saved))
    return _show(request, register, Filled(blank(register), read_key("")))


def _submit(request: SignedInRequest, register: Register, state: dict[str, Any], key: UUID) -> HttpResponse:
    typed, wrong = to_typed(register, state, clock.today())
    try:
        photos = photos_of(request)
        if wrong:
            raise InvalidData(all_that_is_wrong(register, typed, wrong))
        entry = commands.entry_submit(
            request.actor, kind=register.kind, data=typed, submission_key=key, photos=photos
        )
    except InvalidData as problem:
        return _show(request, register, Filled(state, key, problem.errors, lost_photo=bool(request.FILES)))
    return redirect("entry_confirmed", register=register, public_id=entry.public_id)


def _keep_for_later(
    request: SignedInRequest, register: Register, state: dict[str, Any], key: UUID
) -> HttpResponse:
    commands.draft_save(request.actor, kind=register.kind, submission_key=key, data=state)
    notes.leave(request, _("Saved. Only you see it. You find it under “Not sent yet”."))
    return redirect("my_things")


def _save(request: SignedInRequest, register: Register, state: dict[str, Any], key: UUID) -> str:
    """Save the draft once somebody filled something in; say when."""
    if is_untouched(register, state):
        return ""
    draft = commands.draft_save(request.actor, kind=register.kind, submission_key=key, data=state)
    return _saved_at(shown.clock_time(draft.updated_at))


def _saved_at(time: str) -> str:
    return _("saved at %(time)s") % {"time": time}


def _show(request: SignedInRequest, register: Register, filled: Filled) -> HttpResponse:
    purpose = Purpose(
        heading=record_words(register),
        lead=lead_words(register),
        action=reverse("entry_new", args=[register]),
        advice_address=reverse("entry_advice", args=[register]),
        submit_words=submit_words(register),
        back=reverse("my_things"),
    )
    return form_response(request, register, filled, purpose)


@require_POST
@signed_in
def advice(request: SignedInRequest, register: Register, saves: bool) -> HttpResponse:
    """The advice on what is filled in so far, and the draft saved: what htmx asks while somebody types."""
    state = from_post(register, request.POST)
    typed, _wrong = to_typed(register, state, clock.today())
    preview = queries.preview(request.actor, kind=register.kind, data=typed)
    saved = _save(request, register, state, read_key(request.POST.get(KEY, ""))) if saves else ""
    context = {
        "advice": advice_beside(register, state, preview),
        "saved": saved,
        "known": known_sentences(register, preview),
        "swap_more": True,
    }
    return render(request, "entries/parts/advice.html", context)


@require_safe
@signed_in
def suggest(request: SignedInRequest, register: Register) -> HttpResponse:
    """Givers to tap, for what was typed so far."""
    name = next((name for name in suggest_fields(register) if name in request.GET), "")
    names = givers_like(request.actor, request.GET.get(name, "")[:200])
    return render(request, "entries/parts/picks.html", {"name": name, "names": names})


@require_safe
@signed_in
def find_colleagues(request: SignedInRequest, register: Register, field: str) -> HttpResponse:
    """Colleagues to tick, for what was typed so far; those that were ticked stay."""
    chosen = request.GET.getlist(field)
    people = colleagues(request.actor, chosen, request.GET.get(field + SEARCH, "")[:200])
    return render(
        request, "entries/parts/colleagues.html", {"name": field, "people": people, "chosen": chosen}
    )

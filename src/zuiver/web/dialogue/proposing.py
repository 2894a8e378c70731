"""Writing an example anew in general words, with what could lead back to somebody beside it."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zuiver.codes.reference import norm_book
from zuiver.dialogue import queries
from zuiver.dialogue.commands import precedent_change, precedent_propose
from zuiver.dialogue.permissions import not_found, precedent_not_found
from zuiver.dialogue.queries import QuestionView
from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.web import kept, notes
from zuiver.web.dialogue.question_page import open_question, question_context
from zuiver.web.dialogue.traces import trace_words
from zuiver.web.dialogue.typed import typed_in
from zuiver.web.dialogue.words import book_of, outcome_words, possible_outcomes
from zuiver.web.entries import shown
from zuiver.web.entries.entry import read_version
from zuiver.web.requests import SignedInRequest, signed_in

Typed = dict[str, str]
FIELDS = ("asked_words", "answer_words")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def propose(request: SignedInRequest, public_id: str) -> HttpResponse:
    """A new example of a question that the reader answered. Both fields start empty: what was said is not copied."""
    view = open_question(request.actor, public_id)
    if not view.can_propose:
        raise not_found()
    context = {
        "source": question_context(request.organisation, view),
        "here": reverse("precedent_propose", args=[public_id]),
        "back": reverse("question_case", args=[public_id]),
        "remark": "",
        "outcomes": _outcomes(view.row.module, view.row.asked_on, view.pack, _given(view)),
        "norms": _norms(view.receipt.cites),
    }
    if request.method != "POST":
        first = {"outcome": _given(view)}
        return _form(request, context, first | _waiting(request), public_id, view.receipt.cites)
    typed = typed_in(request.POST)
    if "look" in typed:
        return _form(request, context, typed, public_id, _ticked(request))
    try:
        precedent_propose(
            request.actor,
            public_id=public_id,
            outcome=typed.get("outcome", ""),
            norms=_ticked(request),
            **_texts(typed),
        )
    except NotFound:
        raise
    except InvalidData as wrong:
        return _form(
            request, context, typed, public_id, _ticked(request), errors=wrong.texts(shown.translate)
        )
    except Refusal as refusal:
        return _form(
            request, context, typed, public_id, _ticked(request), problem=refusal.text(shown.translate)
        )
    notes.leave(request, _("Your example waits for a second pair of eyes. Nobody else sees it yet."))
    return redirect("question_case", public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The same for an example that is under review."""
    found = queries.precedent_of(request.actor, public_id)
    if not any(step.action == "change" for step in found.steps):
        raise precedent_not_found()
    context = {
        "source": None,
        "here": reverse("precedent_change", args=[public_id]),
        "back": reverse("precedent", args=[public_id]),
        "remark": found.remark,
        "outcomes": _outcomes(found.module, clock.today(), found.pack, found.outcome),
        "norms": _norms(found.norms_possible),
    }
    stored = {
        "asked_words": found.asked_words,
        "answer_words": found.answer_words,
        "version": str(found.version),
        "outcome": found.outcome,
    }
    if request.method != "POST":
        return _form(request, context, stored | _waiting(request), "", found.norms)
    typed = typed_in(request.POST)
    if "look" in typed:
        return _form(request, context, typed, "", _ticked(request))
    try:
        precedent_change(
            request.actor,
            public_id=public_id,
            version=read_version(typed.get("version", "")),
            **_texts(typed),
        )
    except NotFound:
        raise
    except InvalidData as wrong:
        return _form(request, context, typed, "", _ticked(request), errors=wrong.texts(shown.translate))
    except Refusal as refusal:
        return _form(request, context, typed, "", _ticked(request), problem=refusal.text(shown.translate))
    notes.leave(request, _("Your example waits for a second pair of eyes. Nobody else sees it yet."))
    return redirect("questions")


def _given(view: QuestionView) -> str:
    """What was advised in the answer."""
    return view.answer.outcome if view.answer else view.row.outcome


def _outcomes(module: str, on: date, pack: str, chosen: str) -> list[tuple[str, str]]:
    found = possible_outcomes(book_of(module, on, pack), chosen)
    return [
        (one, f"{words.word}: {words.sentence}") for one in found for words in [outcome_words(one, module)]
    ]


def _norms(names: Collection[str]) -> list[tuple[str, str]]:
    known, language = norm_book().norms, shown.reader_language()
    return [
        (name, f"{name}: {known[name].text.in_language(language)}" if name in known else name)
        for name in names
    ]


def _ticked(request: SignedInRequest) -> tuple[str, ...]:
    return tuple(request.POST.getlist("norms"))


def _waiting(request: SignedInRequest) -> Typed:
    waiting = kept.take(request)
    return typed_in(waiting.fields) if waiting else {}


def _texts(typed: Typed) -> dict[str, str]:
    return {field: typed.get(field, "") for field in FIELDS}


def _form(
    request: SignedInRequest,
    context: dict[str, Any],
    typed: Typed,
    question_id: str,
    ticked: Collection[str],
    *,
    errors: dict[str, str] | None = None,
    problem: str = "",
) -> HttpResponse:
    texts = _texts(typed)
    traces = queries.traces_of_texts(request.actor, tuple(texts.values()), question_id)
    looked = any(texts.values())
    more = {
        "typed": texts | {"outcome": typed.get("outcome", "")},
        "ticked": ticked,
        "version": typed.get("version", ""),
        "traces": trace_words(traces) if looked else [],
        "looked": looked,
        "errors": errors or {},
        "problem": problem,
    }
    status = 422 if errors or problem else 200
    return render(request, "dialogue/propose.html", context | more, status=status)

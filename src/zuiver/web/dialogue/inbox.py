"""Of who answers: what waits on the left, the question on the right, and the answer."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zuiver.dialogue import queries
from zuiver.dialogue.commands import question_act, question_answer
from zuiver.dialogue.queries import QuestionRow, QuestionView
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.web import kept, notes
from zuiver.web.dialogue.examples import example_lines
from zuiver.web.dialogue.hint import usual_answer_words
from zuiver.web.dialogue.mine import shortened
from zuiver.web.dialogue.question_page import open_question, question_context, step_forms
from zuiver.web.dialogue.typed import typed_in
from zuiver.web.dialogue.words import book_of, outcome_words, possible_outcomes, subject_of
from zuiver.web.entries import shown
from zuiver.web.entries.entry import read_version
from zuiver.web.requests import SignedInRequest, signed_in

Typed = dict[str, str]


@require_safe
@signed_in
def inbox(request: SignedInRequest) -> HttpResponse:
    """The list. No question is open yet: opening one is noted for who asked, so nobody does that by accident."""
    return render(request, "dialogue/inbox.html", _listed(request, "") | {"case": None})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def case(request: SignedInRequest, public_id: str) -> HttpResponse:
    """One question; an answer comes back here when something in it needs another look."""
    if request.method == "POST":
        return _act(request, public_id)
    waiting = kept.take(request)
    if waiting:
        notes.leave(request, _("Your session had ended. What you typed is still here."), "info")
    return _with_case(request, public_id, typed=typed_in(waiting.fields) if waiting else {})


def _act(request: SignedInRequest, public_id: str) -> HttpResponse:
    typed = typed_in(request.POST)
    action = typed.get("action", "")
    try:
        if action == "answer":
            _answer(request, public_id, typed)
        else:
            question_act(
                request.actor,
                public_id=public_id,
                action=action,
                words=typed.get("reason", ""),
                version=read_version(typed.get("version", "")),
            )
    except NotFound:
        raise
    except InvalidData as wrong:
        errors = wrong.texts(shown.translate)
        return _with_case(request, public_id, typed=typed, errors=errors, status=422)
    except Refusal as refusal:
        problem = refusal.text(shown.translate)
        return _with_case(request, public_id, typed=typed, problem=problem, status=422)
    if action == "answer":
        notes.leave(request, _("Your answer is sent. You can make an example of it for others."))
        return redirect("question_case", public_id)
    notes.leave(request, _("Done. Who asked it sees it now."))
    return redirect("questions")


def _answer(request: SignedInRequest, public_id: str, typed: Typed) -> None:
    question_answer(
        request.actor,
        public_id=public_id,
        outcome=typed.get("outcome", ""),
        words=typed.get("words", ""),
        why_different=typed.get("why_different", ""),
        version=read_version(typed.get("version", "")),
    )


def _listed(request: SignedInRequest, public_id: str) -> dict[str, Any]:
    """What waits for the reader, oldest first, with the open one marked; and examples that ask for a second look."""
    pack = request.organisation.policy_pack
    return {
        "rows": [_row(row, pack, public_id) for row in queries.to_answer(request.actor)],
        "proposals": example_lines(queries.proposals_for(request.actor)),
    }


def _row(row: QuestionRow, pack: str, public_id: str) -> dict[str, Any]:
    return {
        "href": reverse("question_case", args=[row.public_id]),
        "subject": subject_of(row.module, row.asked_on, pack),
        "about": shortened(row.about),
        "person": row.person,
        "due": _("answer by %(day)s") % {"day": shown.day(row.due_on)},
        "is_late": row.is_late,
        "in_place_of": row.in_place_of,
        "is_open": row.public_id == public_id,
    }


def _with_case(
    request: SignedInRequest,
    public_id: str,
    *,
    typed: Typed,
    errors: dict[str, str] | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    view = open_question(request.actor, public_id)
    if view.is_own:
        return redirect("my_question", public_id)
    row, action = view.row, typed.get("action", "")
    found = queries.like_precedents(
        request.actor, module=row.module, rule=view.rule, outcome=row.outcome, features=view.features
    )
    wrong = errors or {}
    context = _listed(request, public_id) | {
        "case": question_context(request.organisation, view),
        "in_place_of": view.in_place_of,
        "act_address": reverse("question_case", args=[public_id]),
        "may_answer": any(step.action == "answer" for step in view.steps),
        "choices": _choices(view),
        "usual": usual_answer_words(request.actor, view),
        "steps": step_forms(view),
        "examples": example_lines(found),
        "typed": typed,
        "reasons": {action: typed.get("reason", "")} if action != "answer" else {},
        "step_errors": {action: wrong["words"]} if action != "answer" and "words" in wrong else {},
        "errors": wrong if action == "answer" else {},
        "problem": problem,
        "propose_address": reverse("precedent_propose", args=[public_id]) if view.can_propose else "",
    }
    return render(request, "dialogue/inbox.html", context, status=status)


def _choices(view: QuestionView) -> list[dict[str, Any]]:
    row = view.row
    book = book_of(row.module, row.asked_on, view.pack)
    return [
        {"heard": outcome_words(outcome, row.module), "departs": outcome != row.outcome}
        for outcome in possible_outcomes(book, row.outcome)
    ]

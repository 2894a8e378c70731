"""Of who asked: my questions, and one of them with its answer."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zuiver.dialogue import queries
from zuiver.dialogue.commands import question_act
from zuiver.dialogue.queries import QuestionRow
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.web import kept, notes
from zuiver.web.dialogue.examples import example_lines
from zuiver.web.dialogue.question_page import TONES, open_question, question_context, step_forms
from zuiver.web.dialogue.typed import typed_in
from zuiver.web.dialogue.words import subject_of, who
from zuiver.web.entries import shown
from zuiver.web.entries.entry import read_version
from zuiver.web.requests import SignedInRequest, signed_in


@require_safe
@signed_in
def my_questions(request: SignedInRequest) -> HttpResponse:
    """The reader's own questions, newest first."""
    pack = request.organisation.policy_pack
    context = {
        "columns": _columns(),
        "rows": [_row(row, pack) for row in queries.my_questions(request.actor)],
    }
    return render(request, "dialogue/mine.html", context)


def my_questions_link() -> tuple[str, str]:
    """Where the reader's own questions stand, and the words of the link."""
    return reverse("my_questions"), _("My questions")


def _columns() -> list[tuple[str, str, str]]:
    return [
        ("subject", _("About"), "text"),
        ("about", _("In your words"), "text"),
        ("who", _("Put to"), "text"),
        ("asked", _("Asked on"), "date"),
        ("state", _("Where it stands"), "badge"),
    ]


def _row(row: QuestionRow, pack: str) -> dict[str, Any]:
    return {
        "href": reverse("my_question", args=[row.public_id]),
        "subject": subject_of(row.module, row.asked_on, pack),
        "about": shortened(row.about),
        "who": who(row.answerer, row.answerer_role),
        "asked": shown.day(row.asked_on),
        "state": (shown.words(row.state_label), TONES[row.state]),
    }


def shortened(text: str, longest: int = 90) -> str:
    """The first line of a text, cut off where it is long."""
    first = text.strip().partition("\n")[0]
    return first if len(first) <= longest else f"{first[: longest - 1].rstrip()}…"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def question(request: SignedInRequest, public_id: str) -> HttpResponse:
    """One question of the reader; a step comes back here when something in it needs another look."""
    if request.method == "POST":
        return _act(request, public_id)
    waiting = kept.take(request)
    typed = typed_in(waiting.fields) if waiting else {}
    if waiting:
        notes.leave(request, _("Your session had ended. What you typed is still here."), "info")
    return _with_question(request, public_id, typed=typed)


def _act(request: SignedInRequest, public_id: str) -> HttpResponse:
    typed = typed_in(request.POST)
    action, words = typed.get("action", ""), typed.get("reason", "")
    try:
        question_act(
            request.actor,
            public_id=public_id,
            action=action,
            words=words,
            version=read_version(typed.get("version", "")),
        )
    except NotFound:
        raise
    except InvalidData as wrong:
        errors = {action: " ".join(wrong.texts(shown.translate).values())}
        return _with_question(request, public_id, typed=typed, errors=errors, status=422)
    except Refusal as refusal:
        problem = refusal.text(shown.translate)
        return _with_question(request, public_id, typed=typed, problem=problem, status=422)
    notes.leave(request, _done(action))
    return redirect(
        "my_questions" if action in {"withdraw", "close"} else reverse("my_question", args=[public_id])
    )


def _done(action: str) -> str:
    return {
        "withdraw": _("Your question is taken back. Nobody else sees it any more."),
        "close": _("Your question is closed. Good that you asked first."),
    }.get(action, _("Sent. You get an answer here."))


def _with_question(
    request: SignedInRequest,
    public_id: str,
    *,
    typed: dict[str, str],
    errors: dict[str, str] | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    view = open_question(request.actor, public_id)
    if not view.is_own:
        return redirect("question_case", public_id)
    row = view.row
    action = typed.get("action", "")
    found = queries.like_precedents(
        request.actor, module=row.module, rule=view.rule, outcome=row.outcome, features=view.features
    )
    context = question_context(request.organisation, view) | {
        "steps": step_forms(view),
        "act_address": reverse("my_question", args=[public_id]),
        "typed": {action: typed.get("reason", "")} if action else {},
        "step_errors": errors or {},
        "problem": problem,
        "examples": example_lines(found),
    }
    return render(request, "dialogue/question.html", context, status=status)

"""One measure: what it asks, what happened, and the steps that the reader may take."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.measures.commands import measure_open
from zuiver.measures.lifecycle import CARRY_OUT, State
from zuiver.measures.queries import MeasureView, StepLine
from zuiver.notices.commands import notices_seen
from zuiver.web import kept, notes
from zuiver.web.entries import shown
from zuiver.web.measures import words
from zuiver.web.measures.addresses import measure_address
from zuiver.web.measures.files import file_lines, files_of
from zuiver.web.measures.steps import Typed, act, done_words, linked_errors, step_forms, typed_in
from zuiver.web.measures.subjects import subjects_seen_by
from zuiver.web.requests import SignedInRequest, signed_in

OWN: Final = frozenset({"person", "owner"})
# What was said last is what the reader has to go on.
WAITS_FOR_AN_ANSWER: Final = frozenset({State.OBJECTED, State.UPHELD, State.MORE_PROOF})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def measure(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The page; a step comes back here when something in it needs another look."""
    if request.method == "POST":
        return _act(request, public_id)
    waiting = kept.take(request)
    if waiting:
        notes.leave(request, _("Your session had ended. What you typed is still here."), "info")
    return _page(request, public_id, typed_in(waiting.fields) if waiting else {})


def _act(request: SignedInRequest, public_id: str) -> HttpResponse:
    typed = typed_in(request.POST)
    try:
        act(request.actor, public_id, typed, files_of(request))
    except NotFound:
        raise
    except InvalidData as wrong:
        return _page(request, public_id, typed, errors=wrong.texts(shown.translate), status=422)
    except Refusal as refusal:
        return _page(request, public_id, typed, problem=refusal.text(shown.translate), status=422)
    notes.leave(request, done_words(typed.get("action", "")))
    return redirect("measure", public_id)


def _page(
    request: SignedInRequest,
    public_id: str,
    typed: Typed,
    *,
    errors: dict[str, str] | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    view = measure_open(request.actor, public_id, sees_subject=subjects_seen_by(request.actor))
    notices_seen(request.actor, subject=f"measure:{public_id}")
    context = _context(view) | {
        "steps": step_forms(request.actor, view, typed, errors or {}),
        "act_address": measure_address(public_id),
        "summary": linked_errors(typed, errors or {}),
        "problem": problem,
    }
    return render(request, "measures/measure.html", context, status=status)


def _context(view: MeasureView) -> dict[str, Any]:
    row = view.row
    is_own = view.capacity in OWN
    return {
        "version": view.version,
        "is_own": is_own,
        "back": _way_back(view),
        "text": row.text,
        "title": words.first_line(row.text, 70),
        "state": words.state(row),
        "stands": shown.words(row.state_label),
        "is_late": row.is_late,
        "subject": words.subject(row.subject),
        "facts": _facts(view),
        "proof": view.proof,
        "proof_link": view.proof_link,
        "proven_on": shown.day(row.proven_on),
        "files": file_lines(row.public_id, view.files),
        "timeline": [_line(line, view.proof) for line in view.lines],
        "answered": _line(view.lines[-1], "") if row.state in WAITS_FOR_AN_ANSWER else None,
        "reads": [
            {
                "reader": read.reader,
                "capacity": words.capacity(read.capacity),
                "moment": shown.moment(read.at),
                "times": read.times,
            }
            for read in view.reads
        ],
        "follows": measure_address(view.follows) if view.follows else "",
        "followed_by": measure_address(view.followed_by) if view.followed_by else "",
        "in_place_of": row.in_place_of if view.capacity == "deputy" else "",
    }


def _way_back(view: MeasureView) -> tuple[str, str]:
    """The list in which this reader has the measure, or what it belongs to."""
    if view.capacity in OWN:
        return reverse("my_measures"), _("My measures")
    if view.capacity == "subject":
        belongs_to = words.subject(view.row.subject)
        return belongs_to["href"], belongs_to["words"]
    if view.capacity == "register":
        return reverse("measures_register"), _("The register of measures")
    return reverse("measures_to_check"), _("Measures to check")


def _facts(view: MeasureView) -> list[tuple[str, str]]:
    row = view.row
    facts = [
        (_("About whom"), row.person),
        (_("Who does it"), row.owner),
        (_("Ready by"), shown.day(row.due_on)),
        (_("Who checks it"), words.checker(row)),
    ]
    if row.recheck_on is not None:
        facts.append((_("Looked at again on"), shown.day(row.recheck_on)))
    return facts


def _line(line: StepLine, proof: str) -> dict[str, str]:
    name = line.who
    if line.in_place_of:
        name = _("%(name)s, in place of %(absent)s") % {"name": name, "absent": line.in_place_of}
    return {
        "what": shown.words(line.what),
        "note": _note(line, proof),
        "when": shown.moment(line.at),
        "who": name,
        "tone": "care" if line.action in {"object", "find_not_effective"} else "",
    }


def _note(line: StepLine, proof: str) -> str:
    """What was said and set at a step; the proof that stands has a place of its own on the page."""
    if line.action == CARRY_OUT and line.words == proof:
        return ""
    return "\n".join(part for part in (line.words, _sets(line)) if part)


def _sets(line: StepLine) -> str:
    """What a step set, where that is not in its words."""
    if line.action == "postpone":
        return _("Ready by %(day)s") % {"day": shown.day(line.due_on)}
    if line.action == "hand_on":
        return _("Now done by %(name)s") % {"name": line.owner}
    if line.action == "find_effective" and line.recheck_on:
        return _("Looked at again on %(day)s") % {"day": shown.day(line.recheck_on)}
    return line.link

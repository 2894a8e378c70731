"""The person looks at what will be public, or is, and can object with a reason."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.publication import permissions, queries
from zuiver.publication.commands import publication_object
from zuiver.registers.queries import EntryView
from zuiver.web import kept, notes
from zuiver.web.entries import shown
from zuiver.web.entries.addresses import entry_address
from zuiver.web.entries.entry_version import read_version
from zuiver.web.entries.opening import open_entry
from zuiver.web.publication.line_words import pairs_of
from zuiver.web.requests import SignedInRequest, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def objecting(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The lines, word for word, and the form to object to them. Raises NotFound for who is not the person."""
    view = open_entry(request.actor, public_id)
    if not view.is_own:
        raise permissions.not_found()
    if request.method != "POST":
        waiting = kept.take(request)
        return _page(request, view, waiting.fields.get("reason", "") if waiting else "")
    reason = request.POST.get("reason", "")
    try:
        publication_object(
            request.actor,
            entry_public_id=public_id,
            reason=reason,
            step_count=read_version(request.POST.get("version", "")),
        )
    except NotFound:
        raise
    except InvalidData as problem:
        return _page(request, view, reason, errors=problem.texts(shown.translate))
    except Refusal as refusal:
        return _page(request, view, reason, problem=refusal.text(shown.translate))
    notes.leave(request, _("Your objection is made. Nothing of this is public until it is decided on."))
    return redirect(entry_address(view.register, public_id))


def _page(
    request: SignedInRequest,
    view: EntryView,
    reason: str,
    *,
    errors: dict[str, str] | None = None,
    problem: str = "",
) -> HttpResponse:
    line = queries.line_of(request.actor, view.entry, view.register)
    if line is None:
        raise permissions.not_found()
    context: dict[str, Any] = {
        "title": view.entry.title,
        "back": entry_address(view.register, view.entry.public_id),
        "pairs": pairs_of(view.register, line.preview or line.lines),
        "version": line.step_count,
        "can_object": line.can_object,
        "reason": reason,
        "errors": errors or {},
        "problem": problem,
    }
    return render(request, "publication/object.html", context, status=422 if errors or problem else 200)

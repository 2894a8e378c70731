"""Confirming to have read the code: the whole of it the first time, after that only what changed for the reader."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zuiver.codes.attesting.asking import asked_of, confirmed_on
from zuiver.codes.commands import edition_confirm
from zuiver.codes.queries import edition_on
from zuiver.web import notes
from zuiver.web.code.changes import change_line
from zuiver.web.requests import SignedInRequest, signed_in
from zuiver.web.views.start import language


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def confirm(request: SignedInRequest) -> HttpResponse:
    """What to read, and the button that says that it was read."""
    actor = request.actor
    if request.method == "POST":
        edition_confirm(actor, public_id=request.POST.get("edition", ""))
        notes.leave(request, _("Thank you. It is recorded that you read the code."))
        return redirect("code_confirm")
    edition = edition_on(actor.organisation_id, actor.on)
    asked = asked_of(actor)
    lines = [change_line(one.change, one.norms, language()) for one in asked.changes] if asked else []
    context = {
        "edition": edition,
        "asked": asked,
        "lines": lines,
        "confirmed_on": confirmed_on(actor, edition) if edition else None,
    }
    return render(request, "code/confirm.html", context)

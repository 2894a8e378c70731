"""The letter about a designation or its end: for who is or was in the function, and for who keeps the list."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zuiver.catalogue.financial_interests.register import FINANCIAL_INTERESTS
from zuiver.notices.commands import notices_seen
from zuiver.people.designations import queries
from zuiver.web.designations import words
from zuiver.web.entries import shown
from zuiver.web.requests import SignedInRequest, signed_in


@require_safe
@signed_in
def mine(request: SignedInRequest) -> HttpResponse:
    """The letter about the reader's own function; where it is not designated, a page that says so."""
    found = queries.own_designation(request.actor)
    if found is None:
        return render(request, "designations/none.html")
    return redirect("designation_letter", found.public_id)


@require_safe
@signed_in
def letter(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The letter, to read and to print; it names the function and no person. Raises NotFound."""
    found = queries.letter_for(request.actor, public_id)
    notices_seen(request.actor, subject=f"designation:{public_id}")
    is_over = found.valid_until is not None and found.valid_until < request.actor.on
    context = {
        "function": found.function,
        "organisation_name": request.organisation.name,
        "is_over": is_over,
        "ends_on": shown.day(found.valid_until),
        "since": shown.day(found.valid_from),
        "reports_interests": found.reports_interests,
        "prohibited": found.prohibited_interests,
        "screening": words.screening(found) if found.screening != "none" else "",
        "facts": words.facts(found),
        "report": reverse("entry_new", args=[FINANCIAL_INTERESTS]),
        "dated": shown.day(request.actor.on),
        "title": _("Your function is no longer designated") if is_over else _("Your function was designated"),
    }
    return render(request, "designations/letter.html", context)

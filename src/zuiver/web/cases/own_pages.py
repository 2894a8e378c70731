"""The two pages of their own: for the person concerned, and for a manager who was told something. Their script seals."""

from csp.decorators import csp_update
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from zuiver.cases.commands.intake import leads_somebody
from zuiver.web.cases.own_words import CONCERNED_WORDS, INTAKE_WORDS
from zuiver.web.cases.pages import POLICY, sealed_page
from zuiver.web.requests import SignedInRequest, signed_in


@csp_update(POLICY)
@signed_in
@require_safe
def concerned(request: SignedInRequest) -> HttpResponse:
    """What the person concerned was given, and a way to answer. The same page for everybody until a key is open."""
    return sealed_page(request, "concerned", own_words=CONCERNED_WORDS.items())


@csp_update(POLICY)
@signed_in
@require_safe
def intake(request: SignedInRequest) -> HttpResponse:
    """A manager writes down what was told, and sees where the own intakes stand."""
    return sealed_page(request, "intake", own_words=INTAKE_WORDS.items(), leads=leads_somebody(request.actor))

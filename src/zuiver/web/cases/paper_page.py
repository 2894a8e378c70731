"""The page of the organisation's key on paper: made, practised, and used for one case by two people."""

from csp.decorators import csp_update
from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from zuiver.web.cases.pages import POLICY, sealed_page
from zuiver.web.cases.paper_words import choices
from zuiver.web.requests import SignedInRequest, signed_in


@csp_update(POLICY)
@signed_in
@require_safe
def paper(request: SignedInRequest) -> HttpResponse:
    """What two people do with two sheets; all of it happens in their browser."""
    language = get_language() or "nl"
    offices, grounds = choices("sheet_keepers", language), choices("paper_grounds", language)
    return sealed_page(request, "paper", offices=offices, grounds=grounds)

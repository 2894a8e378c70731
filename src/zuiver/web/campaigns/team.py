"""For who leads: who of the team still has to answer. Opening it is enough; there is nothing to do but to talk."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zuiver.campaigns.queries import team_of
from zuiver.notices.commands import notices_seen
from zuiver.web.requests import SignedInRequest, signed_in


@require_safe
@signed_in
def team(request: SignedInRequest, group: str) -> HttpResponse:
    """The names, in the order of the alphabet."""
    found = team_of(request.actor, group)
    notices_seen(request.actor, subject=f"team:{group}")
    title = found.title or _("Requests after a change")
    return render(request, "campaigns/team.html", {"title": title, "names": found.names})

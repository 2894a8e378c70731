"""Change places in the demonstration: one tap, no password. Exists only there."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from zuiver.web.accounts import PERSONA
from zuiver.web.personas import account_of, personas
from zuiver.web.requests import PageRequest
from zuiver.web.views.start import language


@require_http_methods(["GET", "HEAD", "POST"])
def choose_persona(request: PageRequest) -> HttpResponse:
    """Show who can be entered, or enter as one of them."""
    if not settings.DEMO:
        raise Http404
    if request.method == "POST":
        return _enter(request)
    return render(
        request, "demo.html", {"personas": personas(language()), "next": request.GET.get("next", "")}
    )


def _enter(request: PageRequest) -> HttpResponse:
    account = account_of(request.POST.get("persona", ""))
    if account is None:
        raise Http404
    login(request, account, backend="zuiver.web.account_backend.AccountBackend")
    request.session[PERSONA] = account.external_id
    there = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure()):
        return redirect(there)
    return redirect("my_things")

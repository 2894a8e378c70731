"""Pages that are always at hand: confidants, a data leak, reporting safely, your data, accessibility, security."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zuiver.catalogue.data_leak.register import DATA_LEAK
from zuiver.web.organisations import confidants_of, told_by
from zuiver.web.requests import PageRequest
from zuiver.web.views.start import language

CONTACTS: Final = (
    "leak_phone",
    "leak_email",
    "security_email",
    "integrity_email",
    "privacy_email",
    "code_url",
)


def _page(request: PageRequest, template: str, **more: Any) -> HttpResponse:
    told = {name: told_by(request.organisation, name) for name in CONTACTS}
    confidants = confidants_of(request.organisation.pk, language())
    return render(request, f"pages/{template}.html", {"told": told, "confidants": confidants, **more})


@require_safe
def confidants(request: PageRequest) -> HttpResponse:
    """Who the confidants are and what they do (VP-1)."""
    return _page(request, "confidants")


@require_safe
def leak(request: PageRequest) -> HttpResponse:
    """What to do at once when information is lost or astray (DL-4, DL-5)."""
    return _page(request, "leak", tell=reverse("entry_new", args=[DATA_LEAK]))


@require_safe
def report_safely(request: PageRequest) -> HttpResponse:
    """The ways to report something that is not right."""
    return _page(request, "report_safely")


@require_safe
def your_data(request: PageRequest) -> HttpResponse:
    """What is stored, for what, and who sees it."""
    return _page(request, "your_data")


@require_safe
def accessibility(request: PageRequest) -> HttpResponse:
    """How accessible the pages are, honestly."""
    return _page(request, "accessibility")


@require_safe
def report_weakness(request: PageRequest) -> HttpResponse:
    """How to tell us about a weakness."""
    return _page(request, "report_weakness")

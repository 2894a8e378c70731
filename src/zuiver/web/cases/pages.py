"""The two sealed pages: reporting with the box, and the inbox of who holds a key. Everything typed is sealed by their script.

The page for reporters reads no cookie and sets none. Both have one address each, and forbid every script but the one of the
release, known by its hash.
"""

from typing import Any, Final, cast

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from zuiver.cases.code_lists import Code, code_list
from zuiver.cases.lifecycle import STATES
from zuiver.web.cases import authorities
from zuiver.web.cases.answers import HEADERS
from zuiver.web.cases.handling_page import handling_parts
from zuiver.web.cases.paper_words import paper_codes
from zuiver.web.organisations import confidants_of, told_by
from zuiver.web.requests import PageRequest, SignedInRequest, signed_in
from zuiver.web.sealed_scripts import sealed_script

SHOWN_IN_DEMO: Final = ("passphrase", "report_code", "talk_code")
POLICY: Final = {"require-trusted-types-for": ["'script'"], "trusted-types": ["'none'"]}


@csp_update(POLICY)
@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """Rights, routes and the way to report; readable without script, which is needed to seal only."""
    language = get_language() or "nl"
    organisation = cast("PageRequest", request).organisation
    return sealed_page(
        request,
        "report",
        confidants=confidants_of(organisation.pk, language),
        report_phone=told_by(organisation, "report_phone"),
        report_address=told_by(organisation, "report_address"),
        **authorities.ways_outside(language),
        subjects=[(code.slug, _name(code, language)) for code in code_list("subjects").values()],
    )


@csp_update(POLICY)
@signed_in
@require_safe
def handle(request: SignedInRequest) -> HttpResponse:
    """The own keys, the list of cases, and one case."""
    return sealed_page(request, "handle", **handling_parts(get_language() or "nl"))


@csp_update(POLICY)
@signed_in
@require_safe
def keys(request: SignedInRequest) -> HttpResponse:
    """The own keys, those that wait for agreement, shares, and the key on paper."""
    return sealed_page(request, "keys")


def sealed_page(request: HttpRequest, name: str, **more: Any) -> HttpResponse:
    """Return a page whose script seals: known by its hash, never kept by a browser or a proxy."""
    organisation = cast("PageRequest", request).organisation
    page = {
        "script": sealed_script(name),
        "states": STATES.items(),
        "paper_codes": paper_codes(get_language() or "nl"),
        # Of invented people in the demonstration, and of nobody else.
        **{
            f"demo_{name}": organisation.terms.get(f"demo.{name}", "") if settings.DEMO else ""
            for name in SHOWN_IN_DEMO
        },
        **more,
    }
    response = render(request, f"cases/{name}.html", page)
    response.headers["Referrer-Policy"] = HEADERS["Referrer-Policy"]
    response.headers["Cache-Control"] = HEADERS["Cache-Control"]
    return response


def _name(code: Code, language: str) -> str:
    return authorities.name_of(code, language)

"""The language of the screens: a choice that stays, for this browser."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

REMEMBERED_FOR: Final = timedelta(days=365)


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the chosen language and go back to the page where the reader was."""
    there = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure()):
        there = "/"
    response = HttpResponseRedirect(there)
    remember(response, request.POST.get("language", ""))
    return response


def chosen_language(request: HttpRequest) -> str:
    """Switch to the language that came with a form, so that nothing typed is lost; empty where none came.

    Whoever calls this remembers it in the answer.
    """
    code = request.POST.get("language", "")
    if code not in dict(settings.LANGUAGES):
        return ""
    translation.activate(code)
    return code


def remember(response: HttpResponse, language: str) -> None:
    """Put the language in its cookie; a language that we do not speak changes nothing."""
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=int(REMEMBERED_FOR.total_seconds()),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )

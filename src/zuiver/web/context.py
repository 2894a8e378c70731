"""What every page knows. Cheap: no query of its own."""

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from zuiver.web import notes
from zuiver.web.navigation import menu_for
from zuiver.web.organisations import told_by
from zuiver.web.themes import HOUSE_THEME, theme_address

LANGUAGE_NAMES: Final = {"nl": "Nederlands", "en": "English"}


def page(request: HttpRequest) -> dict[str, Any]:
    """The values that the layout needs on every page."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    actor = getattr(request, "actor", None)
    organisation = getattr(request, "organisation", None)
    return {
        "actor": actor,
        "signed_in": actor is not None or request.user.is_authenticated,
        "organisation": organisation,
        "leak_phone": told_by(organisation, "leak_phone") if organisation else "",
        "theme_url": theme_address(organisation.theme if organisation else HOUSE_THEME),
        "nav": menu_for(actor, request.path),
        "notes": notes.waiting(request),
        "language": language,
        "other_language": _other(language),
        "path": request.path,
        "path_with_query": request.get_full_path(),
        "demo": settings.DEMO,
    }


def _other(language: str) -> dict[str, str]:
    code = "nl" if language == "en" else "en"
    return {"code": code, "name": LANGUAGE_NAMES[code]}

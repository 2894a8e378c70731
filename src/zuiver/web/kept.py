"""Nothing typed is lost: a form that arrives when the session has ended waits on the server until its writer is back.

It waits in the fresh session of the same browser, for one hour at most, and is handed over once. Photos cannot wait.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from zuiver.kernel import clock

SESSION_KEY: Final = "kept_input"
KEEP_FOR: Final = timedelta(hours=1)
MOST_CHARACTERS: Final = 200_000
NEVER_KEPT: Final = frozenset({"csrfmiddlewaretoken", "password", "oldpassword", "password1", "password2"})


@dataclass(frozen=True)
class KeptInput:
    """What was typed, and whether a photo had to be left behind."""

    fields: QueryDict
    lost_a_photo: bool


def pairs_of(data: QueryDict) -> list[tuple[str, str]]:
    """All fields that may travel, in the order of the form; never a token or a password."""
    return [(name, str(value)) for name, values in data.lists() for value in values if name not in NEVER_KEPT]


def keep(request: HttpRequest) -> None:
    """Keep the fields of this POST for the page with the same address. A form of absurd size is not kept."""
    pairs = pairs_of(request.POST)
    if sum(len(name) + len(value) for name, value in pairs) > MOST_CHARACTERS:
        return
    request.session[SESSION_KEY] = {
        "path": request.path,
        "pairs": pairs,
        "lost_a_photo": bool(request.FILES),
        "at": clock.now().timestamp(),
    }


def waiting_for(request: HttpRequest, path: str) -> KeptInput | None:
    """What waits for the page with this address, without taking it."""
    found: dict[str, Any] | None = request.session.get(SESSION_KEY)
    if not found or found["path"] != path:
        return None
    if clock.now().timestamp() - float(found["at"]) > KEEP_FOR.total_seconds():
        return None
    fields = QueryDict(mutable=True)
    for name, value in found["pairs"]:
        fields.appendlist(name, value)
    return KeptInput(fields, bool(found["lost_a_photo"]))


def take(request: HttpRequest) -> KeptInput | None:
    """What was typed for this page before the session ended, once; None when there is nothing."""
    found = waiting_for(request, request.path)
    if found is not None:
        del request.session[SESSION_KEY]
    return found


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send the visitor to the sign-in page and from there back to this address."""
    address = f"{settings.LOGIN_URL}?{urlencode({'next': request.get_full_path()})}"
    if getattr(request, "htmx", None):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)

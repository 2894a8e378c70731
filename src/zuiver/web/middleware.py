"""Once per request: for which organisation, who acts, and the headers that every answer carries."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, cast

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse

from zuiver.kernel import clock
from zuiver.kernel.errors import ZuiverError
from zuiver.people import queries
from zuiver.people.actor import Actor
from zuiver.people.models import User
from zuiver.people.tenant_scope import organisation_scope
from zuiver.web.accounts import lacks_second_step
from zuiver.web.organisations import default_organisation, organisation_by_id
from zuiver.web.requests import PageRequest
from zuiver.web.views import errors

GetResponse = Callable[[HttpRequest], HttpResponse]

# Seconds. Whether somebody is signed in, and whether the account is open, is looked up every time.
ROLES_FRESH_FOR: Final = 5
# Addresses for machines: they work without an organisation and without a database.
FOR_MACHINES: Final = ("/gezond/", "/robots.txt", "/.well-known/", "/static/")
PERMISSIONS_POLICY: Final = (
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
    "microphone=(), midi=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()"
)


class ActorMiddleware:
    """Puts `actor` and `organisation` on the request; who signed in costs one or two queries, a visitor none."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find the actor and the organisation, or say that no organisation is set up yet."""
        page_request = cast("PageRequest", request)
        page_request.actor = None
        if request.path.startswith(FOR_MACHINES):
            return self.get_response(request)
        page_request.actor = _actor(request)
        actor = page_request.actor
        organisation = organisation_by_id(actor.organisation_id) if actor else default_organisation()
        if organisation is None:
            return errors.not_set_up(request)
        page_request.organisation = organisation
        with organisation_scope(organisation.pk):
            response = self.get_response(request)
        if isinstance(response, StreamingHttpResponse):
            rows = cast("Iterator[bytes]", response.streaming_content)
            response.streaming_content = _streamed_for(organisation.pk, rows)
        if isinstance(response, HttpResponseNotAllowed) and request.method == "GET":
            return errors.only_from_a_form(request, response.headers["Allow"])
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn a refusal that a view let through into a page; anything else is an error of the program."""
        return errors.of_our_own(request, exception) if isinstance(exception, ZuiverError) else None


def _streamed_for(organisation_id: int, rows: Iterator[bytes]) -> Iterator[bytes]:
    """The rows of an export are read while they are sent, after the request itself is over."""
    with organisation_scope(organisation_id):
        yield from rows


def _actor(request: HttpRequest) -> Actor | None:
    if not request.user.is_authenticated or lacks_second_step(request):
        return None
    return _remembered(request.user, clock.today())


def _remembered(user: User, today: date) -> Actor | None:
    """Roles and places are looked up again after five seconds at most: a page and what it fetches ask once."""
    key = f"actor:{user.pk}:{today}"
    found: Actor | None = cache.get(key)
    if found is None:
        found = queries.actor_of(user, today)
        cache.set(key, found, ROLES_FRESH_FOR)
    return found


class HeadersMiddleware:
    """Headers that a browser obeys: no camera or location, no other window near, and no page with personal data kept."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the headers to the answer."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if "Cache-Control" not in response.headers and not request.path.startswith("/static/"):
            signed_in = getattr(request, "actor", None) is not None
            response.headers["Cache-Control"] = "no-store" if signed_in else "private, no-cache"
        return response

"""What a view knows about its request, and the door for pages that need a person."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django_htmx.middleware import HtmxDetails

from zuiver.people.actor import Actor
from zuiver.people.models import Organisation
from zuiver.web import kept

P = ParamSpec("P")


class PageRequest(HttpRequest):
    """A request after `ActorMiddleware`: for which organisation, and who acts (nobody, for a visitor)."""

    organisation: Organisation
    actor: Actor | None
    htmx: HtmxDetails


class SignedInRequest(PageRequest):
    """A request of somebody who signed in: what a view behind `signed_in` gets."""

    actor: Actor


View = Callable[Concatenate[SignedInRequest, P], HttpResponseBase]


def signed_in(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Lets a person with a place in the organisation through and sends everybody else to the sign-in page.

    A form that arrives after the session ended is kept: `kept.take(request)` gives it back on the next GET.
    """

    @wraps(view)
    def door(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        page_request = cast(PageRequest, request)
        if page_request.actor is None:
            return _ask_to_sign_in(page_request)
        return view(cast(SignedInRequest, request), *args, **kwargs)

    return door


def _ask_to_sign_in(request: PageRequest) -> HttpResponse:
    if request.method == "POST":
        kept.keep(request)
    return kept.to_sign_in(request)

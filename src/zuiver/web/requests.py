"""What a view knows about its request, and the door for pages that need a person."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxDetails

from zuiver.people.actor import Actor
from zuiver.people.models import Organisation
from zuiver.web import kept
from zuiver.web.accounts import lacks_second_step
from zuiver.web.views.errors import error_page

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

    def door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        page_request = cast("PageRequest", request)
        if page_request.actor is None:
            return _who_are_you(page_request)
        return view(cast("SignedInRequest", request), *args, **kwargs)

    return update_wrapper(door, view)


def _who_are_you(request: PageRequest) -> HttpResponse:
    """To the sign-in page, or to the one thing that is still missing."""
    if request.method == "POST":
        kept.keep(request)
    if not request.user.is_authenticated:
        return kept.to_sign_in(request)
    if lacks_second_step(request):
        return redirect("mfa_index")
    return error_page(
        request,
        403,
        _("Your account has no place in the organisation yet"),
        _("You are signed in, and we do not know your team and your manager."),
        _("Ask HR to connect your account. You can ask questions meanwhile."),
    )

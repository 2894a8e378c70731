"""Pages for what went wrong: what happened, why, and what to do now. Never a stack trace."""

from collections.abc import Mapping

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from zuiver.kernel.errors import InvalidData, NotFound, Refusal, ZuiverError
from zuiver.web.kept import pairs_of

TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def error_page(request: HttpRequest, status: int, title: str, *why: str) -> HttpResponse:
    """One calm page; without the layout when not even the organisation is known."""
    context = {"title": title, "why": why}
    if hasattr(request, "organisation"):
        return render(request, "errors/page.html", context, status=status)
    return _bare(context, status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What arrived cannot be read; 413 when it is simply too much."""
    if isinstance(exception, TOO_BIG):
        return too_large(request)
    return error_page(
        request,
        400,
        _("We cannot read what was sent"),
        _("Something in the request is not what we expect. Nothing was changed."),
        _("Go back and try it once more."),
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """More than the server takes in."""
    return error_page(
        request,
        413,
        _("This is too much at once"),
        _("What you sent is larger than we can take in. Nothing was changed."),
        _("Go back and make it smaller: shorten the text, or choose a smaller photo."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A place that is not for this person."""
    return error_page(
        request,
        403,
        _("This page is not for you"),
        _("Your role does not give you access to it. Nothing is wrong with your account."),
        _("Do you think you should be able to? Ask the integrity officer."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing here, or nothing for this person: the two look the same."""
    return error_page(
        request,
        404,
        _("There is nothing here"),
        _(
            "The address may be wrong, or the page is gone. It may also be something that is not yours to see."
        ),
        _("Start again from the start page."),
    )


def only_from_a_form(request: HttpRequest, allowed: str) -> HttpResponse:
    """Somebody opened an address that only takes what a form sends; a browser shows an empty page by itself."""
    page = error_page(
        request,
        405,
        _("This page opens from a form only"),
        _("You opened its address directly, or came back to it. Nothing was changed."),
        _("Start again from the start page."),
    )
    page.headers["Allow"] = allowed
    return page


def server_error(request: HttpRequest) -> HttpResponse:
    """The program failed. This page asks nothing of the database."""
    why = (
        _("It is not your fault. What you had saved before is still there."),
        _("Try again in a few minutes. Does it keep happening? Tell the integrity officer."),
    )
    return _bare({"title": _("Something went wrong on our side"), "why": why}, 500)


def not_set_up(request: HttpRequest) -> HttpResponse:
    """The database is prepared, and still empty."""
    why = (
        _("There is no organisation in the database."),
        _("Start the demonstration with script/demo, or import people first: zuiver import people FILE.csv"),
    )
    return _bare({"title": _("Zuiver is not set up yet"), "why": why}, 503)


def of_our_own(request: HttpRequest, error: ZuiverError) -> HttpResponse:
    """A refusal, something not found, or unusable input that a view let through: as a page."""
    if isinstance(error, NotFound):
        return not_found(request)
    if isinstance(error, Refusal):
        return error_page(request, 403, _("This cannot be done now"), error.text(_))
    if isinstance(error, InvalidData):
        return error_page(
            request,
            400,
            _("Something needs another look"),
            *error.texts(_).values(),
            _("Nothing was changed."),
        )
    raise error


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form arrived without its token, mostly because the page stood open for long: offer to go on with what was typed."""
    title = _("This page stood open for a long time")
    why = [_("For safety we ask you to confirm once more that it was you who sent this.")]
    if not _came_from_here(request) or not hasattr(request, "organisation"):
        return error_page(
            request,
            403,
            title,
            _("We could not check that you sent this form yourself. Nothing was changed."),
        )
    if request.FILES:
        why.append(_("Your photo could not wait. Please choose it again on the next page."))
    context = {"title": title, "why": why, "pairs": pairs_of(request.POST)}
    return render(request, "errors/try_again.html", context, status=403)


def _came_from_here(request: HttpRequest) -> bool:
    """Only what our own page sent is shown again: another site may not fill in a form for somebody."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    origin = request.headers.get("Origin")
    own = f"{request.scheme}://{request.get_host()}"
    return origin == own or (origin is None and request.headers.get("Referer", "").startswith(own + "/"))


def _bare(context: Mapping[str, object], status: int) -> HttpResponse:
    """A page that needs nothing: no organisation, no session, no database."""
    words = render_to_string("errors/bare.html", {**context, "language": get_language() or "nl"})
    return HttpResponse(words, status=status)

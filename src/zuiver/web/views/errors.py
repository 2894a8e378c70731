"""Pages for what went wrong: what happened, why, and what to do now."""

from django.http import HttpRequest, HttpResponse


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form arrived without its token: usually because the page stood open for long."""
    return HttpResponse(reason, status=403)

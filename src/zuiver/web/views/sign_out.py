"""Signing out: also what the browser itself kept of the pages is cleared."""

from allauth.account.views import LogoutView
from django.http import HttpRequest, HttpResponse


class SignOutView(LogoutView):  # type: ignore[misc]
    """Ends the session and asks the browser to forget the pages it kept."""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Sign out and go to the start page."""
        response: HttpResponse = super().post(request, *args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache"'
        return response


sign_out = SignOutView.as_view()

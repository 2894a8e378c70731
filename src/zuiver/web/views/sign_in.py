"""Signing in, with what waits for the reader, and signing out, after which the browser forgets its pages too."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse

from zuiver.web import kept


class SignInView(LoginView):  # type: ignore[misc]
    """Tells somebody whose session ended that what was typed is safe."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, and whether something typed waits for the page where the reader goes next."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        there = urlsplit(context.get("redirect_field_value") or "").path
        waiting = kept.waiting_for(self.request, there)
        return context | {
            "typed_waits": waiting is not None,
            "photo_lost": bool(waiting and waiting.lost_a_photo),
        }


class SignOutView(LogoutView):  # type: ignore[misc]
    """Ends the session and asks the browser to forget the pages it kept."""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Sign out and go to the start page."""
        response: HttpResponse = super().post(request, *args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache"'
        return response


sign_in = SignInView.as_view()
sign_out = SignOutView.as_view()

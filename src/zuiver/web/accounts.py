"""How people sign in: accounts are made by the organisation, never by a visitor; a password alone is not enough."""

import base64
import hashlib
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final
from xml.etree import ElementTree

import qrcode  # type: ignore[import-untyped]
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from qrcode.image.svg import SvgPathImage  # type: ignore[import-untyped]

from zuiver.web.views.errors import error_page

SECOND_STEPS: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
SECOND_STEP_DONE: Final = "second_step_done"
PERSONA: Final = "persona"


class ClosedAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Refuses sign-up by visitors, leaves no remarks, and speaks plainly when something does not fit."""

    error_messages: Final[Mapping[str, Any]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": gettext_lazy(
            "This address and password do not fit together. Check both and try again."
        ),
        "incorrect_password": gettext_lazy("This is not your password. Try again."),
        "enter_current_password": gettext_lazy("This is not your current password. Try again."),
        "too_many_login_attempts": gettext_lazy(
            "Too many attempts. Wait a quarter of an hour, then try again."
        ),
        "rate_limited": gettext_lazy("Too many attempts. Wait a minute, then try again."),
        "incorrect_code": gettext_lazy(
            "This code does not fit. A code works for half a minute: take the newest one."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody can make an account from outside."""
        return False

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Say nothing: each page says itself what happened."""


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Passkeys and codes from an app: the secret of the app is stored encrypted."""

    error_messages: Final[Mapping[str, Any]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": ClosedAccountAdapter.error_messages["incorrect_code"],
    }

    def get_totp_issuer(self) -> str:
        """The name that the app shows above its code."""
        return "Zuiver"

    def build_totp_svg(self, url: str) -> str:
        """The QR code as the path of a drawing: inline in the page, because the policy forbids data addresses."""
        drawing = BytesIO()
        qrcode.make(url, image_factory=SvgPathImage, border=2).save(drawing)
        root = ElementTree.fromstring(drawing.getvalue())  # noqa: S314 - our own drawing
        return f"{root.attrib['viewBox']}|{root[0].attrib['d']}"

    def encrypt(self, text: str) -> str:
        """What goes into the database."""
        return _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What came out of the database."""
        return _lock().decrypt(encrypted_text.encode()).decode()


def _lock() -> MultiFernet:
    """The key comes from the secret of the installation; older secrets still open what they closed."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = (hashlib.sha256(f"zuiver second step {secret}".encode()).digest() for secret in secrets)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])


def lacks_second_step(request: HttpRequest) -> bool:
    """Whether this account may not go further: it signed in with a password and has no passkey or code yet."""
    if not settings.SECOND_STEP_REQUIRED or PERSONA in request.session or SECOND_STEP_DONE in request.session:
        return False
    if _used_second_step(request) or _has_second_step(request):
        request.session[SECOND_STEP_DONE] = True
        return False
    return True


def _used_second_step(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def _has_second_step(request: HttpRequest) -> bool:
    return bool(Authenticator.objects.filter(user_id=request.user.pk, type__in=SECOND_STEPS).exists())


def account_tried(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str:
    """The address that somebody tries to sign in with, for counting wrong passwords."""
    tried = (
        (credentials or {}).get("email")
        or (credentials or {}).get("username")
        or request.POST.get("login", "")
    )
    return str(tried).strip().lower()


def locked_out(request: HttpRequest, response: HttpResponse, credentials: Mapping[str, Any]) -> HttpResponse:
    """Too many wrong passwords for this address from this place: the same page whether the account exists or not."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    return error_page(
        request,
        429,
        _("Signing in is blocked for a while"),
        _("The password was wrong too often. This guards your account against guessing."),
        _("Wait %(minutes)s minutes and try again, or choose a new password.") % {"minutes": minutes},
    )

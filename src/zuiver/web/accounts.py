"""How people sign in: accounts are made by the organisation, never by a visitor."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Refuses sign-up by visitors."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody can make an account from outside."""
        return False

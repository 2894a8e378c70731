"""Browsers without a screen: pages as people who signed in get them, and forms as they send them."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from html import unescape
from typing import Any, Final

from django.conf import settings
from django.http import HttpResponseBase
from django.test import Client

from tests.people.builders import Province
from zuiver.kernel.ids import new_id
from zuiver.people.commands import account_create
from zuiver.people.models import Person, User

NOW: Final = datetime(2026, 5, 12, 12, 3, tzinfo=UTC)
NEW: Final = "/geschenken/nieuw/"

# What somebody fills in for a bottle of wine, as the form sends it.
WINE: Final[Mapping[str, Any]] = {
    "giver_organisation": "Waterschap Noord",
    "description": "Fles rode wijn",
    "value": "12,50",
    "value__kind": "about",
    "value__currency": "EUR",
    "step": "kept",
    "happened_on": "vandaag",
    "courtesy_exchange": "yes",
    "intent_to_influence": "no",
    "delivery_place": "event",
    "offer_kind": "tangible",
}


class Browsers:
    """Makes a browser for each person once."""

    def __init__(self, province: Province) -> None:
        self._province = province
        self._known: dict[int, Client] = {}

    def of(self, person: Person) -> Client:
        """The browser of somebody who signed in."""
        if person.pk not in self._known:
            client = Client(headers={"accept-language": "nl"})
            client.force_login(self._account(person), backend=settings.AUTHENTICATION_BACKENDS[1])
            self._known[person.pk] = client
        return self._known[person.pk]

    def _account(self, person: Person) -> User:
        found = User.objects.filter(person=person).first()
        return found or account_create(self._province.hr, person, email=f"p{person.pk}@example.nl")


def filled(**changes: Any) -> dict[str, Any]:
    """The form of a bottle of wine with other answers, and a key of its own."""
    return {**WINE, "submission_key": str(new_id()), **changes}


def body_of(response: Any) -> bytes:
    """A download, streamed or not. A stream that nobody reads would keep its cursor in the database."""
    return b"".join(response.streaming_content) if response.streaming else bytes(response.content)


def text_of(response: HttpResponseBase) -> str:
    """What a page says, without its tags."""
    html = response.content.decode()  # type: ignore[attr-defined]
    visible = re.sub(r"<(script|style)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", visible)).split())


def html_of(response: HttpResponseBase) -> str:
    """A page as it was sent."""
    return str(response.content.decode())  # type: ignore[attr-defined]

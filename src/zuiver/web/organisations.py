"""For which organisation a page is, and the few facts about it that every page shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from django.conf import settings
from django.core.cache import cache

from zuiver.people.models import Confidant, Organisation

T = TypeVar("T")

# How long a page may show an older name or confidant, in seconds.
FRESH_FOR: Final = 60


@dataclass(frozen=True)
class Contact:
    """Somebody to talk to, as a page shows it."""

    name: str
    phone: str
    role: str = ""
    note: str = ""


def default_organisation() -> Organisation | None:
    """The organisation that visitors without an account see: the one that the settings name, else the first one made."""
    return _cached("organisation:default", _read_default)


def organisation_by_id(organisation_id: int) -> Organisation | None:
    """The organisation of somebody who signed in."""
    return _cached(
        f"organisation:{organisation_id}", lambda: Organisation.objects.filter(pk=organisation_id).first()
    )


def confidants_of(organisation_id: int, language: str) -> list[Contact]:
    """The confidants, in the order that the organisation chose, with their note in this language."""
    rows = _cached(f"confidants:{organisation_id}", lambda: list(Confidant.rows.of(organisation_id)))
    return [
        Contact(row.name, row.phone, note=row.note_en if language == "en" else row.note_nl) for row in rows
    ]


def told_by(organisation: Organisation, name: str) -> str:
    """How to reach the organisation: `leak_phone`, `leak_email`, `security_email` ...; empty when it does not say."""
    return str(organisation.terms.get(f"contact.{name}", ""))


def _cached(key: str, read: Callable[[], T]) -> T:
    found: T | None = cache.get(key)
    if found is None:
        found = read()
        cache.set(key, found, FRESH_FOR)
    return found


def _read_default() -> Organisation | None:
    organisations = Organisation.objects.order_by("pk")
    if settings.DEFAULT_ORGANISATION:
        organisations = organisations.filter(slug=settings.DEFAULT_ORGANISATION)
    return organisations.first()

"""Who can be entered without a password in the demonstration: the accounts whose `external_id` is `persona:<slug>`.

The demo province makes those accounts; `words/personas.yaml` says what is worth trying. Outside the demonstration
nobody can be entered like this, whatever an account holds.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml
from django.conf import settings

from zuiver.kernel import clock
from zuiver.people.models import User
from zuiver.people.queries import assignment_on

PREFIX: Final = "persona:"
FILE: Final = Path(__file__).parent / "words" / "personas.yaml"


@dataclass(frozen=True)
class Persona:
    """Somebody of the demo province, with the place that the person has today."""

    slug: str
    name: str
    role: str
    place: str
    try_this: str
    user: User


def slugs() -> tuple[str, ...]:
    """All slugs, in the order of the page."""
    return tuple(row["slug"] for row in _rows())


def personas(language: str) -> list[Persona]:
    """The personas that the database has; none outside the demonstration."""
    if not settings.DEMO:
        return []
    accounts = User.objects.filter(external_id__startswith=PREFIX, is_active=True).select_related("person")
    by_slug = {account.external_id.removeprefix(PREFIX): account for account in accounts}
    return [_persona(row, by_slug[row["slug"]], language) for row in _rows() if row["slug"] in by_slug]


def account_of(slug: str) -> User | None:
    """The account of a persona; None outside the demonstration."""
    if not settings.DEMO or slug not in slugs():
        return None
    return User.objects.filter(external_id=PREFIX + slug, is_active=True).first()


def _persona(row: dict[str, Any], account: User, language: str) -> Persona:
    person = account.person
    assignment = assignment_on(person, clock.today()) if person else None
    place = f"{assignment.function}, {assignment.unit.name}" if assignment else ""
    return Persona(
        slug=row["slug"],
        name=person.name if person else account.email,
        role=row["role"][language],
        place=place,
        try_this=row["try"][language],
        user=account,
    )


@cache
def _rows() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load(FILE.read_text(encoding="utf-8")))

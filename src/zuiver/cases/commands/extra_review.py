"""The blinded check of human resources: before a measure that hurts somebody, one question, "does this need an extra look?".

The answer is yes for people who reported and for people chosen by chance, so that a yes tells nothing about anybody (needs the
agreement of the works council and the data protection officer). Marks are keyed hashes, as with exclusions.
"""

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from zuiver.cases.lifecycle.words import Role
from zuiver.cases.models import WatchToken
from zuiver.cases.readers import holders_in_use
from zuiver.cases.retention import AFTERCARE_MONTHS
from zuiver.cases.standing import not_found
from zuiver.kernel.date_sums import add_months
from zuiver.people.actor import Actor
from zuiver.people.models import Person
from zuiver.people.roles import MANAGE_PEOPLE

SALT: Final = "zuiver.cases.watch"
# As many people by chance for each one who is watched over: a yes is one in five at most.
DECOYS: Final = 4


@transaction.atomic
def watch_over(actor: Actor, person_id: int) -> None:
    """Mark a person whom a confidant or officer protects, at the person's wish, for a year, among people drawn by chance."""
    receivers = holders_in_use(actor.organisation_id, {Role.CONFIDANT, Role.OFFICER}, actor.on)
    if actor.person_id not in {holder.person_id for holder in receivers}:
        raise not_found()
    others: Sequence[int] = list(
        Person.rows.of(actor.organisation_id).exclude(pk=person_id).values_list("pk", flat=True)
    )
    drawn = secrets.SystemRandom().sample(others, min(DECOYS, len(others)))
    until = add_months(actor.on, max(AFTERCARE_MONTHS))
    for one in sorted([person_id, *drawn], key=lambda one: mark_of_watch(actor.organisation_id, one)):
        WatchToken.rows.update_or_create(
            organisation_id=actor.organisation_id,
            token=mark_of_watch(actor.organisation_id, one),
            defaults={"until": until},
        )


def needs_extra_look(actor: Actor, person_id: int) -> bool:
    """Whether a measure about this person needs an extra look first; for who keeps the personnel records. Nothing is kept."""
    if not actor.may(MANAGE_PEOPLE):
        raise not_found()
    marks = [
        mark_of_watch(actor.organisation_id, person_id, key)
        for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    ]
    found: bool = (
        WatchToken.rows.of(actor.organisation_id).filter(token__in=marks, until__gte=actor.on).exists()
    )
    return found


def watch_expire(organisation_id: int, today: date) -> int:
    """Remove marks whose year is over; return how many."""
    removed, _ = WatchToken.rows.of(organisation_id).filter(until__lt=today).delete()
    return int(removed)


def mark_of_watch(organisation_id: int, person_id: int, secret: str | None = None) -> str:
    """Return the mark of a person in an organisation."""
    return salted_hmac(SALT, f"{organisation_id}:{person_id}", secret=secret, algorithm="sha256").hexdigest()

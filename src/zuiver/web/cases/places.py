"""Who has something to do on the pages about reports: looked up once a minute, because every page shows the menu."""

from typing import Final

from django.core.cache import cache

from zuiver.cases.access import access
from zuiver.cases.models import KeyHolder
from zuiver.people.actor import Actor
from zuiver.people.models import Confidant, RoleGrant

# Seconds.
FRESH_FOR: Final = 60


def has_a_key_place(actor: Actor | None) -> bool:
    """Whether somebody has or had a key, or may make one: a confidant, who agrees to keys, or who put a key forward.

    Whether there is any report says nothing here: the place is shown or not for years. The key of a person concerned does
    not show it: a menu on a screen tells who stands beside it.
    """
    if actor is None or actor.person_id is None:
        return False
    key = f"key-place:{actor.organisation_id}:{actor.person_id}"
    found: bool | None = cache.get(key)
    if found is None:
        found = _look(actor, actor.person_id)
        cache.set(key, found, FRESH_FOR)
    return found


def _look(actor: Actor, person_id: int) -> bool:
    keys = KeyHolder.rows.of(actor.organisation_id).filter(person_id=person_id)
    roles = RoleGrant.rows.of(actor.organisation_id).filter(
        RoleGrant.on(actor.on), person_id=person_id, role__in=list(access().approvers)
    )
    confidants = Confidant.rows.of(actor.organisation_id).filter(person_id=person_id)
    return keys.exists() or confidants.exists() or roles.exists()

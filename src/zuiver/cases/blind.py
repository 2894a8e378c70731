"""Numbers that stand for people who have a page of their own: the person concerned, and a manager who was told something.

A stolen database would name them by the number of their account. So their keys carry a keyed hash of it under the secret of
the installation, which is not in the database or its backup, as the marks of who never sees a case do (`exclusions.py`).
It is negative: it is never the number of a person, and nothing that looks people up finds anybody by it.
"""

from typing import Final

from django.conf import settings
from django.utils.crypto import salted_hmac

from zuiver.cases.lifecycle.words import OWN_PAGE, Role

SALT: Final = "zuiver.cases.own-page"


def stored_number(role: Role, person_id: int) -> int:
    """Return the number under which a key in this role is kept: the person's own, or the blind one."""
    return blind_number(person_id, settings.SECRET_KEY) if role in OWN_PAGE else person_id


def numbers_of(person_id: int) -> tuple[int, ...]:
    """Return all numbers under which keys of a person can be: the own one, and the blind one of each secret that is kept."""
    return (person_id, *(blind_number(person_id, secret) for secret in _secrets()))


def blind_number(person_id: int, secret: str) -> int:
    """Return the blind number of a person under a secret: 63 bits, below zero."""
    digest = salted_hmac(SALT, str(person_id), secret=secret, algorithm="sha256").digest()
    return -1 - (int.from_bytes(digest[:8], "big") >> 1)


def _secrets() -> list[str]:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]

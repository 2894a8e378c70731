"""Who never sees a case, as blind marks: a thief of the database cannot tell whom they stand for, nor how many are real.

A mark is a keyed hash of case and person under the secret of the installation, which is not in the database or its
backup. Every case has eight marks at least; those that stand for nobody are chance.
"""

import secrets
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

from zuiver.cases.models import Case, Exclusion

SALT: Final = "zuiver.cases.exclusion"
LEAST_MARKS: Final = 8


def mark_of(case_id: UUID, person_id: int, secret: str | None = None) -> str:
    """Return the mark of a person in a case: 64 hexadecimal figures."""
    return salted_hmac(SALT, f"{case_id.hex}:{person_id}", secret=secret, algorithm="sha256").hexdigest()


def marks_for(case: Case, person_ids: Iterable[int]) -> list[Exclusion]:
    """Return the rows that go with a new case: of these people, filled up with chance, in an order that tells nothing."""
    marks = {mark_of(case.pk, person_id) for person_id in person_ids}
    while len(marks) < LEAST_MARKS:
        marks.add(secrets.token_hex(32))
    return [Exclusion(organisation_id=case.organisation_id, case=case, token=mark) for mark in sorted(marks)]


def excluded_cases(organisation_id: int, case_ids: Iterable[UUID], person_id: int) -> set[UUID]:
    """Return which of these cases the person never sees, under the secret of now or an earlier one that is still kept."""
    wanted = {mark_of(case_id, person_id, key): case_id for case_id in case_ids for key in _secrets()}
    # A mark holds the id of its case, so it is enough to look for the marks.
    found = Exclusion.rows.of(organisation_id).filter(token__in=list(wanted))
    return {wanted[token] for token in found.values_list("token", flat=True)}


def is_excluded(case: Case, person_id: int) -> bool:
    """Whether the person never sees this case."""
    return bool(excluded_cases(case.organisation_id, [case.pk], person_id))


def excluded_people(case: Case, person_ids: Iterable[int]) -> set[int]:
    """Return which of these people never see the case."""
    wanted = {mark_of(case.pk, person_id, key): person_id for person_id in person_ids for key in _secrets()}
    found = Exclusion.rows.of(case.organisation_id).filter(case=case, token__in=list(wanted))
    return {wanted[token] for token in found.values_list("token", flat=True)}


def _secrets() -> list[str]:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]

"""Who can be a reader: people with a key in force. Two at least, so that one lost key is no lost case; minus the excluded."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from zuiver.cases.leaving import leavers
from zuiver.cases.lifecycle.words import Role
from zuiver.cases.models import KeyHolder
from zuiver.kernel.errors import Refusal
from zuiver.people.prepared import prepared

LEAST_READERS: Final = 2
# To whom anybody may send a report.
RECEIVING: Final = frozenset({Role.CONFIDANT, Role.OFFICER})


def holders_in_use(organisation_id: int, roles: Collection[Role], on: date) -> list[KeyHolder]:
    """Return the keys in force of people in these roles who are still here, in a fixed order."""
    found = _in_force(organisation_id, tuple(sorted(map(str, roles))))
    gone = leavers(organisation_id, [holder.person_id for holder in found], on)
    return [holder for holder in found if holder.person_id not in gone]


def recovery_keys(organisation_id: int) -> frozenset[UUID]:
    """Return the keys of the organisation that lie in three sealed shares: sealed for along, readers never."""
    return frozenset(holder.pk for holder in _in_force(organisation_id, (str(Role.ORGANISATION),)))


@prepared
def _in_force(organisation_id: int, roles: tuple[str, ...]) -> QuerySet[KeyHolder, KeyHolder]:
    rows = KeyHolder.rows.of(organisation_id).filter(approved_on__isnull=False, ended_on__isnull=True)
    return rows.filter(role__in=roles).order_by("pk")


def check_enough(
    chosen: Iterable[KeyHolder], available: Iterable[KeyHolder], excluded: Collection[int]
) -> None:
    """Raise Refusal where somebody excluded would read it, or fewer people than there could be, up to two.

    `excluded` are numbers of people: somebody with two keys counts once, and is excluded with both.
    """
    readers = {holder.person_id for holder in chosen}
    possible = {holder.person_id for holder in available} - set(excluded)
    if readers & set(excluded):
        raise Refusal(
            "reader_excluded",
            "Somebody who may not see this would be able to read it. Choose somebody else; your text stays.",
        )
    if not possible:
        raise Refusal(
            "nobody_left",
            "Everybody who receives reports is excluded, so nobody could read this. "
            "Go to one of the external authorities, or to the Huis voor Klokkenluiders for advice.",
        )
    if len(readers) < min(LEAST_READERS, len(possible)):
        raise Refusal(
            "too_few_readers",
            "Choose at least {number} people, so that your report is not lost when one of them is.",
            number=min(LEAST_READERS, len(possible)),
        )

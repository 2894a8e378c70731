"""Who can read a new report: whom the reporter chose, at least two people, and never whom the reporter excluded."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from zuiver.cases.sealing.directory_entries import Reader

LEAST: Final = 2  # people: with one, a lost key is a lost case
ORGANISATION: Final = "organisation"  # the role of the recovery key, which lies in three sealed shares


@dataclass(frozen=True)
class Chosen:
    """The keys to seal to, and who was added without being chosen, so that the reporter is asked first."""

    readers: tuple[Reader, ...]
    added: tuple[UUID, ...]

    @property
    def people(self) -> int:
        """How many people that are; keys of one person on two machines count once."""
        return len({reader.person for reader in self.readers if reader.person})


def choose(
    readers: Sequence[Reader],
    chosen: Collection[UUID],
    excluded: Collection[UUID],
    *,
    roles: Collection[str],
    with_recovery: bool,
) -> Chosen:
    """Return the keys for a compartment.

    `readers` are the keys in force, in the order of the directory; `roles` are those who may be added when fewer than two
    people remain. The recovery key comes along where `with_recovery` says so: not in a confidant's note or a consult.
    With nobody left the result has no people: the report then goes by another route, which the page shows.
    """
    allowed = [reader for reader in readers if reader.person and reader.person not in excluded]
    people = [person for person in _people(allowed) if person in chosen]
    spare = [person for person in _people(allowed, roles) if person not in people]
    added = spare[: max(0, LEAST - len(people))]
    keys = [reader for reader in allowed if reader.person in {*people, *added}]
    if with_recovery and keys:
        keys += [reader for reader in readers if reader.person is None and reader.role == ORGANISATION]
    return Chosen(tuple(keys), tuple(added))


def _people(readers: Sequence[Reader], roles: Collection[str] | None = None) -> list[UUID]:
    """The people behind keys, each once, in order."""
    fitting = (
        reader.person for reader in readers if reader.person and (roles is None or reader.role in roles)
    )
    return list(dict.fromkeys(fitting))

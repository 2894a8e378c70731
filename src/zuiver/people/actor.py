"""Who acts: the one value that every command and query takes. Made once per request or command, by `people.queries.actor_of`."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Actor:
    """A person (or the system) in one organisation on one day, with the permissions that the roles give.

    `leads` holds the ids of the units that the person leads on that day, those below included; `works_in` those in
    which the person works.
    `stands_in_for` holds the ids of the people whose work the person takes over on that day.
    """

    organisation_id: int
    person_id: int | None
    name: str
    on: date
    permissions: frozenset[str] = field(default_factory=frozenset)
    leads: frozenset[int] = field(default_factory=frozenset)
    stands_in_for: frozenset[int] = field(default_factory=frozenset)
    works_in: frozenset[int] = field(default_factory=frozenset)

    @property
    def label(self) -> str:
        """How the audit trail names the actor: text, so that it survives the account."""
        return f"person:{self.person_id}" if self.person_id else f"system:{self.name}"

    def may(self, permission: str) -> bool:
        """Whether a role gives this permission."""
        return permission in self.permissions


def system_actor(
    organisation_id: int, name: str, on: date, permissions: Collection[str] = frozenset()
) -> Actor:
    """The program itself, for imports and scheduled work: it has the permissions that its task needs, and no more."""
    return Actor(
        organisation_id=organisation_id,
        person_id=None,
        name=name,
        on=on,
        permissions=frozenset(permissions),
    )

"""Rows for an export, one by one, so that a million of them need no memory."""

from collections.abc import Iterator, Mapping

from zuiver.people.actor import Actor
from zuiver.registers.queries.views import EntryFilters


def export_rows(
    actor: Actor, *, kind: str, filters: EntryFilters | None = None
) -> Iterator[Mapping[str, str | int | None]]:
    """Yield what the actor may see, oldest first, with only the fields that an export may hold."""
    raise NotImplementedError

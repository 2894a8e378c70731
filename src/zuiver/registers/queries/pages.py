"""Lists of entries, page by page. Always from a key onwards, never by counting rows off."""

from datetime import date

from zuiver.people.actor import Actor
from zuiver.registers.queries.views import EntryFilters, EntryRow, Page, Sort


def entries_page(
    actor: Actor,
    *,
    kind: str,
    filters: EntryFilters | None = None,
    sort: Sort = "-date",
    cursor: str | None = None,
    size: int = 50,
) -> Page:
    """Return a page of what the actor may see: all, those of the units led, else the actor's own.

    A cursor that is not ours starts at the first page. Unknown dates and amounts come last in either direction.
    """
    raise NotImplementedError


def jump(*, day: date) -> str:
    """Return the cursor of the page that starts at a day, for the sort orders by date."""
    raise NotImplementedError


def my_entries(actor: Actor) -> tuple[EntryRow, ...]:
    """Return the actor's own entries and those the actor is named in, newest first, at most 200."""
    raise NotImplementedError


def desk_page(actor: Actor, cursor: str | None = None) -> Page:
    """Return what waits at the hand-in desk, oldest first. Raises NotFound for who does not run the desk."""
    raise NotImplementedError

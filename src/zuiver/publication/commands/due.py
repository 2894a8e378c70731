"""What the day asks for: publish what waited for it, and take away what ended and stayed for a while."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet

from zuiver.people.actor import Actor
from zuiver.publication.models import Publication
from zuiver.publication.settling import settle
from zuiver.registers.commands.recording import locked_entry
from zuiver.registers.models import Entry

CHUNK: Final = 500


def publications_settle_due(actor: Actor) -> int:
    """Settle every line whose day has come, on or before the actor's day; return how many changed.

    For the program itself, in every round. Each line is a transaction of its own, a second time finds nothing, and a
    day that was missed is made up for on the next.
    """
    due = list(_due(actor).values_list("entry_id", flat=True))
    return sum(_settle(actor, public_id) for public_id in _public_ids(actor, due))


def _public_ids(actor: Actor, entry_ids: Sequence[int]) -> Iterator[str]:
    """By key, a part at a time: joined to the lines that are due, a database may walk along all entries."""
    for start in range(0, len(entry_ids), CHUNK):
        rows = Entry.rows.of(actor.organisation_id).filter(pk__in=entry_ids[start : start + CHUNK])
        yield from list(rows.order_by("pk").values_list("public_id", flat=True))


def _due(actor: Actor) -> QuerySet[Publication]:
    rows: QuerySet[Publication] = Publication.rows.of(actor.organisation_id)
    return rows.filter(Q(publish_on__lte=actor.on) | Q(is_public=True, ended_on__isnull=False)).order_by("pk")


@transaction.atomic
def _settle(actor: Actor, public_id: str) -> bool:
    return bool(settle(actor, locked_entry(actor, public_id)))

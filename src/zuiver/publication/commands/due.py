"""What the day asks for: publish what waited for it, and take away what ended and stayed for a while."""

from django.db import transaction
from django.db.models import Q, QuerySet

from zuiver.people.actor import Actor
from zuiver.publication.models import Publication
from zuiver.publication.settling import settle
from zuiver.registers.commands.recording import locked_entry


def publications_settle_due(actor: Actor) -> int:
    """Settle every line whose day has come, on or before the actor's day; return how many changed.

    For the program itself, in every round. Each line is a transaction of its own, a second time finds nothing, and a
    day that was missed is made up for on the next.
    """
    due = list(_due(actor).values_list("entry__public_id", flat=True))
    return sum(_settle(actor, public_id) for public_id in due)


def _due(actor: Actor) -> QuerySet[Publication]:
    rows: QuerySet[Publication] = Publication.rows.of(actor.organisation_id)
    return rows.filter(Q(publish_on__lte=actor.on) | Q(is_public=True, ended_on__isnull=False)).order_by("pk")


@transaction.atomic
def _settle(actor: Actor, public_id: str) -> bool:
    return bool(settle(actor, locked_entry(actor, public_id)))

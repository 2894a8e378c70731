"""Reading the outbox: what someone was told, and which mail needs a look."""

from django.db.models import QuerySet

from zuiver.notices.models import Mail, Notice
from zuiver.notices.permissions import check_read_outbox
from zuiver.people.actor import Actor
from zuiver.people.prepared import prepared

SHOWN = 50
# More than any id.
MOST_DIGITS = "9" * 19


def own_notices(actor: Actor) -> QuerySet[Notice]:
    """Return what the actor was told, and nothing of anybody else; the program itself was told nothing."""
    rows: QuerySet[Notice] = Notice.rows.of(actor.organisation_id)
    return rows.none() if actor.person_id is None else rows.filter(person_id=actor.person_id)


def notices_for(actor: Actor, *, only_unseen: bool = False, before: int | None = None) -> list[Notice]:
    """Return at most fifty of the actor's own notices, newest first; `before` is the id of the last one shown."""
    if only_unseen and before is None:
        return _unseen(actor.organisation_id, actor.person_id) if actor.person_id is not None else []
    own = own_notices(actor)
    if only_unseen:
        own = own.filter(seen_at__isnull=True)
    if before is not None:
        own = own.filter(pk__lt=before)
    return list(own.order_by("-pk")[:SHOWN])


@prepared
def _unseen(organisation_id: int, person_id: int) -> QuerySet[Notice]:
    rows: QuerySet[Notice] = Notice.rows.of(organisation_id)
    return rows.filter(person_id=person_id, seen_at__isnull=True).order_by("-pk")[:SHOWN]


def unseen_about(actor: Actor, topic: str) -> list[Notice]:
    """Return at most fifty notices about a topic that the actor did not see yet, oldest first."""
    return _unseen_about(actor.organisation_id, actor.person_id, topic) if actor.person_id is not None else []


@prepared
def _unseen_about(organisation_id: int, person_id: int, topic: str) -> QuerySet[Notice]:
    rows: QuerySet[Notice] = Notice.rows.of(organisation_id)
    return rows.filter(person_id=person_id, topic=topic, seen_at__isnull=True).order_by("pk")[:SHOWN]


def was_told(organisation_id: int, beginning: str) -> bool:
    """Whether there is a notice of which the key is this and the id of a person: what was told need not be worked out again.

    The bounds let the index find it in any order of the letters; the beginning itself makes it exact.
    """
    first, last = f"{beginning}0", f"{beginning}{MOST_DIGITS}"
    rows = Notice.rows.of(organisation_id).filter(key__gte=first, key__lte=last)
    return bool(rows.filter(key__startswith=beginning).exists())


def unseen_count(actor: Actor) -> int:
    """Return how many of the actor's notices were not seen, at most 100: a page shows "99+"."""
    return len(own_notices(actor).filter(seen_at__isnull=True).values_list("pk", flat=True)[:100])


def failed_mails(actor: Actor) -> list[Mail]:
    """Return the mails that need a look: refused too often, or nobody knows whether they went out. Newest first."""
    refusal = check_read_outbox(actor)
    if refusal:
        raise refusal
    stuck = Mail.rows.of(actor.organisation_id).filter(state__in=[Mail.State.FAILED, Mail.State.UNSURE])
    return list(stuck.select_related("person").order_by("-created_at", "-pk")[:SHOWN])

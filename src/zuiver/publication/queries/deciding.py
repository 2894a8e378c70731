"""For who decides on objections: what waits, what is about to be public, and what the nightly check found."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from zuiver.people.actor import Actor
from zuiver.people.models import Person
from zuiver.people.queries import relations_of
from zuiver.publication import permissions
from zuiver.publication.lifecycle import WAITING, State
from zuiver.publication.models import Objection, Publication, PublicationCheck
from zuiver.publication.queries.own import LineView, view_of
from zuiver.registers.registry import register_of

SHOWN: Final = 100
CHECKS: Final = 14


@dataclass(frozen=True)
class Overview:
    """What stands where: what waits for a decision, what is about to be public, what stays out, and what checks found."""

    objections: list[Objection]
    coming: list[Publication]
    stays_out: list[Publication]
    counts: dict[State, int]
    checks: list[PublicationCheck]


def to_decide(actor: Actor) -> list[Objection]:
    """Return the objections that this actor decides on, the oldest first; none for who has no such role."""
    if not permissions.decides(actor):
        return []
    rows = _open(actor).exclude(publication__person_id__in=_too_close(actor))
    return list(rows[:SHOWN])


def overview(actor: Actor) -> Overview:
    """Return what waits and what the checks found. Raises NotFound for who does not decide on objections."""
    if not permissions.decides(actor):
        raise permissions.not_found()
    rows = Publication.rows.of(actor.organisation_id).select_related("entry", "person")
    states = Publication.rows.of(actor.organisation_id).values_list("state", flat=True)
    coming = rows.filter(publish_on__isnull=False, state__in=sorted(WAITING)).order_by("publish_on", "pk")
    checks = PublicationCheck.rows.of(actor.organisation_id).order_by("-pk")
    return Overview(
        objections=to_decide(actor),
        coming=list(coming[:SHOWN]),
        stays_out=list(rows.filter(stays_out=True, state=State.WITHDRAWN).order_by("-state_since")[:SHOWN]),
        counts={State(state): number for state, number in Counter(states).items()},
        checks=list(checks[:CHECKS]),
    )


def was_checked(actor: Actor) -> bool:
    """Whether everything was checked on the actor's day already."""
    return PublicationCheck.rows.of(actor.organisation_id).filter(on=actor.on).exists()


def objection_for(actor: Actor, public_id: str) -> tuple[Objection, LineView]:
    """Return one objection with the line, for who decides on it. Raises NotFound, also where the actor is too close."""
    found: Objection | None = (
        Objection.rows.of(actor.organisation_id)
        .filter(public_id=public_id)
        .select_related("publication__entry", "publication__person", "decided_by")
        .first()
    )
    if found is None or not permissions.decides(actor) or found.publication.person_id in _too_close(actor):
        raise permissions.not_found()
    return found, view_of(actor, found.publication, register_of(found.publication.kind))


def _open(actor: Actor) -> QuerySet[Objection]:
    rows: QuerySet[Objection] = Objection.rows.of(actor.organisation_id).filter(outcome="")
    return rows.select_related("publication__entry", "publication__person").order_by("pk")


def _too_close(actor: Actor) -> frozenset[int]:
    """The actor, and who is too close to the actor."""
    me = Person.rows.of(actor.organisation_id).get(pk=actor.person_id or 0)
    return relations_of(me) | {me.pk}

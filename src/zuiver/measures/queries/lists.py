"""Whose measures wait for whom, and the measures of a subject."""

from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from zuiver.measures.cases import case_of
from zuiver.measures.lifecycle import TO_CARRY_OUT, State
from zuiver.measures.models import Measure, MeasureRuledOut
from zuiver.measures.permissions import capacity_of
from zuiver.measures.queries.rows import as_rows, measures_of_organisation, with_people
from zuiver.measures.queries.views import MeasureRow
from zuiver.measures.routing import roles_of
from zuiver.people.actor import Actor
from zuiver.people.models import Person
from zuiver.people.prepared import prepared
from zuiver.people.queries import relations_of

MOST: Final = 200
# What waits for the assessor now; what works waits from the day of its second look on.
_WAITS: Final = (State.CARRIED_OUT, State.OBJECTED)


def measures_of(actor: Actor, subject: str) -> tuple[MeasureRow, ...]:
    """Return the measures of a subject that the actor may see by a tie of their own, oldest first.

    That is: whose it is, who checks it, and who keeps the registers.
    """
    roles = roles_of(actor)
    found = _of_subject(actor, subject)
    return as_rows(actor, [one for one in found if capacity_of(actor, case_of(one), roles)], checking=True)


def measures_seen_with(actor: Actor, checked_subject: str) -> tuple[MeasureRow, ...]:
    """Return all measures of a subject of which the caller has checked that the actor may see it, oldest first.

    For the page of the subject itself: this asks nothing but the organisation.
    """
    return as_rows(actor, _of_subject(actor, checked_subject), checking=True)


def _of_subject(actor: Actor, subject: str) -> list[Measure]:
    return list(measures_of_organisation(actor).filter(subject=subject).order_by("pk")[:MOST])


def mine(actor: Actor) -> tuple[MeasureRow, ...]:
    """Return the open measures about the actor and those the actor carries out, the earliest day first."""
    if actor.person_id is None:
        return ()
    return as_rows(actor, _mine(actor.organisation_id, actor.person_id))


@prepared
def _mine(organisation_id: int, person_id: int) -> QuerySet[Measure]:
    own = Q(person_id=person_id) | Q(owner_id=person_id)
    return with_people(organisation_id).filter(own, is_open=True).order_by("due_on", "pk")[:MOST]


def to_do(actor: Actor) -> tuple[MeasureRow, ...]:
    """Return what waits for the actor: to carry out, and proposals about the actor to answer; the earliest day first."""
    if actor.person_id is None:
        return ()
    return as_rows(actor, _to_do(actor.organisation_id, actor.person_id))


@prepared
def _to_do(organisation_id: int, person_id: int) -> QuerySet[Measure]:
    waits = Q(owner_id=person_id, state__in=sorted(TO_CARRY_OUT))
    waits |= Q(person_id=person_id, state=State.PROPOSED)
    return with_people(organisation_id).filter(waits, is_open=True).order_by("due_on", "pk")[:MOST]


def mine_done(actor: Actor) -> tuple[MeasureRow, ...]:
    """Return the closed measures about the actor and those the actor carried out, the last one first."""
    if actor.person_id is None:
        return ()
    own = Q(person_id=actor.person_id) | Q(owner_id=actor.person_id)
    rows = measures_of_organisation(actor).filter(own, is_open=False)
    return as_rows(actor, rows.order_by("-pk")[:MOST])


def to_check(actor: Actor) -> tuple[MeasureRow, ...]:
    """Return what waits for the actor's check, oldest first: in the own name, for someone away, or for a role."""
    if actor.person_id is None:
        return ()
    ids = (actor.organisation_id, actor.person_id)
    hands = tuple(sorted({actor.person_id, *actor.stands_in_for}))
    roles = tuple(sorted(roles_of(actor)))
    return as_rows(actor, _to_check(*ids, actor.on, hands, roles, close_to(actor)), checking=True)


@prepared
def _to_check(
    organisation_id: int,
    person_id: int,
    on: date,
    hands: tuple[int, ...],
    roles: tuple[str, ...],
    close: tuple[int, ...],
) -> QuerySet[Measure]:
    waits = Q(state__in=_WAITS) | Q(state=State.WORKING, recheck_on__lte=on)
    held = Q(assessor_id__in=hands) | Q(assessor_role__in=roles)
    rows = with_people(organisation_id).filter(waits, held, is_open=True)
    rows = rows.exclude(_too_close(organisation_id, person_id, close))
    return rows.order_by("state_since", "pk")[:MOST]


def under_watch(actor: Actor) -> tuple[MeasureRow, ...]:
    """Return what the actor will have to check one day and does not wait for that yet, the earliest day first."""
    if actor.person_id is None:
        return ()
    later = ~Q(state__in=_WAITS) & (~Q(state=State.WORKING) | Q(recheck_on__gt=actor.on))
    hands = Q(assessor_id__in=sorted({actor.person_id, *actor.stands_in_for}))
    hands |= Q(assessor_role__in=sorted(roles_of(actor)))
    rows = measures_of_organisation(actor).filter(later, hands, is_open=True).exclude(too_close(actor))
    return as_rows(actor, rows.order_by("due_on", "pk")[:MOST], checking=True)


def too_close(actor: Actor) -> Q:
    """The condition "the actor never checks it and never reads it in a register": own, of a relation, or ruled out."""
    return _too_close(actor.organisation_id, actor.person_id or 0, close_to(actor))


def close_to(actor: Actor) -> tuple[int, ...]:
    """The keys of the actor and of the actor's relations."""
    person_id = actor.person_id or 0
    relations = relations_of(Person(pk=person_id, organisation_id=actor.organisation_id))
    return (person_id, *sorted(relations))


def _too_close(organisation_id: int, person_id: int, close: tuple[int, ...]) -> Q:
    ruled_out = MeasureRuledOut.rows.of(organisation_id).filter(person_id=person_id)
    return Q(person_id__in=close) | Q(owner_id__in=close) | Q(subject__in=ruled_out.values("subject"))

"""Who left the organisation: from that day a key opens no door here, whatever it could open."""

from datetime import date

from django.db.models import QuerySet

from zuiver.people.actor import Actor
from zuiver.people.models import Assignment
from zuiver.people.prepared import prepared


def has_left(actor: Actor) -> bool:
    """Whether the actor had a place in the organisation and has none any more."""
    return actor.person_id is not None and bool(leavers(actor.organisation_id, [actor.person_id], actor.on))


def leavers(organisation_id: int, person_ids: list[int], on: date) -> set[int]:
    """Return which of these people had a place and have none on the day. Who never had one (an external confidant) stays."""
    if not person_ids:
        return set()
    people = tuple(sorted(set(person_ids)))
    return set(_placed_by(organisation_id, people, on)) - set(_here_on(organisation_id, people, on))


@prepared
def _placed_by(organisation_id: int, person_ids: tuple[int, ...], on: date) -> QuerySet[Assignment, int]:
    rows = Assignment.rows.of(organisation_id).filter(person_id__in=person_ids, valid_from__lte=on)
    return rows.values_list("person_id", flat=True)


@prepared
def _here_on(organisation_id: int, person_ids: tuple[int, ...], on: date) -> QuerySet[Assignment, int]:
    rows = Assignment.rows.of(organisation_id).filter(Assignment.on(on), person_id__in=person_ids)
    return rows.values_list("person_id", flat=True)

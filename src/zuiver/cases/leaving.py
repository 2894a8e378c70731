"""Who left the organisation: from that day a key opens no door here, whatever it could open."""

from datetime import date

from zuiver.people.actor import Actor
from zuiver.people.models import Assignment


def has_left(actor: Actor) -> bool:
    """Whether the actor had a place in the organisation and has none any more."""
    return actor.person_id is not None and bool(leavers(actor.organisation_id, [actor.person_id], actor.on))


def leavers(organisation_id: int, person_ids: list[int], on: date) -> set[int]:
    """Return which of these people had a place and have none on the day. Who never had one (an external confidant) stays."""
    rows = Assignment.rows.of(organisation_id).filter(person_id__in=person_ids, valid_from__lte=on)
    placed = set(rows.values_list("person_id", flat=True))
    here = set(rows.filter(Assignment.on(on)).values_list("person_id", flat=True))
    return placed - here

"""Who left is asked nothing any more: without a place in the organisation the request ends."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from zuiver.audit.record import record
from zuiver.campaigns.lifecycle import State
from zuiver.campaigns.models import Request
from zuiver.kernel import clock
from zuiver.people.actor import Actor
from zuiver.people.models import Assignment


@transaction.atomic
def requests_leave(actor: Actor) -> int:
    """End the open requests of people without a place on the actor's day; for the worker. Return how many."""
    places = Assignment.rows.of(actor.organisation_id).filter(
        Assignment.on(actor.on), person_id=OuterRef("person_id")
    )
    rows = Request.rows.of(actor.organisation_id).filter(~Exists(places), is_open=True)
    ended: int = rows.update(
        state=State.LEFT, state_since=clock.now(), is_open=False, next_due_on=None, asked_until=None
    )
    if ended:
        record(
            "campaigns.request.left",
            organisation_id=actor.organisation_id,
            actor=actor.label,
            subject=f"organisation:{actor.organisation_id}",
            data={"people": ended},
        )
    return ended

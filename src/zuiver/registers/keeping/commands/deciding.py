"""A second person approves a list, or does not."""

from django.db import transaction

from zuiver.kernel import clock
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor
from zuiver.registers.keeping import permissions
from zuiver.registers.keeping.commands.proposing import subject_of
from zuiver.registers.keeping.models import Destruction
from zuiver.registers.keeping.noting import note, stop_on
from zuiver.registers.keeping.states import DestructionState


@transaction.atomic
def destruction_approve(actor: Actor, *, public_id: str) -> Destruction:
    """Approve a list that somebody else, or the program, proposed. Raises NotFound and Refusal."""
    return _decide(actor, public_id, DestructionState.APPROVED, "registers.destruction.approved")


@transaction.atomic
def destruction_refuse(actor: Actor, *, public_id: str) -> Destruction:
    """Do not approve a list: nothing on it is destroyed, and a new list can be made. Raises NotFound and Refusal."""
    return _decide(actor, public_id, DestructionState.REFUSED, "registers.destruction.refused")


def locked_destruction(actor: Actor, public_id: str) -> Destruction:
    """Return a destruction, held until the transaction ends. Raises NotFound."""
    rows = Destruction.rows.of(actor.organisation_id).select_for_update(of=("self",))
    found: Destruction | None = rows.filter(public_id=public_id).first()
    if found is None:
        raise permissions.not_there()
    return found


def _decide(actor: Actor, public_id: str, state: DestructionState, event: str) -> Destruction:
    stop_on(permissions.check_look(actor))
    destruction = locked_destruction(actor, public_id)
    stop_on(permissions.check_second(actor, destruction.proposed_by_id))
    if destruction.state != DestructionState.PROPOSED:
        raise Refusal("decided_already", "Somebody decided on this list already. Load the page again.")
    destruction.state = state
    destruction.approved_by_id = actor.person_id
    destruction.approved_at = clock.now()
    destruction.save(update_fields=["state", "approved_by", "approved_at"])
    note(actor, event, subject_of(destruction), {"size": destruction.size, "list": destruction.list_hash})
    return destruction

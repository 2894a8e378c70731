"""Proposing a destruction: the list of what is due, fixed with its hash. Nothing is destroyed by it."""

from itertools import islice

from django.db import transaction

from zuiver.kernel import clock
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor
from zuiver.registers.keeping import permissions
from zuiver.registers.keeping.due import CHUNK, Due, due_entries
from zuiver.registers.keeping.hashing import hash_of
from zuiver.registers.keeping.holds import held_back, one_at_a_time
from zuiver.registers.keeping.models import Destruction, DestructionLine
from zuiver.registers.keeping.noting import note, stop_on
from zuiver.registers.keeping.states import OPEN, DestructionState, Outcome


@transaction.atomic
def destruction_propose(actor: Actor) -> Destruction | None:
    """List what is due on the actor's day; None where nothing may go. What stands on hold is on the list, marked, and stays.

    Raises Refusal for who does not keep the registers, and while another list waits.
    """
    stop_on(permissions.check_keep(actor))
    one_at_a_time(actor.organisation_id)
    if Destruction.rows.of(actor.organisation_id).filter(state__in=OPEN).exists():
        raise Refusal(
            "destruction_waits", "Another list waits to be approved or carried out. Finish that one first."
        )
    destruction: Destruction = Destruction.rows.create(
        organisation_id=actor.organisation_id,
        state=DestructionState.PROPOSED,
        on=actor.on,
        proposed_by_id=actor.person_id,
        proposed_at=clock.now(),
    )
    held = _write_lines(destruction)
    if not destruction.size:
        DestructionLine.rows.of(actor.organisation_id).filter(destruction=destruction).delete()
        destruction.delete()
        return None
    told = {"size": destruction.size, "held": held, "list": destruction.list_hash}
    note(actor, "registers.destruction.proposed", subject_of(destruction), told)
    return destruction


def subject_of(destruction: Destruction) -> str:
    """How the audit trail names a destruction."""
    return f"destruction:{destruction.public_id}"


def _write_lines(destruction: Destruction) -> int:
    """Write the list in parts, with what stands on hold marked as such, and return how many those are."""
    organisation = destruction.organisation_id
    held, kept = held_back(organisation, destruction.on), 0
    names: list[tuple[str, str]] = []
    due = due_entries(organisation, destruction.on)
    while batch := list(islice(due, CHUNK)):
        lines = [_line(destruction, one, is_held=held.touches(one.entry)) for one in batch]
        DestructionLine.rows.bulk_create(lines)
        names += [(line.kind, line.entry_public_id) for line in lines if not line.outcome]
        kept += sum(1 for line in lines if line.outcome)
    destruction.size = len(names)
    destruction.list_hash = hash_of(names)
    destruction.save(update_fields=["size", "list_hash"])
    return kept


def _line(destruction: Destruction, due: Due, *, is_held: bool) -> DestructionLine:
    return DestructionLine(
        organisation_id=destruction.organisation_id,
        destruction=destruction,
        rule=due.rule,
        kind=due.entry.kind,
        entry_public_id=due.entry.public_id,
        counted_from=due.counted_from,
        due_on=due.due_on,
        outcome=Outcome.HELD if is_held else "",
    )

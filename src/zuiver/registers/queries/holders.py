"""Who has something in a register: ids only, for sums over functions in which nobody can be seen."""

from zuiver.people.actor import Actor
from zuiver.registers.lifecycle import State
from zuiver.registers.models import Entry


def people_with_entries(actor: Actor, kind: str) -> frozenset[int]:
    """Return the ids of the people of the actor's organisation with an entry that was not withdrawn.

    The caller shows no person with it: what somebody declared stays with who may read that register.
    """
    rows = Entry.rows.of(actor.organisation_id).filter(kind=kind)
    without = rows.exclude(state__in=(State.DRAFT, State.WITHDRAWN))
    return frozenset(without.values_list("person_id", flat=True))

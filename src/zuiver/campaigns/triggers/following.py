"""What goes along with a change by itself, beside what is asked: who assesses and checks, and hearing of a designation."""

from collections.abc import Collection, Mapping
from typing import Final

from zuiver.campaigns.triggers.table import Cause
from zuiver.measures.commands import measures_reroute_after_change
from zuiver.notices.commands import Telling, tell_many
from zuiver.people.actor import Actor
from zuiver.people.queries import designations_of
from zuiver.registers.commands import entries_reroute_after_change

DESIGNATED: Final = "function_designated"
_MOVES: Final = frozenset({Cause.UNIT, Cause.MANAGER})


def follow(
    actor: Actor, causes: Mapping[int, Collection[Cause]], former_managers: Mapping[int, int | None]
) -> None:
    """Let what waits go along to a new manager, and tell who holds a function that was designated. In the caller's transaction.

    `causes` are the changes by person, `former_managers` who led them at the last look.
    """
    for person_id, found in sorted(causes.items()):
        former = former_managers.get(person_id)
        if former is not None and _MOVES & set(found):
            # Entries first: their measures go along as part of the same step.
            entries_reroute_after_change(actor, person_id=person_id, former_id=former)
            measures_reroute_after_change(actor, person_id=person_id, former_id=former)
    _tell_designated(actor, [one for one, found in sorted(causes.items()) if Cause.DESIGNATION in found])


def _tell_designated(actor: Actor, person_ids: Collection[int]) -> None:
    """Once for each designation: a changed one is another, and then other things may be asked."""
    found = designations_of(actor.organisation_id, person_ids, actor.on) if person_ids else {}
    tell_many(
        actor.organisation_id,
        [
            Telling(
                person_id, DESIGNATED, f"designation:{public_id}", f"{DESIGNATED}:{public_id}:{person_id}"
            )
            for person_id, public_id in sorted(found.items())
        ],
    )

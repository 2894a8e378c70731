"""A tender, contract or decision of an organisation that people declared something about asks those people again."""

from collections.abc import Mapping
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef

from zuiver.campaigns.entries import holders_about
from zuiver.campaigns.models import SeenInvolvement
from zuiver.campaigns.places import CHUNK, places_of
from zuiver.campaigns.triggers.asking import Ask, ask, kinds_of
from zuiver.campaigns.triggers.table import Cause, TriggerTable
from zuiver.kernel import clock
from zuiver.people.actor import Actor
from zuiver.people.models import Involvement

_CAUSES: Final[Mapping[str, Cause]] = {
    Involvement.Kind.TENDER: Cause.TENDER,
    Involvement.Kind.CONTRACT: Cause.CONTRACT,
    Involvement.Kind.DECISION: Cause.DECISION,
}


def ask_about_involvements(actor: Actor, table: TriggerTable) -> int:
    """Ask who declared something about an organisation that became delicate by the actor's day; each one once."""
    seen = SeenInvolvement.rows.of(actor.organisation_id).filter(involvement_id=OuterRef("pk"))
    rows = Involvement.rows.of(actor.organisation_id).filter(~Exists(seen), valid_from__lte=actor.on)
    made = 0
    for involvement in list(rows.select_related("counterparty").order_by("pk")):
        made += _ask_about(actor, table, involvement)
    return made


@transaction.atomic
def _ask_about(actor: Actor, table: TriggerTable, involvement: Involvement) -> int:
    SeenInvolvement.rows.create(
        organisation_id=actor.organisation_id, involvement=involvement, at=clock.now()
    )
    cause = _CAUSES.get(involvement.kind)
    is_over = involvement.valid_until is not None and involvement.valid_until < actor.on
    if cause is None or is_over:
        return 0
    party = involvement.counterparty
    held = holders_about(actor.organisation_id, party.pk, kinds_of(table, [cause]))
    made, people = 0, sorted(held)
    for start in range(0, len(people), CHUNK):
        places = places_of(actor.organisation_id, actor.on, people[start : start + CHUNK])
        # Who left is not asked; who has two places is asked once.
        units = {place.person_id: place.unit_id for place in reversed(places)}
        asks = [
            Ask(
                person_id,
                unit_id,
                f"involvement:{involvement.pk}:{person_id}",
                tuple(sorted(held[person_id])),
                ((cause.value, {"party": party.name}),),
            )
            for person_id, unit_id in units.items()
        ]
        made += ask(actor, asks, actor.on)
    return made

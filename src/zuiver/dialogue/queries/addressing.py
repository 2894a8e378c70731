"""Whom a person can ask now, by name."""

from collections.abc import Collection

from zuiver.dialogue.routing import ADDRESSEES, Addressee, addressee_of, route
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor
from zuiver.people.models import Person


def addressees(
    actor: Actor, *, involved: Collection[str] = (), manager_involved: bool = False
) -> tuple[Addressee, ...]:
    """Return who would get a question of the actor: by way of the manager, and the integrity officer.

    `involved` are public ids of colleagues whom it is about. Empty for the program, and where nobody can answer.
    """
    if actor.person_id is None:
        return ()
    rows = Person.rows.of(actor.organisation_id)
    person: Person = rows.get(pk=actor.person_id)
    not_these = set(rows.filter(public_id__in=list(involved)).values_list("pk", flat=True)) - {person.pk}
    found = []
    for kind in ADDRESSEES:
        try:
            routed = route(person, kind, actor.on, not_these=not_these, manager_involved=manager_involved)
        except Refusal:
            continue
        found.append(addressee_of(kind, routed))
    return tuple(found)


def colleagues(actor: Actor, public_ids: Collection[str]) -> list[tuple[str, str]]:
    """Return (public id, name) of colleagues of the actor, by name."""
    rows = Person.rows.of(actor.organisation_id).filter(public_id__in=list(public_ids))
    return list(rows.order_by("name", "pk").values_list("public_id", "name"))

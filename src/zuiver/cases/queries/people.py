"""Finding a colleague by name, for who rules somebody out of a case or watches over somebody. Nothing of a search is kept."""

from zuiver.cases.lifecycle import Role
from zuiver.cases.readers import holders_in_use
from zuiver.cases.standing import not_found
from zuiver.people.actor import Actor
from zuiver.people.searching import person_by_public_id, persons_search

RECEIVING = frozenset({Role.CONFIDANT, Role.OFFICER, Role.COMMITTEE})


def people_found(actor: Actor, name: str) -> list[tuple[str, str]]:
    """Return public id and name of at most ten colleagues. Raises NotFound for who receives no reports."""
    _check_receives(actor)
    return [(person.public_id, person.name) for person in persons_search(actor, name)]


def person_number(actor: Actor, public_id: str) -> int:
    """Return the number of a colleague. Raises NotFound for who receives no reports, and for nobody."""
    _check_receives(actor)
    number: int = person_by_public_id(actor, public_id).pk
    return number


def _check_receives(actor: Actor) -> None:
    in_use = holders_in_use(actor.organisation_id, RECEIVING, actor.on)
    if actor.person_id not in {holder.person_id for holder in in_use}:
        raise not_found()

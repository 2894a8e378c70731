"""Finding people and outside organisations by the beginning of any word of their name."""

from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from zuiver.kernel.errors import NotFound
from zuiver.people.actor import Actor
from zuiver.people.models import Counterparty, Involvement, Person
from zuiver.people.names import folded, name_key
from zuiver.people.prepared import prepared

SHOWN: Final = 10


def persons_search(actor: Actor, text: str) -> list[Person]:
    """Return at most ten people of the actor's organisation whose name has words that begin as typed, by name."""
    condition = _words_begin_with(folded(text))
    if condition is None:
        return []
    return list(Person.rows.of(actor.organisation_id).filter(condition).order_by("name_key", "pk")[:SHOWN])


def counterparty_search(actor: Actor, text: str) -> list[Counterparty]:
    """Return at most ten outside organisations by name or KvK number, suppliers first."""
    digits = "".join(text.split())
    condition = (
        Q(kvk_number__startswith=digits)
        if digits.isdecimal() and 4 <= len(digits) <= 8
        else _words_begin_with(name_key(text))
    )
    if condition is None:
        return []
    found = Counterparty.rows.of(actor.organisation_id).filter(condition)
    return list(found.order_by("-is_supplier", "name_key", "pk")[:SHOWN])


def person_by_public_id(actor: Actor, public_id: str) -> Person:
    """Return a colleague. Raises NotFound for someone of another organisation, as for nobody."""
    found: Person | None = Person.rows.of(actor.organisation_id).filter(public_id=public_id).first()
    if found is None:
        raise NotFound("person_not_found", "This person is not in your organisation. Search by name again.")
    return found


def counterparty_by_public_id(actor: Actor, public_id: str) -> Counterparty:
    """Return an outside organisation. Raises NotFound for one that another organisation knows, as for none."""
    found: Counterparty | None = (
        Counterparty.rows.of(actor.organisation_id).filter(public_id=public_id).first()
    )
    if found is None:
        raise NotFound("counterparty_not_found", "This organisation is not known here. Type its name again.")
    return found


def involvements_on(counterparty: Counterparty, day: date) -> list[Involvement]:
    """Return the tenders it takes part in and the decisions it waits for on a day (G-20, G-21)."""
    return _involvements(counterparty.organisation_id, counterparty.pk, day)


@prepared
def _involvements(organisation_id: int, counterparty_id: int, day: date) -> QuerySet[Involvement]:
    rows: QuerySet[Involvement] = Involvement.rows.of(organisation_id)
    return rows.filter(Involvement.on(day), counterparty_id=counterparty_id).order_by("kind", "title", "pk")


def _words_begin_with(key: str) -> Q | None:
    """The condition that every typed word is the beginning of a word of the name; None when nothing was typed."""
    words = key.split()[:6]
    if not words:
        return None
    condition = Q()
    for word in words:
        condition &= Q(name_key__startswith=word) | Q(name_key__contains=f" {word}")
    return condition


@prepared
def counterparties_named(organisation_id: int, key: str) -> QuerySet[Counterparty]:
    """Return the first two organisations outside with a folded name, those without a KvK number first."""
    rows: QuerySet[Counterparty] = Counterparty.rows.of(organisation_id)
    return rows.filter(name_key=key).order_by("kvk_number")[:2]

"""Which functions are designated on a day, who is in them, and what stood there before."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from zuiver.kernel.errors import NotFound
from zuiver.people.actor import Actor
from zuiver.people.models import Assignment, Designation, Person
from zuiver.people.names import folded
from zuiver.people.permissions import check_manage_designations, check_read_designations
from zuiver.people.placement import assignment_on
from zuiver.people.prepared import prepared


@dataclass(frozen=True)
class DesignationRow:
    """A designation, and how many people are in the function today. No names: those stand in the personnel records."""

    designation: Designation
    holders: int


def designation_on(person: Person, day: date) -> Designation | None:
    """Return the designation of the function that somebody has on a day; None without a function or a designation."""
    place = assignment_on(person, day)
    if place is None:
        return None
    return _designation.first(person.organisation_id, folded(place.function), day)


@prepared
def _designation(organisation_id: int, function_key: str, day: date) -> QuerySet[Designation]:
    rows: QuerySet[Designation] = Designation.rows.of(organisation_id)
    rows = rows.filter(Designation.on(day), function_key=function_key)
    return rows.order_by("-valid_from", "-pk")[:1]


def designations_of(organisation_id: int, person_ids: Collection[int], day: date) -> Mapping[int, str]:
    """Return the public id of the designation of each of these people on a day; who has none is left out."""
    designated = {one.function_key: one.public_id for one in designated_on(organisation_id, day)}
    if not designated:
        return {}
    places = functions_held(organisation_id, day, person_ids)
    return {person: designated[key] for person, key in places if key in designated}


def designated_on(organisation_id: int, day: date) -> list[Designation]:
    """Return the designations that hold on a day, by function."""
    rows = Designation.rows.of(organisation_id).filter(Designation.on(day))
    return list(rows.order_by("function_key", "pk"))


def functions_held(
    organisation_id: int, day: date, person_ids: Collection[int] | None = None
) -> list[tuple[int, str]]:
    """Return who has which function on a day, the function folded; everybody when nobody is named."""
    rows = Assignment.rows.of(organisation_id).filter(Assignment.on(day))
    if person_ids is not None:
        rows = rows.filter(person_id__in=list(person_ids))
    return [(person, folded(function)) for person, function in rows.values_list("person_id", "function")]


def designations(actor: Actor, *, ended: bool = False) -> list[DesignationRow]:
    """Return what holds today or later, or with `ended` what is over, by function. Raises NotFound."""
    _must_read(actor)
    rows = Designation.rows.of(actor.organisation_id)
    over = rows.filter(valid_until__lt=actor.on)
    found = over if ended else rows.exclude(pk__in=over.values("pk"))
    held = Counter(key for _, key in functions_held(actor.organisation_id, actor.on))
    return [
        DesignationRow(one, held[one.function_key]) for one in found.order_by("function_key", "valid_from")
    ]


def designation_found(actor: Actor, public_id: str) -> Designation:
    """Return one designation, for who keeps the list. Raises NotFound."""
    _must_read(actor)
    return _of(actor, public_id)


def history_of(actor: Actor, designation: Designation) -> list[Designation]:
    """Return all rows of the same function, the newest first. Raises NotFound."""
    _must_read(actor)
    rows = Designation.rows.of(actor.organisation_id).filter(function_key=designation.function_key)
    return list(rows.order_by("-valid_from", "-pk"))


def letter_for(actor: Actor, public_id: str) -> Designation:
    """Return a designation for its letter: for who keeps the list, and for who has or had the function then.

    Raises NotFound for everybody else.
    """
    found = _of(actor, public_id)
    if check_read_designations(actor) is None or _has_it(actor, found):
        return found
    raise _not_there()


def own_designation(actor: Actor) -> Designation | None:
    """Return the designation of the actor's own function today."""
    me = Person.rows.of(actor.organisation_id).filter(pk=actor.person_id or 0).first()
    return designation_on(me, actor.on) if me else None


def may_manage(actor: Actor) -> bool:
    """Whether the actor may change the list, for the buttons of a page."""
    return check_manage_designations(actor) is None


def _has_it(actor: Actor, designation: Designation) -> bool:
    """Whether the actor was in the function on a day on which the designation held."""
    rows = Assignment.rows.of(actor.organisation_id).filter(person_id=actor.person_id or 0)
    return any(
        folded(place.function) == designation.function_key
        and (designation.valid_until is None or place.valid_from <= designation.valid_until)
        and (place.valid_until is None or place.valid_until >= designation.valid_from)
        for place in rows
    )


def _of(actor: Actor, public_id: str) -> Designation:
    found: Designation | None = Designation.rows.of(actor.organisation_id).filter(public_id=public_id).first()
    if found is None:
        raise _not_there()
    return found


def _must_read(actor: Actor) -> None:
    refusal = check_read_designations(actor)
    if refusal:
        raise refusal


def _not_there() -> NotFound:
    return NotFound(
        "designation_not_found", "There is no such designation, or it is not for you. Check the address."
    )

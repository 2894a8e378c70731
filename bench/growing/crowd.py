"""More units, people and outside organisations, written in bulk with every column as the commands fill them."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Final, TypeVar

from django.db import models

from growing.words import FUNCTIONS, party_name, person_name
from zuiver.kernel.ids import new_public_id
from zuiver.people.models import (
    Assignment,
    Counterparty,
    Involvement,
    Leadership,
    Organisation,
    Person,
    Unit,
)
from zuiver.people.names import folded, name_key

TEAM_SIZE: Final = 18
YEARS: Final = 10
DAYS: Final = YEARS * 365 + 3
WITH_NUMBER: Final = 0.6
SUPPLIERS: Final = 0.03
TENDERS: Final = 400

M = TypeVar("M", bound=models.Model)


def grow_people(organisation: Organisation, wanted: int, today: date, chance: Random) -> int:
    """Add teams below the departments and people in them, until there are `wanted`; return how many were added."""
    missing = wanted - Person.rows.of(organisation.pk).count()
    if missing <= 0:
        return 0
    teams = _add_teams(organisation, -(-missing // TEAM_SIZE))
    people = _added(Person, (_person(organisation, chance, number) for number in range(missing)))
    # The first ones lead a team each, and were there all along.
    leaders = list(zip(people, teams, strict=False))
    others = [(person, teams[number % len(teams)]) for number, person in enumerate(people[len(leaders) :])]
    always = today - timedelta(days=DAYS + 60)
    _added(
        Leadership,
        (
            Leadership(organisation=organisation, person=one, unit=team, valid_from=always)
            for one, team in leaders
        ),
    )
    _added(Assignment, (_place(one, team, ("teamleider", 13), always) for one, team in leaders))
    _added(
        Assignment,
        (_place(one, team, chance.choice(FUNCTIONS), _first_day(today, chance)) for one, team in others),
    )
    return missing


def grow_parties(organisation: Organisation, wanted: int, today: date, chance: Random) -> int:
    """Add outside organisations until there are `wanted`, with tenders over the years; return how many were added."""
    known = set(Counterparty.rows.of(organisation.pk).values_list("name_key", flat=True))
    missing = wanted - len(known)
    if missing <= 0:
        return 0
    parties = _added(
        Counterparty,
        (
            _party(organisation, number, chance)
            for number in range(missing)
            if name_key(party_name(number)) not in known
        ),
    )
    suppliers = [party for party in parties if party.is_supplier]
    _added(
        Involvement, (_tender(organisation, suppliers, today, chance, number) for number in range(TENDERS))
    )
    return len(parties)


def _add_teams(organisation: Organisation, count: int) -> list[Unit]:
    departments = list(
        Unit.rows.of(organisation.pk).filter(parent__isnull=False, children__isnull=False).distinct()
    )
    start = Unit.rows.of(organisation.pk).count()
    return _added(
        Unit,
        (
            Unit(
                organisation=organisation,
                code=f"{parent.code}-{start + number}",
                name=f"{parent.name}, team {start + number}",
                parent=parent,
            )
            for number in range(count)
            for parent in [departments[number % len(departments)]]
        ),
    )


def _place(person: Person, team: Unit, work: tuple[str, int], since: date) -> Assignment:
    function, scale = work
    return Assignment(
        organisation_id=person.organisation_id,
        person=person,
        unit=team,
        function=function,
        scale=scale if person.kind == Person.Kind.EMPLOYEE else None,
        valid_from=since,
    )


def _first_day(today: date, chance: Random) -> date:
    """Most were there all along, the others came in the course of the years."""
    ago = DAYS + 60 if chance.random() < 0.7 else chance.randrange(DAYS)
    return today - timedelta(days=ago)


def _person(organisation: Organisation, chance: Random, number: int) -> Person:
    name = person_name(chance)
    external = chance.random() < 0.2
    return Person(
        organisation=organisation,
        public_id=new_public_id(),
        employee_key="" if external else f"G{number:05}",
        name=name,
        name_key=folded(name),
        email=f"{folded(name).replace(' ', '.')}.{number}@example.org",
        kind=Person.Kind.EXTERNAL if external else Person.Kind.EMPLOYEE,
    )


def _party(organisation: Organisation, number: int, chance: Random) -> Counterparty:
    name = party_name(number)
    return Counterparty(
        organisation=organisation,
        public_id=new_public_id(),
        name=name,
        name_key=name_key(name),
        kvk_number=f"000{20000 + number:05}" if chance.random() < WITH_NUMBER else "",
        is_supplier=chance.random() < SUPPLIERS,
    )


def _tender(
    organisation: Organisation, suppliers: list[Counterparty], today: date, chance: Random, number: int
) -> Involvement:
    start = today - timedelta(days=chance.randrange(DAYS))
    return Involvement(
        organisation=organisation,
        counterparty=chance.choice(suppliers),
        kind=Involvement.Kind.TENDER if number % 2 else Involvement.Kind.DECISION,
        title=f"Dossier {number}",
        valid_from=start,
        valid_until=start + timedelta(days=chance.randrange(40, 150)),
    )


def _added(model: type[M], rows: Iterable[M]) -> list[M]:
    return model._base_manager.bulk_create(rows, batch_size=500)

"""Builds small organisations through the real commands, so that tests read as the situation that they are about."""

from datetime import date

from zuiver.people import commands
from zuiver.people.actor import Actor, system_actor
from zuiver.people.models import Organisation, Person, Unit
from zuiver.people.names import folded
from zuiver.people.roles import MANAGE_PEOPLE, MANAGE_SUPPLIERS

START = date(2024, 1, 1)
TODAY = date(2026, 5, 12)


class Province:
    """An organisation to which units and people are added by name."""

    def __init__(self, slug: str = "north") -> None:
        self.organisation: Organisation = commands.organisation_create(slug=slug, name=slug.title())
        self.hr: Actor = system_actor(self.organisation.pk, "tests", TODAY, {MANAGE_PEOPLE, MANAGE_SUPPLIERS})

    def unit(self, code: str, under: Unit | None = None) -> Unit:
        """A unit with this code, which is its name as well."""
        return commands.unit_create(self.hr, code=code, name=code, parent=under)

    def person(
        self,
        name: str,
        *,
        works_in: Unit | None = None,
        leads: Unit | None = None,
        role: str = "",
        scale: int | None = 9,
    ) -> Person:
        """Someone, placed from 2024 on."""
        person = commands.person_create(
            self.hr, name=name, employee_key=name, email=f"{folded(name).split()[0]}@example.nl"
        )
        if works_in:
            commands.assignment_start(
                self.hr, person, unit=works_in, function="adviser", scale=scale, valid_from=START
            )
        if leads:
            commands.leadership_start(self.hr, person, unit=leads, valid_from=START)
        if role:
            commands.role_grant(self.hr, person, role=role, valid_from=START)
        return person

    def away(self, person: Person, deputy: Person | None = None) -> None:
        """Someone is away around TODAY."""
        commands.absence_start(
            self.hr, person, deputy=deputy, valid_from=date(2026, 5, 1), valid_until=date(2026, 5, 31)
        )

    def related(self, person: Person, other: Person) -> None:
        """Two people have a relation, made known by human resources."""
        commands.relation_declare(self.hr, person, other)

"""Who plays a part in the province, and as whom they act on the day on which the clock stands."""

from dataclasses import replace

from zuiver.kernel import clock
from zuiver.people.actor import Actor, system_actor
from zuiver.people.models import Absence, Person
from zuiver.people.queries import actor_for_person, role_holders
from zuiver.people.roles import MANAGE_PEOPLE, MANAGE_SUPPLIERS
from zuiver.registers.models import Entry


class Cast:
    """The people by their key in the files, and the ways to find who has to act."""

    def __init__(self, organisation_id: int) -> None:
        self.organisation_id = organisation_id
        self.people: dict[str, Person] = {}
        self._actors: dict[int, Actor] = {}

    @property
    def office(self) -> Actor:
        """The program itself, as it keeps people and suppliers."""
        return system_actor(self.organisation_id, "demo", clock.today(), {MANAGE_PEOPLE, MANAGE_SUPPLIERS})

    def actor(self, person: Person) -> Actor:
        """Return somebody as an actor of today."""
        if person.pk not in self._actors:
            self._actors[person.pk] = actor_for_person(person, clock.today())
        return replace(self._actors[person.pk], on=clock.today())

    def change(self) -> None:
        """Say that from now on somebody leads, stands in or may do something else than before."""
        self._actors.clear()

    def decider(self, entry: Entry) -> Person:
        """Return who decides on an entry today: the deputy of who is away, the assessor, or who holds the role."""
        if entry.assessor is None:
            holders = role_holders(
                self.organisation_id, entry.assessor_role, clock.today(), not_these={entry.person_id}
            )
            return holders[0]
        away = Absence.rows.of(self.organisation_id).filter(
            Absence.on(clock.today()), person=entry.assessor, deputy__isnull=False
        )
        absence: Absence | None = away.select_related("deputy").first()
        return absence.deputy if absence and absence.deputy else entry.assessor

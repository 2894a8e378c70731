"""Whose a line is: found by the key of the HR system, else an external of that name, made when new."""

from zuiver.catalogue.other_registers.lines import OtherLine
from zuiver.kernel.errors import InvalidData, Message
from zuiver.people.actor import Actor
from zuiver.people.commands import person_create
from zuiver.people.models import Person


class PeopleOfLines:
    """Finds the person of a line, and remembers who was made."""

    def __init__(self, actor: Actor) -> None:
        self._actor = actor
        rows = list(Person.rows.of(actor.organisation_id))
        self._by_key = {person.employee_key: person for person in rows if person.employee_key}
        self._externals = {
            person.name: person
            for person in rows
            if person.kind == Person.Kind.EXTERNAL and not person.employee_key
        }
        self._new: Person | None = None

    def find(self, line: OtherLine) -> Person:
        """Return the person. Raises InvalidData for a key that nobody has."""
        person = self._by_key.get(line.person_key)
        if person is None and line.person_key not in {"", line.person_name}:
            message = Message(
                "There is nobody with key {key}. Bring in the people first.", {"key": line.person_key}
            )
            raise InvalidData({"employee_key": message})
        person = person or self._externals.get(line.person_name)
        if person is not None:
            return person
        self._new = person_create(self._actor, name=line.person_name, kind=Person.Kind.EXTERNAL)
        return self._new

    def keep_new(self) -> None:
        """Remember who was made for the line that was just taken."""
        if self._new is not None:
            self._externals[self._new.name] = self._new
        self._new = None

    def forget_new(self) -> None:
        """Forget who was made for a line that was refused after all."""
        self._new = None

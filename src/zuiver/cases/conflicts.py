"""Is somebody tied to a case: ruled out, a relation of who is ruled out, or in the line above or below such a person?

The server knows who is ruled out as blind marks only. It asks of each person tied to the candidate whether the marks hold
that person; it never learns, nor says, who it was.
"""

from datetime import date

from zuiver.cases.exclusions import excluded_people
from zuiver.cases.models import Case
from zuiver.kernel.errors import Refusal
from zuiver.people.models import Assignment, Leadership, Person
from zuiver.people.placement import path_to_top, with_all_below
from zuiver.people.queries import assignment_on, relations_of


def conflict_of(case: Case, person_id: int, on: date) -> Refusal | None:
    """Return why somebody cannot handle a case, in words that tell nothing about who is concerned; None when free."""
    if excluded_people(case, tied_to(case.organisation_id, person_id, on)):
        return Refusal(
            "handler_tied",
            "This person is too close to handle this case. Choose somebody else.",
        )
    return None


def tied_to(organisation_id: int, person_id: int, on: date) -> set[int]:
    """Return the person and all with whom a relation is known, who lead the person, and whom the person leads, on a day."""
    person: Person | None = Person.rows.of(organisation_id).filter(pk=person_id).first()
    if person is None:
        return {person_id}
    led = Leadership.rows.of(organisation_id).filter(Leadership.on(on))
    tied = {person_id, *relations_of(person)}
    assignment = assignment_on(person, on)
    if assignment is not None:
        above = [unit.pk for unit in path_to_top(assignment.unit)]
        tied |= set(led.filter(unit_id__in=above).values_list("person_id", flat=True))
    below = with_all_below(organisation_id, led.filter(person_id=person_id).values_list("unit_id", flat=True))
    if below:
        placed = Assignment.rows.of(organisation_id).filter(Assignment.on(on), unit_id__in=below)
        tied |= set(placed.values_list("person_id", flat=True))
    return tied

"""Rows of the database as lines."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from zuiver.kernel.clock import AMSTERDAM
from zuiver.measures.lateness import is_late
from zuiver.measures.lifecycle import STATES, State
from zuiver.measures.models import Measure
from zuiver.measures.queries.views import MeasureRow
from zuiver.people.actor import Actor
from zuiver.people.models import Person


def measures_of_organisation(actor: Actor) -> QuerySet[Measure]:
    """Return all measures of the actor's organisation with their people, without asking whether the actor may see them."""
    return with_people(actor.organisation_id)


def with_people(organisation_id: int) -> QuerySet[Measure]:
    """Return all measures of an organisation with their people, without asking who may see them."""
    rows: QuerySet[Measure] = Measure.rows.of(organisation_id)
    return rows.select_related("person", "owner", "assessor")


def as_rows(actor: Actor, measures: Iterable[Measure], *, checking: bool = False) -> tuple[MeasureRow, ...]:
    """Return measures, loaded with their people, as lines. `checking` names who is away where the actor stands in."""
    principals = names_of(actor.organisation_id, actor.stands_in_for) if checking else {}
    return tuple(row_of(measure, actor.on, principals) for measure in measures)


def row_of(measure: Measure, on: date, principals: Mapping[int, str]) -> MeasureRow:
    """Return one measure as a line."""
    state = State(measure.state)
    return MeasureRow(
        public_id=measure.public_id,
        subject=measure.subject,
        text=measure.text,
        state=state,
        state_label=STATES[state].label,
        person=measure.person.name,
        owner=measure.owner.name,
        checker=measure.assessor.name if measure.assessor else "",
        checker_role=measure.assessor_role,
        imposed_on=measure.imposed_on,
        due_on=measure.due_on,
        recheck_on=measure.recheck_on,
        proven_on=measure.proven_on,
        since=measure.state_since.astimezone(AMSTERDAM).date(),
        is_open=measure.is_open,
        is_late=is_late(state, measure.due_on, on),
        in_place_of=principals.get(measure.assessor_id or 0, ""),
    )


def names_of(organisation_id: int, person_ids: Collection[int]) -> dict[int, str]:
    """Return names by id; no query when there is nobody to name."""
    if not person_ids:
        return {}
    rows = Person.rows.of(organisation_id).filter(pk__in=list(person_ids))
    return dict(rows.values_list("pk", "name"))

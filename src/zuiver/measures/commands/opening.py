"""Opening a measure: the person sees later who did."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.db import transaction

from zuiver.kernel import clock
from zuiver.measures import permissions
from zuiver.measures.cases import case_of
from zuiver.measures.commands.recording import note
from zuiver.measures.models import Measure, MeasureFile, MeasureRead
from zuiver.measures.policies import Case
from zuiver.measures.queries.measure_view import view_of
from zuiver.measures.queries.views import MeasureView
from zuiver.measures.routing import roles_of
from zuiver.measures.telling import subject_of
from zuiver.people.actor import Actor

# Loading a page again is the same reading.
SAME_READING: Final = timedelta(minutes=10)


def sees_none(subject: str) -> bool:
    """Whether somebody sees a subject, where nobody can say so."""
    return False


@transaction.atomic
def measure_open(
    actor: Actor, public_id: str, *, sees_subject: Callable[[str], bool] = sees_none
) -> MeasureView:
    """Return the measure and note the reading, unless it is the reader's own or was read minutes ago.

    `sees_subject` says whether the reader may see a subject, as "kind:public id": who may, reads its measures too.
    Raises NotFound for a measure that is not there, of another organisation, or not for this reader: all alike.
    """
    measure, case, capacity, roles = _opened(actor, public_id, sees_subject)
    return view_of(actor, measure, case, capacity, roles)


@transaction.atomic
def measure_file(
    actor: Actor, public_id: str, file_id: str, *, sees_subject: Callable[[str], bool] = sees_none
) -> MeasureFile:
    """Return a file of a measure with its content; the reading is noted as that of the measure. Raises NotFound."""
    measure, _case, _capacity, _roles = _opened(actor, public_id, sees_subject)
    rows = MeasureFile.rows.of(actor.organisation_id)
    found: MeasureFile | None = rows.filter(measure=measure, public_id=file_id).first()
    if found is None:
        raise permissions.not_found()
    return found


def _opened(
    actor: Actor, public_id: str, sees_subject: Callable[[str], bool]
) -> tuple[Measure, Case, str, frozenset[str]]:
    """The measure, for who may see it, with the reading noted."""
    measure: Measure | None = (
        Measure.rows.of(actor.organisation_id)
        .select_related("person", "owner", "assessor", "follows")
        .filter(public_id=public_id)
        .first()
    )
    if measure is None:
        raise permissions.not_found()
    case, roles = case_of(measure), roles_of(actor)
    capacity = permissions.capacity_of(actor, case, roles)
    if capacity is None and actor.person_id not in case.ruled_out and sees_subject(measure.subject):
        capacity = permissions.SUBJECT
    if capacity is None or actor.person_id is None:
        raise permissions.not_found()
    if capacity not in permissions.OWN:
        _note_reading(actor, measure, actor.person_id, capacity)
    return measure, case, capacity, roles


def _note_reading(actor: Actor, measure: Measure, reader_id: int, capacity: str) -> None:
    reads = MeasureRead.rows.of(measure.organisation_id)
    since = clock.now() - SAME_READING
    if reads.filter(measure=measure, reader_id=reader_id, at__gt=since).exists():
        return
    reads.create(
        organisation_id=measure.organisation_id,
        measure=measure,
        reader_id=reader_id,
        capacity=capacity,
        at=clock.now(),
    )
    note(actor, "measures.measure.opened", subject_of(measure), {"capacity": capacity})

"""What a manager sees of the own intakes: the day, where it stands as one word, and the own text. Nothing of the case."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zuiver.cases.access import READ, STATUS
from zuiver.cases.blind import numbers_of
from zuiver.cases.commands.intake import leads_somebody
from zuiver.cases.exclusions import excluded_cases
from zuiver.cases.leaving import has_left
from zuiver.cases.lifecycle import Compartment, Role, State
from zuiver.cases.models import Case, Reader
from zuiver.cases.queries.concerned import has_news
from zuiver.cases.queries.shown import ShownItem, ShownKey, items_of, keys_of
from zuiver.cases.standing import not_found, place_of, stand_in
from zuiver.people.actor import Actor


@dataclass(frozen=True)
class IntakeLine:
    """One intake with its state."""

    case_id: UUID
    received_on: date
    state: State
    is_new: bool


@dataclass(frozen=True)
class Intakes:
    """All own intakes, and whether a new one may be written."""

    may_write: bool
    lines: list[IntakeLine]


@dataclass(frozen=True)
class IntakeView:
    """The own text of one intake, sealed, and its state."""

    case_id: UUID
    received_on: date
    state: State
    keys: list[ShownKey]
    items: list[ShownItem]


def own_intakes(actor: Actor) -> Intakes:
    """Return the intakes of the actor, the newest first."""
    if actor.person_id is None or has_left(actor):
        return Intakes(may_write=False, lines=[])
    rows = list(
        Reader.rows.of(actor.organisation_id)
        .filter(role=Role.MANAGER, ended_on__isnull=True, holder__person_id__in=numbers_of(actor.person_id))
        .filter(holder__ended_on__isnull=True)
        .exclude(case__state=State.DESTROYED)
        .select_related("case", "holder")
        .order_by("-case__received_on", "case_id")
    )
    barred = excluded_cases(actor.organisation_id, [row.case_id for row in rows], actor.person_id)
    lines = [
        IntakeLine(row.case_id, row.case.received_on, State(row.case.state), has_news(row))
        for row in rows
        if row.case_id not in barred
    ]
    return Intakes(leads_somebody(actor), lines)


def intake_view(actor: Actor, case_id: UUID) -> IntakeView:
    """Return one own intake. Raises the one answer for everything that is not for the actor."""
    case: Case | None = Case.rows.of(actor.organisation_id).filter(pk=case_id).first()
    nothing = stand_in(actor, case_id)
    place = place_of(actor, case or nothing)
    if case is None or place is None or place.reader is None or place.role is not Role.MANAGER:
        raise not_found()
    if not (place.may(STATUS, READ) and place.may(Compartment.INTAKE, READ)):
        raise not_found()
    parts = [Compartment.INTAKE.value]
    return IntakeView(
        case.pk,
        case.received_on,
        State(case.state),
        keys_of(case, parts, place.reader.holder_id),
        list(items_of(case, parts)),
    )

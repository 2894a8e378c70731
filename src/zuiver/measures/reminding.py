"""Brings measures to mind: of the owner before and after the day, then of who checks, then of who keeps the registers."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet

from zuiver.kernel.clock import AMSTERDAM
from zuiver.measures.cases import case_of
from zuiver.measures.lateness import (
    Reminded,
    check_step_due,
    due_step,
    heard_of_check,
    heard_of_due,
)
from zuiver.measures.lifecycle import STATES, TO_CARRY_OUT, Holder, State
from zuiver.measures.models import Measure
from zuiver.measures.routing import people_who_check
from zuiver.measures.telling import LATE, TO_CHECK, TO_DO, subject_of
from zuiver.notices.commands import tell
from zuiver.notices.ladder import step_due
from zuiver.people.models import Person
from zuiver.people.queries import role_holders
from zuiver.people.roles import LAST_STEPS, READ_ALL_ENTRIES, ROLE_BY_SLUG

_KEEPERS: Final = next(role for role in LAST_STEPS if READ_ALL_ENTRIES in ROLE_BY_SLUG[role].permissions)
_CALENDAR_DAYS_BEFORE: Final = 14


def remind_measures(organisation_id: int, today: date) -> int:
    """Leave a notice for everybody on whom a measure waits that is nearly or past due; return how many measures wait so.

    Twice on a day leaves nothing new, and a day without a run loses nothing. Each measure is a transaction of its own.
    """
    waiting = 0
    for measure in _perhaps_waiting(organisation_id, today).iterator(chunk_size=500):
        reminders = list(_reminders(measure, today))
        if reminders:
            _remind(measure, reminders, today)
            waiting += 1
    return waiting


def _perhaps_waiting(organisation_id: int, today: date) -> QuerySet[Measure]:
    """What is to be done soon, and all that waits for a person; which step was reached, each one tells itself."""
    near = today + timedelta(days=_CALENDAR_DAYS_BEFORE)
    soon = Q(state__in=sorted(TO_CARRY_OUT), due_on__lte=near)
    waits = Q(state__in=[State.CARRIED_OUT, State.OBJECTED, State.PROPOSED])
    again = Q(state=State.WORKING, recheck_on__lte=today)
    rows: QuerySet[Measure] = Measure.rows.of(organisation_id).filter(soon | waits | again, is_open=True)
    return rows.select_related("person", "owner", "assessor")


def _reminders(measure: Measure, today: date) -> Iterator[tuple[Reminded, str, str]]:
    """Who is reminded, with the topic, and the happening that makes it once."""
    state = State(measure.state)
    since = measure.state_since.astimezone(AMSTERDAM).date()
    if state in TO_CARRY_OUT:
        step = due_step(measure.due_on, today)
        topic = LATE if measure.due_on < today else TO_DO
        for who in heard_of_due(step):
            yield who, topic, f"due{step}:{measure.due_on}"
    elif STATES[state].holder is Holder.PERSON:
        step = step_due(since, today)
        if step:
            yield Reminded.PERSON, TO_DO, f"waits{step}:{since}"
    else:
        step = check_step_due(state, since, measure.recheck_on, today)
        for who in heard_of_check(step):
            yield who, TO_CHECK, f"check{step}:{measure.recheck_on if state is State.WORKING else since}"


@transaction.atomic
def _remind(measure: Measure, reminders: Iterable[tuple[Reminded, str, str]], today: date) -> None:
    subject = subject_of(measure)
    for who, topic, happening in reminders:
        for person in _people(measure, who, today):
            tell(person, topic=topic, subject=subject, key=f"{topic}:{subject}:{happening}:{person.pk}")


def _people(measure: Measure, who: Reminded, today: date) -> list[Person]:
    if who is Reminded.PERSON:
        return [measure.person]
    if who is Reminded.OWNER:
        return [measure.owner]
    case = case_of(measure)
    not_these = case.ruled_out | case.own
    if who is Reminded.ASSESSOR:
        return people_who_check(measure, today, not_these)
    return role_holders(measure.organisation_id, _KEEPERS, today, not_these=not_these)

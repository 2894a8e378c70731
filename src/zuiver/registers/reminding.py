"""Brings entries to mind that wait too long: first who has to act, in the end also who keeps the registers."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from zuiver.kernel.clock import AMSTERDAM
from zuiver.notices.commands import tell
from zuiver.notices.ladder import STEPS, may_be_due_since, step_due
from zuiver.people.models import Person
from zuiver.people.queries import deputy_of, role_holders
from zuiver.people.roles import LAST_STEPS, READ_ALL_ENTRIES, ROLE_BY_SLUG
from zuiver.registers.cases import case_of
from zuiver.registers.lifecycle import STATES, Holder, State
from zuiver.registers.models import Entry
from zuiver.registers.registry import register_of
from zuiver.registers.routing import people_behind
from zuiver.registers.telling import TO_ASSESS

TO_DO: Final = "entry_to_do"
# The highest step also reaches the role that sees all entries.
_KEEPERS: Final = next(role for role in LAST_STEPS if READ_ALL_ENTRIES in ROLE_BY_SLUG[role].permissions)


def remind_waiting(organisation_id: int, today: date) -> int:
    """Leave a notice for everybody on whom an entry of this organisation waits too long; return how many entries wait so.

    Twice on a day leaves nothing new. Each entry is a transaction of its own.
    """
    waiting = 0
    for entry in _waiting_for_a_week(organisation_id, today).iterator(chunk_size=500):
        step = step_due(_asked_since(entry), today)
        if step:
            _remind(entry, step, today)
            waiting += 1
    return waiting


def _asked_since(entry: Entry) -> date:
    """What has a day is asked from that day on; all else from the day on which it began to wait."""
    since = entry.state_since.astimezone(AMSTERDAM).date()
    return max(since, entry.due_on) if entry.due_on else since


def _waiting_for_a_week(organisation_id: int, today: date) -> QuerySet[Entry]:
    before = datetime.combine(may_be_due_since(today) + timedelta(days=1), time(), AMSTERDAM)
    rows: QuerySet[Entry] = Entry.rows.of(organisation_id)
    return rows.filter(is_open=True, state_since__lt=before).select_related("person", "assessor")


@transaction.atomic
def _remind(entry: Entry, step: int, today: date) -> None:
    topic = TO_DO if STATES[State(entry.state)].holder is Holder.PERSON else TO_ASSESS
    for person in _people(entry, step, today):
        tell(
            person,
            topic=topic,
            subject=f"{entry.kind}:{entry.public_id}",
            key=f"{topic}:{entry.public_id}:waits{step}:{entry.state_since:%Y%m%d%H%M%S}:{person.pk}",
        )


def _people(entry: Entry, step: int, today: date) -> Iterator[Person]:
    holder = STATES[State(entry.state)].holder
    if holder is Holder.PERSON:
        yield entry.person
        return
    if holder is not Holder.ASSESSOR:
        return
    case = case_of(entry, register_of(entry.kind))
    not_these = case.not_these | case.named | {entry.person_id}
    acting = deputy_of(entry.assessor, today, not_these=not_these) if entry.assessor else None
    yield from people_behind(
        entry.organisation_id, entry.assessor, entry.assessor_role, acting, today, not_these
    )
    if step == len(STEPS):
        yield from role_holders(entry.organisation_id, _KEEPERS, today, not_these=not_these)

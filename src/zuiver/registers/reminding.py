"""Brings entries to mind that wait too long, or whose last moment comes near: who has to act, in the end also who keeps them."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from zuiver.kernel.clock import AMSTERDAM
from zuiver.notices.commands import tell
from zuiver.notices.ladder import STEPS, last_moment, may_be_due_since, step_before, step_due
from zuiver.notices.queries import was_told
from zuiver.people.models import Person
from zuiver.people.queries import deputy_of, role_holders
from zuiver.people.roles import roles_with
from zuiver.registers.cases import case_of
from zuiver.registers.declaration import Register
from zuiver.registers.lifecycle import STATES, Holder, State
from zuiver.registers.models import Entry
from zuiver.registers.registry import register_of
from zuiver.registers.routing import people_behind
from zuiver.registers.telling import TO_ASSESS

TO_DO: Final = "entry_to_do"
# What passed longer ago is brought to mind by the ladder of working days.
_LOOKED_BACK: Final = timedelta(weeks=2)
_LOOKED_AHEAD: Final = timedelta(days=1)


def remind_waiting(organisation_id: int, today: date) -> int:
    """Leave a notice for everybody on whom an entry of this organisation waits too long; return how many entries wait so.

    Twice on a day leaves nothing new. Each entry is a transaction of its own.
    """
    waiting = 0
    for entry in _waiting_for_a_week(organisation_id, today).iterator(chunk_size=500):
        step = step_due(_asked_since(entry), today)
        if step:
            _remind(entry, f"waits{step}", today, is_last=step == len(STEPS))
            waiting += 1
    return waiting


def remind_in_time(organisation_id: int, now: datetime) -> int:
    """Leave a notice when the last moment of an entry is near, and once more when it has passed; return of how many.

    As often as one likes, also for what has to be done the same day: what was told once costs one look.
    """
    told = 0
    today = now.astimezone(AMSTERDAM).date()
    for entry in _with_a_day(organisation_id, today).iterator(chunk_size=500):
        until = entry.due_at
        if until is None and entry.due_on is not None:
            until = last_moment(entry.state_since, entry.due_on)
        step = step_before(entry.state_since, until, now) if until else 0
        if not until or not step or STATES[State(entry.state)].waits_for_day:
            continue
        happening = f"until{until:%Y%m%d%H%M}.{step}"
        if not was_told(organisation_id, _key(entry, happening)):
            _remind(entry, happening, today)
            told += 1
    return told


def _asked_since(entry: Entry) -> date:
    """Who decides is asked from the moment it came. A person has until the day: that is asked from then on."""
    since = entry.state_since.astimezone(AMSTERDAM).date()
    if STATES[State(entry.state)].holder is Holder.ASSESSOR or entry.due_on is None:
        return since
    return max(since, entry.due_on)


def _open(organisation_id: int) -> QuerySet[Entry]:
    rows: QuerySet[Entry] = Entry.rows.of(organisation_id).filter(is_open=True)
    return rows.select_related("person", "assessor")


def _waiting_for_a_week(organisation_id: int, today: date) -> QuerySet[Entry]:
    before = datetime.combine(may_be_due_since(today) + timedelta(days=1), time(), AMSTERDAM)
    return _open(organisation_id).filter(state_since__lt=before)


def _with_a_day(organisation_id: int, today: date) -> QuerySet[Entry]:
    return _open(organisation_id).filter(
        due_on__isnull=False, due_on__gte=today - _LOOKED_BACK, due_on__lte=today + _LOOKED_AHEAD
    )


@transaction.atomic
def _remind(entry: Entry, happening: str, today: date, *, is_last: bool = False) -> None:
    for person in _people(entry, today, is_last=is_last):
        tell(
            person,
            topic=_topic(entry),
            subject=f"{entry.kind}:{entry.public_id}",
            key=f"{_key(entry, happening)}{person.pk}",
        )


def _topic(entry: Entry) -> str:
    return TO_DO if STATES[State(entry.state)].holder is Holder.PERSON else TO_ASSESS


def _key(entry: Entry, happening: str) -> str:
    """How the keys of all notices about this happening begin."""
    return f"{_topic(entry)}:{entry.public_id}:{happening}:{entry.state_since:%Y%m%d%H%M%S}:"


def _people(entry: Entry, today: date, *, is_last: bool) -> Iterator[Person]:
    holder = STATES[State(entry.state)].holder
    if holder is Holder.PERSON:
        yield entry.person
        return
    if holder is not Holder.ASSESSOR:
        return
    register = register_of(entry.kind)
    case = case_of(entry, register)
    not_these = case.not_these | case.named | {entry.person_id}
    acting = deputy_of(entry.assessor, today, not_these=not_these) if entry.assessor else None
    yield from people_behind(
        entry.organisation_id, entry.assessor, entry.assessor_role, acting, today, not_these
    )
    if is_last:
        yield from _keepers(entry, register, today, not_these)


def _keepers(entry: Entry, register: Register, today: date, not_these: frozenset[int]) -> Iterator[Person]:
    """Who keeps this register as a whole, and so can open the entry: nobody hears of what is not for them."""
    for role in roles_with(register.readers.permission):
        yield from role_holders(entry.organisation_id, role, today, not_these=not_these)

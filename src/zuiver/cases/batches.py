"""Tells readers that there is something, at two fixed times a day, in words that are always the same.

A notice at the moment of a report would tell the moment. So all notices of this room are made at 09:00 and 14:00, for who
has something new, and once a week for everybody with a key, also when there is nothing: then a mail says nothing at all.
Reporters never get mail.
"""

from datetime import date, datetime, time
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F

from zuiver.cases.daily import due_soon
from zuiver.cases.exclusions import excluded_cases
from zuiver.cases.lifecycle import OWN_PAGE
from zuiver.cases.models import ConsultReader, KeyHolder, NoticeBatch, Reader
from zuiver.kernel.clock import AMSTERDAM
from zuiver.notices.commands import tell
from zuiver.people.models import Person

TIMES: Final = (time(9), time(14))
TOPIC: Final = "speak_up"
# One subject for all: never the number of a case.
SUBJECT: Final = "cases:box"
_WEEKLY_ON: Final = 0


def batch_of(moment: datetime) -> tuple[date, int] | None:
    """Return which batch a moment belongs to: the day and 0, 1 ... for the last of `TIMES` that passed; None before the first."""
    local = moment.astimezone(AMSTERDAM)
    passed = sum(at <= local.time() for at in TIMES)
    return (local.date(), passed - 1) if passed else None


@transaction.atomic
def send_batch(organisation_id: int, moment: datetime) -> int:
    """Leave the notices of the batch that a moment belongs to, once; return for how many people there are some."""
    batch = batch_of(moment)
    if batch is None:
        return 0
    day, place = batch
    _, is_new = NoticeBatch.rows.get_or_create(organisation_id=organisation_id, day=day, place=place)
    if not is_new:
        # Who got something new since then hears it in the next batch, or the notice would tell the moment.
        return 0
    people = people_with_something(organisation_id, day)
    if day.weekday() == _WEEKLY_ON and place == 0:
        people |= _everybody(organisation_id)
    for person in Person.rows.of(organisation_id).filter(pk__in=people):
        tell(person, topic=TOPIC, subject=SUBJECT, key=f"{TOPIC}:{day}:{place}:{person.pk}")
    return len(people)


def people_with_something(organisation_id: int, today: date) -> set[int]:
    """Return the numbers of people with something unread, or with a clock that is nearly out. Nobody who is ruled out.

    Nor who has a page of their own: a notice would tell that this person is concerned, or was told something. Who handles
    the case says it when there is something new.
    """
    late = {row.case_id for row, _ in due_soon(organisation_id, today)}
    readers = (
        Reader.rows.of(organisation_id)
        .filter(ended_on__isnull=True, holder__ended_on__isnull=True)
        .exclude(role__in=OWN_PAGE)
        .select_related("case", "holder")
    )
    found: dict[int, set[UUID]] = {}
    for reader in readers:
        if reader.case.lines > reader.seen or reader.case_id in late:
            found.setdefault(reader.holder.person_id, set()).add(reader.case_id)
    people = {
        person_id
        for person_id, case_ids in found.items()
        if case_ids - excluded_cases(organisation_id, case_ids, person_id)
    }
    talks = ConsultReader.rows.of(organisation_id).filter(
        consult__pieces__gt=F("seen"), holder__ended_on__isnull=True
    )
    return people | set(talks.values_list("holder__person_id", flat=True))


def _everybody(organisation_id: int) -> set[int]:
    rows = KeyHolder.rows.of(organisation_id).filter(
        approved_on__isnull=False, ended_on__isnull=True, is_listed=True
    )
    return set(rows.values_list("person_id", flat=True))

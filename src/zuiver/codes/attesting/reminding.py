"""Brings the code to mind of who was asked to confirm it and did not: one notice for each edition, and no more."""

from datetime import date
from typing import Final

from zuiver.codes.attesting.asking import asked_of_all
from zuiver.codes.commands import subject_of
from zuiver.codes.models import Edition
from zuiver.codes.storing import edition_on
from zuiver.kernel.clock import AMSTERDAM
from zuiver.notices.commands import tell
from zuiver.notices.ladder import step_due
from zuiver.notices.models import Notice
from zuiver.people.models import Person

TOPIC: Final = "code_to_confirm"


def remind_to_confirm(organisation_id: int, today: date) -> int:
    """Leave a notice for everybody who was asked a while ago and did not confirm; return how many notices are new.

    The wait is the first step of the ladder of all reminders. It begins when the edition is in force and stored, and
    for who came later on the first day here.
    """
    edition = edition_on(organisation_id, today)
    if edition is None or step_due(_since(edition), today) == 0:
        return 0
    asked, done = asked_of_all(edition, today)
    told = set(
        Notice.rows.of(organisation_id)
        .filter(topic=TOPIC, subject=subject_of(edition))
        .values_list("person_id", flat=True)
    )
    late = {key for key, worker in asked.items() if step_due(max(worker.since, _since(edition)), today)}
    waiting = Person.rows.of(organisation_id).filter(pk__in=late - done - told)
    for person in waiting:
        tell(person, topic=TOPIC, subject=subject_of(edition), key=f"{TOPIC}:{edition.public_id}:{person.pk}")
    return len(waiting)


def _since(edition: Edition) -> date:
    return max(edition.valid_from, edition.imported_at.astimezone(AMSTERDAM).date())

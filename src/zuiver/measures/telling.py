"""Tells people that there is something. What it is stands in the measure only."""

from collections.abc import Collection
from typing import Final

from zuiver.measures.cases import case_of
from zuiver.measures.lifecycle import Holder
from zuiver.measures.models import Measure
from zuiver.measures.routing import people_who_check
from zuiver.notices.commands import tell
from zuiver.people.actor import Actor
from zuiver.people.models import Person

TO_DO: Final = "measure_to_do"
TO_CHECK: Final = "measure_to_check"
CHANGED: Final = "measure_changed"
LATE: Final = "measure_late"
TOPICS: Final = frozenset({TO_DO, TO_CHECK, CHANGED, LATE})


def subject_of(measure: Measure) -> str:
    """How the audit trail and notices name a measure."""
    return f"measure:{measure.public_id}"


def tell_holders(actor: Actor, measure: Measure, holders: Collection[Holder]) -> None:
    """Tell those who are named, once per version of the measure; never the one who did it."""
    if Holder.OWNER in holders:
        _tell(actor, measure, measure.owner, TO_DO if measure.proven_on is None else CHANGED)
    if Holder.PERSON in holders and measure.person_id != measure.owner_id:
        _tell(actor, measure, measure.person, CHANGED)
    if Holder.ASSESSOR in holders:
        case = case_of(measure)
        for person in people_who_check(measure, actor.on, case.ruled_out | case.own):
            _tell(actor, measure, person, TO_CHECK)


def _tell(actor: Actor, measure: Measure, person: Person, topic: str) -> None:
    if person.pk != actor.person_id:
        subject = subject_of(measure)
        tell(person, topic=topic, subject=subject, key=f"{topic}:{subject}:v{measure.version}:{person.pk}")

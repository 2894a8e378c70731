"""What the registers and the supplier list know around an entry, in a fixed number of queries."""

from dataclasses import replace
from datetime import date
from typing import Final

from django.db.models import QuerySet

from zuiver.kernel.dates import PartialDate, add_months
from zuiver.people.models import Counterparty, Involvement, Organisation, Person
from zuiver.people.queries import assignment_on, involvements_on
from zuiver.registers.declaration import Clean, Register, Surroundings
from zuiver.registers.lifecycle import State
from zuiver.registers.models import Entry
from zuiver.registers.rates import euro_value
from zuiver.registers.terms import setting

# Of a giver who gives everybody something, the exact number tells nothing.
MOST_COUNTED: Final = 99

# A consent that was given or refused is a fact for the next advice on the same entry.
CONSENT = {
    State.CONSENT_ASKED: "asked",
    State.IN_DISCUSSION: "asked",
    State.MORE_ASKED: "asked",
    State.ALLOWED: "granted",
    State.ALLOWED_FOR_TEAM: "granted",
    State.TO_DECLINE: "denied",
    State.TO_RETURN: "denied",
    State.TO_HAND_IN: "denied",
}


def around_entry(
    organisation: Organisation,
    register: Register,
    data: Clean,
    *,
    person: Person | None,
    counterparty: Counterparty | None,
    today: date,
    entry: Entry | None = None,
) -> Surroundings:
    """Return what is known: the value in euro, tenders and decisions, earlier entries, and the person's place.

    `entry` is the entry itself when it exists, so that it is not counted twice. Without a person only the value.
    """
    when = register.reading.happened(data)
    day = min(when.last_day(), today) if when else today
    around = Surroundings(on=day, value=euro_value(organisation.pk, register.reading.value(data), when))
    if counterparty is not None:
        around = _with_counterparty(around, organisation, register, counterparty, person, when, entry)
    if person is not None:
        around = _with_person(around, person)
    if entry is None:
        return around
    return replace(around, consent=CONSENT.get(State(entry.state), "none"), state=entry.state)


def _with_counterparty(
    around: Surroundings,
    organisation: Organisation,
    register: Register,
    counterparty: Counterparty,
    person: Person | None,
    when: PartialDate | None,
    entry: Entry | None,
) -> Surroundings:
    found = involvements_on(counterparty, around.on)
    around = replace(
        around,
        tenders=tuple(one.title for one in found if one.kind == Involvement.Kind.TENDER),
        decisions=tuple(one.title for one in found if one.kind == Involvement.Kind.DECISION),
    )
    if person is None:
        return around
    earlier = Entry.rows.of(organisation.pk).filter(kind=register.kind, counterparty=counterparty)
    if entry is not None:
        earlier = earlier.exclude(pk=entry.pk)
    own = earlier.filter(person=person)
    last = own.order_by("-happened_on", "-pk").values_list("data", flat=True).first()
    within = register.terms.repeated_within_months
    if within is None:
        return replace(around, earlier=last or {})
    months = setting(organisation, register, within)
    period = {"happened_on__gt": add_months(around.on, -months), "happened_on__lte": around.on}
    return replace(
        around,
        same_giver_count=_count_up_to(own.filter(**period).exclude(state=State.WITHDRAWN)) + 1,
        same_giver_everyone=_count_up_to(earlier.filter(**period).exclude(state=State.WITHDRAWN)) + 1,
        earlier=last or {},
    )


def _count_up_to(rows: QuerySet[Entry], most: int = MOST_COUNTED) -> int:
    """Count, and stop at a number after which more tells nothing new."""
    return len(rows.values_list("pk", flat=True)[:most])


def _with_person(around: Surroundings, person: Person) -> Surroundings:
    place = assignment_on(person, around.on)
    around = replace(
        around,
        person_type="external" if person.kind == Person.Kind.EXTERNAL else "employee",
        has_hr_record=person.has_hr_record,
    )
    if place is None:
        return around
    return replace(
        around, function=place.function, team=place.unit.name, unit_id=place.unit_id, salary_scale=place.scale
    )

"""What the registers and the supplier list know around an entry, in a fixed number of queries."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from zuiver.kernel.dates import PartialDate, add_months
from zuiver.people.models import Counterparty, Involvement, Organisation, Person
from zuiver.people.prepared import prepared
from zuiver.people.queries import assignment_on, designation_on, involvements_on
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
        if register.asks_designation:
            around = _with_designation(around, person)
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
    # An entry that is not stored yet has no id; no stored one has this.
    which = (organisation.pk, register.kind, counterparty.pk, entry.pk if entry is not None else 0)
    around = replace(around, earlier=_last_of_giver.first(*which, person.pk) or {})
    within = register.terms.repeated_within_months
    if within is None:
        return around
    period = (add_months(around.on, -setting(organisation, register, within)), around.on)
    return replace(
        around,
        same_giver_count=len(_of_giver_and_person(*which, *period, person.pk)) + 1,
        same_giver_everyone=len(_of_giver(*which, *period)) + 1,
    )


def _others(organisation_id: int, kind: str, counterparty_id: int, but_not: int) -> QuerySet[Entry]:
    rows: QuerySet[Entry] = Entry.rows.of(organisation_id)
    return rows.filter(kind=kind, counterparty_id=counterparty_id).exclude(pk=but_not)


@prepared
def _of_giver(
    organisation_id: int, kind: str, counterparty_id: int, but_not: int, after: date, until: date
) -> QuerySet[Entry, int]:
    """Entries that count as repeated, up to a number after which more tells nothing new."""
    rows = _others(organisation_id, kind, counterparty_id, but_not)
    rows = rows.filter(happened_on__gt=after, happened_on__lte=until).exclude(state=State.WITHDRAWN)
    return rows.values_list("pk", flat=True)[:MOST_COUNTED]


@prepared
def _of_giver_and_person(
    organisation_id: int,
    kind: str,
    counterparty_id: int,
    but_not: int,
    after: date,
    until: date,
    person_id: int,
) -> QuerySet[Entry, int]:
    rows = _others(organisation_id, kind, counterparty_id, but_not).filter(person_id=person_id)
    rows = rows.filter(happened_on__gt=after, happened_on__lte=until).exclude(state=State.WITHDRAWN)
    return rows.values_list("pk", flat=True)[:MOST_COUNTED]


@prepared
def _last_of_giver(
    organisation_id: int, kind: str, counterparty_id: int, but_not: int, person_id: int
) -> QuerySet[Entry, Any]:
    rows = _others(organisation_id, kind, counterparty_id, but_not).filter(person_id=person_id)
    return rows.order_by("-happened_on", "-pk").values_list("data", flat=True)[:1]


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


def _with_designation(around: Surroundings, person: Person) -> Surroundings:
    found = designation_on(person, around.on)
    if found is None or not found.reports_interests:
        return replace(around, is_designated=False)
    return replace(around, is_designated=True, prohibited_interests=found.prohibited_interests)

"""What the database knows around an entry, read once: who worked where, who leads, what ran, who gave before.

The commands ask the same with a handful of queries for each entry; a test compares the answers.
"""

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from zuiver.kernel.dates import add_months
from zuiver.people.models import Assignment, Counterparty, Involvement, Leadership, Person, Relation, Unit
from zuiver.people.roles import LAST_STEPS
from zuiver.registers.lifecycle import State
from zuiver.registers.models import Entry
from zuiver.registers.search import words_of

FOREVER: Final = date.max


@dataclass(frozen=True)
class Place:
    """Where somebody worked over a period, and what the facts of an advice say about it."""

    since: date
    until: date
    unit_id: int
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class Someone:
    """A person who records things."""

    id: int
    public_id: str
    words: tuple[str, ...]
    places: tuple[Place, ...]

    def place_on(self, day: date) -> Place | None:
        """Return the place on a day."""
        return next((place for place in self.places if place.since <= day <= place.until), None)


@dataclass(frozen=True)
class Giver:
    """An outside organisation that gives."""

    id: int
    name: str
    key: str
    kvk_number: str
    words: tuple[str, ...]


def everybody(organisation_id: int) -> list[Someone]:
    """Return all people who have or had a place."""
    places: dict[int, list[Place]] = defaultdict(list)
    rows = Assignment.rows.of(organisation_id).select_related("unit").order_by("-valid_from", "-pk")
    for row in rows:
        facts: dict[str, Any] = {"function": row.function, "team": row.unit.name}
        facts |= {"salary_scale": row.scale} if row.scale is not None else {}
        places[row.person_id].append(Place(row.valid_from, row.valid_until or FOREVER, row.unit_id, facts))
    return [
        Someone(
            person.pk,
            person.public_id,
            tuple(words_of(person.name)),
            tuple(_with_kind(person, places[person.pk])),
        )
        for person in Person.rows.of(organisation_id).filter(pk__in=places).order_by("pk")
    ]


def _with_kind(person: Person, places: list[Place]) -> list[Place]:
    kind = {
        "person_type": "external" if person.kind == Person.Kind.EXTERNAL else "employee",
        "hr_record": person.has_hr_record,
    }
    return [Place(place.since, place.until, place.unit_id, {**place.facts, **kind}) for place in places]


def givers(organisation_id: int) -> list[Giver]:
    """Return all outside organisations, those known longest first."""
    rows = Counterparty.rows.of(organisation_id).order_by("pk")
    return [Giver(row.pk, row.name, row.name_key, row.kvk_number, tuple(words_of(row.name))) for row in rows]


class Deciders:
    """Who decides for whom on a day: the leader of the unit, else one unit up, else a role."""

    def __init__(self, organisation_id: int) -> None:
        self._above = dict(Unit.rows.of(organisation_id).values_list("pk", "parent_id"))
        self._leaders: dict[int, list[tuple[date, date, int]]] = defaultdict(list)
        for row in Leadership.rows.of(organisation_id).order_by("-valid_from", "-pk"):
            self._leaders[row.unit_id].append((row.valid_from, row.valid_until or FOREVER, row.person_id))
        self._too_close: dict[int, set[int]] = defaultdict(set)
        for one, other in Relation.rows.of(organisation_id).values_list("person_id", "other_id"):
            self._too_close[one].add(other)
            self._too_close[other].add(one)

    def for_(
        self, person_id: int, unit_id: int | None, day: date, named: tuple[int, ...]
    ) -> tuple[int | None, str]:
        """Return the id of the person who decides, or None and the role that does."""
        ruled_out = {person_id, *named} | self._too_close.get(person_id, set())
        while unit_id is not None:
            for since, until, leader in self._leaders.get(unit_id, ()):
                if since <= day <= until and leader not in ruled_out:
                    return leader, ""
            unit_id = self._above.get(unit_id)
        return None, LAST_STEPS[0]


class Running:
    """Which organisations took part in a tender or waited for a decision on a day."""

    def __init__(self, organisation_id: int) -> None:
        self._found: dict[int, list[tuple[date, date, str]]] = defaultdict(list)
        for row in Involvement.rows.of(organisation_id):
            self._found[row.counterparty_id].append((row.valid_from, row.valid_until or FOREVER, row.kind))

    def on(self, giver_id: int, day: date) -> tuple[bool, bool]:
        """Return whether a tender ran, and whether a decision was pending."""
        kinds = {kind for since, until, kind in self._found.get(giver_id, ()) if since <= day <= until}
        return Involvement.Kind.TENDER in kinds, Involvement.Kind.DECISION in kinds


class EarlierGifts:
    """How often a giver gave somebody something within the months that count, among what was recorded before."""

    def __init__(self, organisation_id: int, months: int) -> None:
        self._months = months
        self._days: dict[tuple[int, int], list[date]] = defaultdict(list)
        known = Entry.rows.of(organisation_id).filter(happened_on__isnull=False, counterparty__isnull=False)
        self._waiting: deque[Any] = deque(
            known.exclude(state=State.WITHDRAWN)
            .order_by("created_at")
            .values_list("created_at", "person_id", "counterparty_id", "happened_on")
        )

    def count(self, recorded: datetime, person_id: int, giver_id: int, day: date) -> int:
        """Return the number of this gift. Ask in the order of recording."""
        while self._waiting and self._waiting[0][0] <= recorded:
            _, known_person, known_giver, known_day = self._waiting.popleft()
            self.remember(known_person, known_giver, known_day)
        days = self._days.get((person_id, giver_id))
        if not days:
            return 1
        first = add_months(day, -self._months)
        return 1 + sum(first < known_day <= day for known_day in days)

    def remember(self, person_id: int, giver_id: int, day: date) -> None:
        """Count this gift from now on; a withdrawn one never counts."""
        self._days[person_id, giver_id].append(day)

"""Who decides for whom on a day: the manager, and where that cannot be, one unit up, until a role takes over.

Nobody decides on an entry of their own, of a relation, or in which they are named (VP-3; WG-11, WG-17 for own entries).
A deputy acts in the deputy's own name and is ruled out for the same reasons. Every step that was passed over is kept,
so that the person can be told why someone else decides.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.db import connection
from django.db.models import QuerySet

from zuiver.kernel.errors import Message
from zuiver.people.models import Absence, Leadership, Person, Relation, RoleGrant
from zuiver.people.placement import UnitOnPath, assignment_on, path_to_top
from zuiver.people.prepared import prepared
from zuiver.people.roles import LAST_STEPS, ROLE_BY_SLUG

# Every page asks this, and building a query takes longer than answering it.
_RELATIONS: Final = (
    f"SELECT other_id FROM {Relation._meta.db_table} WHERE organisation_id = %s AND person_id = %s "  # noqa: S608
    f"UNION ALL SELECT person_id FROM {Relation._meta.db_table} WHERE organisation_id = %s AND other_id = %s"
)
# Why a possible assessor was passed over. Texts never say what ties two people: only that they are too close.
STEP_TEXTS: Final = {
    "no_unit": "No unit is known for this day, so no manager.",
    "vacancy": "{unit} has no manager on this day.",
    "own": "{name} does not decide on what is their own.",
    "relation": "{name} is too close to decide on this.",
    "involved": "{name} is too close to decide on this.",
    "absent": "{name} is away and nobody stands in.",
    "deputy_absent": "{name} is away, and so is {deputy}, who stands in.",
    "deputy_ruled_out": "{name} is away, and {deputy}, who stands in, is too close to decide on this.",
    "role_unavailable": "Nobody who can decide on this holds the role of {role} on this day.",
    "nobody": "Nobody can decide on this now. Ask the administrator to give someone the role of integrity officer.",
}


@dataclass(frozen=True)
class Step:
    """One that was passed over, and why."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def message(self) -> Message:
        """The sentence for the person, to translate and fill in."""
        return Message(STEP_TEXTS[self.code], self.params)


@dataclass(frozen=True)
class Assessor:
    """Who decides: a person or a role, never both; neither when nobody can.

    `acting` is the deputy who acts for `person` on this day, in the deputy's own name; None when no deputy is needed.
    """

    person: Person | None
    role: str = ""
    acting: Person | None = None
    steps: tuple[Step, ...] = ()


def assessor_for(person: Person, on: date, *, not_these: Collection[int] = ()) -> Assessor:
    """Return who decides on something of `person` on a day.

    `not_these` are ids of people who are ruled out in this case: named, the giver's friend, stepped aside. People with
    a relation with `person`, in either direction, are ruled out here.
    """
    return _Route(person, on, not_these).walk()


def role_holders(
    organisation_id: int, role: str, on: date, *, not_these: Collection[int] = ()
) -> list[Person]:
    """Return who holds a role on a day, without those who are ruled out, by name."""
    return list(
        Person.rows.of(organisation_id)
        .filter(RoleGrant.on(on, "role_grants__"), role_grants__role=role)
        .exclude(pk__in=list(not_these))
        .order_by("name", "pk")
        .distinct()
    )


def deputy_of(person: Person, on: date, *, not_these: Collection[int] = ()) -> Person | None:
    """Return who stands in for somebody on a day: not one who is away too, nor one of `not_these`."""
    absent = Absence.rows.of(person.organisation_id).filter(Absence.on(on))
    standing_in = absent.filter(person=person, deputy__isnull=False).exclude(deputy_id__in=list(not_these))
    found = (
        standing_in.exclude(deputy_id__in=absent.values("person_id"))
        .select_related("deputy")
        .order_by("-valid_from", "-pk")
        .first()
    )
    return found.deputy if found else None


def relations_of(person: Person) -> frozenset[int]:
    """Return the ids of people with whom a relation is known, whoever of the two made it known."""
    with connection.cursor() as cursor:
        cursor.execute(_RELATIONS, [person.organisation_id, person.pk, person.organisation_id, person.pk])
        return frozenset(pk for (pk,) in cursor.fetchall()) - {person.pk}


class _Route:
    """One walk up the units, remembering what was passed over."""

    def __init__(self, person: Person, on: date, not_these: Collection[int]) -> None:
        self._person = person
        self._on = on
        self._ruled_out = {
            **dict.fromkeys(not_these, "involved"),
            **dict.fromkeys(relations_of(person), "relation"),
            person.pk: "own",
        }
        self._steps: list[Step] = []

    def walk(self) -> Assessor:
        assignment = assignment_on(self._person, self._on)
        if assignment is None:
            self._pass("no_unit")
            return self._by_role()
        return self._by_unit(path_to_top(assignment.unit)) or self._by_role()

    def _by_unit(self, path: list[UnitOnPath]) -> Assessor | None:
        leaders: dict[int, list[Person]] = {}
        units = tuple(unit.pk for unit in path)
        for leadership in _leaderships(self._person.organisation_id, self._on, units):
            leaders.setdefault(leadership.unit_id, []).append(leadership.person)
        away = self._absences(leader for found in leaders.values() for leader in found)
        for unit in path:
            if unit.pk not in leaders:
                self._pass("vacancy", unit=unit.name)
            for leader in leaders.get(unit.pk, ()):
                found, deputy = self._can_decide(leader, away)
                if found:
                    return Assessor(person=leader, acting=deputy, steps=tuple(self._steps))
        return None

    def _by_role(self) -> Assessor:
        for role in LAST_STEPS:
            holders = role_holders(self._person.organisation_id, role, self._on)
            away = self._absences(holders)
            if any(self._can_decide(holder, away)[0] for holder in holders):
                return Assessor(person=None, role=role, steps=tuple(self._steps))
            self._pass("role_unavailable", role=ROLE_BY_SLUG[role].name)
        self._pass("nobody")
        return Assessor(person=None, steps=tuple(self._steps))

    def _can_decide(self, candidate: Person, away: Mapping[int, list[Absence]]) -> tuple[bool, Person | None]:
        """Whether the candidate decides, and through which deputy; otherwise the reason is added to the steps."""
        if candidate.pk in self._ruled_out:
            self._pass(self._ruled_out[candidate.pk], name=candidate.name)
            return False, None
        if candidate.pk not in away:
            return True, None
        for absence in away[candidate.pk]:
            deputy = absence.deputy
            if deputy is None:
                self._pass("absent", name=candidate.name)
            elif deputy.pk in self._ruled_out:
                self._pass("deputy_ruled_out", name=candidate.name, deputy=deputy.name)
            elif deputy.pk in away:
                self._pass("deputy_absent", name=candidate.name, deputy=deputy.name)
            else:
                return True, deputy
        return False, None

    def _absences(self, people: Iterable[Person]) -> dict[int, list[Absence]]:
        """Who of these people, and of their deputies, is away on the day."""
        found = self._absences_of({person.pk for person in people})
        deputies = {absence.deputy_id for absences in found.values() for absence in absences}
        return found | self._absences_of({pk for pk in deputies if pk is not None and pk not in found})

    def _absences_of(self, person_ids: Collection[int]) -> dict[int, list[Absence]]:
        if not person_ids:
            return {}
        found: dict[int, list[Absence]] = {}
        for absence in _absences(self._person.organisation_id, self._on, tuple(sorted(person_ids))):
            found.setdefault(absence.person_id, []).append(absence)
        return found

    def _pass(self, code: str, **params: object) -> None:
        self._steps.append(Step(code, params))


@prepared
def _leaderships(organisation_id: int, on: date, unit_ids: tuple[int, ...]) -> QuerySet[Leadership]:
    rows: QuerySet[Leadership] = Leadership.rows.of(organisation_id)
    rows = rows.filter(Leadership.on(on), unit_id__in=unit_ids)
    return rows.select_related("person").order_by("-valid_from", "-pk")


@prepared
def _absences(organisation_id: int, on: date, person_ids: tuple[int, ...]) -> QuerySet[Absence]:
    rows: QuerySet[Absence] = Absence.rows.of(organisation_id)
    rows = rows.filter(Absence.on(on), person_id__in=person_ids)
    return rows.select_related("deputy").order_by("-valid_from", "-pk")

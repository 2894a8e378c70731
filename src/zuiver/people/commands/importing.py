"""Brings people in from a file of the HR system: who, where, since when, who leads, who is away, which roles.

Everything goes through the same commands as a change by hand, in one transaction, so each change is accounted for.
Importing the same file twice changes nothing. Somebody who is not in the file stays as they are.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from django.db import transaction

from zuiver.audit.record import record
from zuiver.kernel.errors import InvalidData
from zuiver.people.actor import Actor
from zuiver.people.commands.persons import person_change, person_create
from zuiver.people.commands.placements import (
    absence_change,
    absence_start,
    assignment_correct,
    assignment_start,
    leadership_end,
    leadership_start,
    role_grant,
)
from zuiver.people.commands.units import unit_change, unit_create
from zuiver.people.commands.writing import must_manage
from zuiver.people.file_checks import Checked, KnownUnit, WantedUnit, check_lines, next_start
from zuiver.people.import_report import ImportReport
from zuiver.people.known_people import KnownPeople
from zuiver.people.models import Person, Unit
from zuiver.people.person_line import COLUMNS, REQUIRED, PersonLine, read_person
from zuiver.people.table_file import Line, read_table

Progress = Callable[[int], None]
ONE_DAY = timedelta(days=1)


@transaction.atomic
def import_people(
    actor: Actor, content: bytes, *, dry_run: bool = False, progress: Progress | None = None
) -> ImportReport:
    """Import a file of people into the actor's organisation and return what became of each line.

    With `dry_run` everything is tried and nothing kept. `progress` is told after each line. Raises InvalidData when the
    file as a whole cannot be read, and the `Refusal` of `check_manage_people`.
    """
    must_manage(actor)
    report = ImportReport()
    lines = list(_readable(read_table(content, known=COLUMNS, required=REQUIRED), report))
    known = KnownPeople(actor.organisation_id)
    checked = check_lines(
        lines,
        report,
        known_units={
            code: KnownUnit(unit.name, unit.parent.code if unit.parent else "")
            for code, unit in known.units.items()
        },
        known_keys=known.employee_keys,
        known_starts={key: known.starts_of(person) for key, person in known.people.items()},
    )
    _Import(actor, known, checked, report, progress).run()
    record(
        "people.import.finished",
        organisation_id=actor.organisation_id,
        actor=actor.label,
        subject="people:import",
        data={
            "read": report.read,
            "created": report.created,
            "updated": report.updated,
            "refused": len(report.refused),
        },
    )
    if dry_run:
        transaction.set_rollback(True)
    return report


def _readable(lines: Iterable[Line], report: ImportReport) -> Iterable[PersonLine]:
    for line in lines:
        try:
            yield read_person(line)
        except InvalidData as wrong:
            report.refuse(line.number, wrong)


class _Import:
    """One run over the lines that fit."""

    def __init__(
        self,
        actor: Actor,
        known: KnownPeople,
        checked: Checked,
        report: ImportReport,
        progress: Progress | None,
    ) -> None:
        self._actor = actor
        self._known = known
        self._checked = checked
        self._report = report
        self._progress = progress
        self._new: set[int] = set()
        self._touched: set[int] = set()

    def run(self) -> None:
        """Units first, then people and their places, then who stands in for whom."""
        for code in self._checked.units:
            self._take_unit(code)
        for line in self._checked.lines:
            self._take_person(line)
            if self._progress:
                self._progress(1)
        for line in self._checked.lines:
            if line.absent_from:
                self._take_absence(line)
        for line in self._checked.lines:
            self._count(line)

    def _count(self, line: PersonLine) -> None:
        if line.number in self._new:
            self._report.created += 1
        elif line.number in self._touched:
            self._report.updated += 1
        else:
            self._report.unchanged += 1

    def _take_unit(self, code: str) -> Unit:
        """The unit, made or changed as the file says, after the unit above it."""
        wanted = self._checked.units.get(code)
        unit = self._known.units.get(code)
        if wanted is None and unit is not None:
            return unit
        if wanted is None:
            raise LookupError(f"Unit {code} was checked, and is not there.")
        parent = self._take_unit(wanted.parent_code) if wanted.parent_code else None
        if unit is None:
            unit = unit_create(self._actor, code=code, name=wanted.name, parent=parent)
            self._known.units[code] = unit
            self._touched.add(wanted.line)
        elif self._differs(unit, wanted, parent):
            self._touched.add(wanted.line)
        return unit

    def _differs(self, unit: Unit, wanted: WantedUnit, parent: Unit | None) -> bool:
        name, above = wanted.name or unit.name, parent or unit.parent
        if (unit.name, unit.parent) == (name, above):
            return False
        return bool(unit_change(self._actor, unit, name=name, parent=above))

    def _take_person(self, line: PersonLine) -> None:
        values = {
            "name": line.name,
            "email": line.email,
            "phone": line.phone,
            "kind": line.kind,
            "language": line.language,
        }
        person = self._known.people.get(line.key)
        if person is None:
            if line.email and line.email in self._known.addresses:
                self._report.look_at(
                    line.number, "email", "Somebody else has this e-mail address. Is it the same person?"
                )
            person = person_create(self._actor, employee_key=line.employee_key, **values)
            self._known.add(line.key, person)
            self._new.add(line.number)
        # A column that the file does not have says nothing; an empty value in one that it has says "none".
        elif person_change(
            self._actor,
            person,
            **{
                field: value if field in line.columns else getattr(person, field)
                for field, value in values.items()
            },
        ):
            self._touched.add(line.number)
        if line.unit_code:
            self._take_place(line, person)
            self._take_leadership(line, person)
        elif not self._known.assignments_of(person):
            self._report.look_at(
                line.number,
                "unit_code",
                "No unit is known, so the integrity officer decides for this person.",
            )
        if not line.email:
            self._report.look_at(line.number, "email", "There is no e-mail address, so no mail can be sent.")
        self._take_roles(line, person)

    def _take_place(self, line: PersonLine, person: Person) -> None:
        if line.valid_from is None:
            raise LookupError("A line with a unit was checked to have a first day.")
        unit = self._known.units[line.unit_code]
        following = next_start(line, self._known.starts_of(person))
        until = line.valid_until or (following - ONE_DAY if following else None)
        same_day = self._known.assignment_from(person, line.valid_from)
        if same_day:
            if assignment_correct(
                self._actor,
                same_day,
                unit=unit,
                function=line.function,
                scale=line.scale,
                valid_until=until,
            ):
                self._touched.add(line.number)
            return
        self._end_leadership_of_old_unit(line, person)
        self._known.add_assignment(
            assignment_start(
                self._actor,
                person,
                unit=unit,
                function=line.function,
                scale=line.scale,
                valid_from=line.valid_from,
                valid_until=until,
            )
        )
        self._touched.add(line.number)

    def _end_leadership_of_old_unit(self, line: PersonLine, person: Person) -> None:
        """Who moves to another unit no longer leads the one that was left."""
        old = self._known.assignment_on(person, line.valid_from)
        if old is None or line.valid_from is None or old.unit.code == line.unit_code:
            return
        for leadership in self._known.leaderships_of(person, old.unit):
            if leadership.valid_until is None and leadership.valid_from < line.valid_from:
                leadership_end(self._actor, leadership, valid_until=line.valid_from - ONE_DAY)

    def _take_leadership(self, line: PersonLine, person: Person) -> None:
        unit = self._known.units[line.unit_code]
        there = [
            leadership
            for leadership in self._known.leaderships_of(person, unit)
            if line.valid_from and (leadership.valid_until or date.max) >= line.valid_from
        ]
        if line.leads_unit and not there and line.valid_from:
            others = self._known.leaders_of(unit, line.valid_from) - {person.pk}
            if others:
                self._report.look_at(
                    line.number, "leads_unit", "Unit {code} has another leader as well.", code=unit.code
                )
            self._known.add_leadership(
                leadership_start(
                    self._actor,
                    person,
                    unit=unit,
                    valid_from=line.valid_from,
                    valid_until=line.valid_until,
                )
            )
            self._touched.add(line.number)
        elif line.leads_unit is False:
            for leadership in there:
                if leadership.valid_until is None:
                    last_day = max(self._actor.on - ONE_DAY, leadership.valid_from)
                    leadership_end(self._actor, leadership, valid_until=last_day)
                    self._touched.add(line.number)

    def _take_roles(self, line: PersonLine, person: Person) -> None:
        if not line.roles or line.valid_from is None:
            return
        grants = self._known.grants_of(person)
        for role in line.roles:
            held = [grant for grant in grants if grant.role == role]
            if any(grant.valid_until is None for grant in held):
                continue
            if held:
                self._report.look_at(
                    line.number, "roles", "The role {role} was ended by hand, and stays ended.", role=role
                )
                continue
            role_grant(self._actor, person, role=role, valid_from=line.valid_from)
            self._touched.add(line.number)
        for grant in grants:
            if grant.valid_until is None and grant.role not in line.roles:
                self._report.look_at(
                    line.number,
                    "roles",
                    "This person holds the role {role} too; a file only gives roles, it takes none away.",
                    role=grant.role,
                )

    def _take_absence(self, line: PersonLine) -> None:
        if line.absent_from is None:
            return
        person = self._known.people[line.key]
        deputy = self._known.people[line.deputy_key] if line.deputy_key else None
        absence = self._known.absence_from(person, line.absent_from)
        if absence is None:
            absence_start(
                self._actor,
                person,
                deputy=deputy,
                valid_from=line.absent_from,
                valid_until=line.absent_until,
            )
            self._touched.add(line.number)
        elif absence_change(self._actor, absence, deputy=deputy, valid_until=line.absent_until):
            self._touched.add(line.number)

"""Units, people, places, leaders, deputies, roles, confidants and accounts of the province, through the commands of people."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Final

from zuiver.cli.demo.cast import Cast
from zuiver.cli.demo.days import morning
from zuiver.cli.demo.reading import (
    PASSWORD,
    SIGNS_IN,
    AbsenceLine,
    PersonLine,
    Province,
    mail_address,
)
from zuiver.cli.demo.timeline import Timeline
from zuiver.notices.commands import notices_seen
from zuiver.notices.queries import own_notices
from zuiver.people import commands
from zuiver.people.models import Assignment, Leadership, Person, Unit
from zuiver.people.queries import assignment_on

# Before the oldest place begins.
FIRST_DAY: Final = timedelta(days=2230)
# An absence is known a week before it begins.
KNOWN_BEFORE: Final = timedelta(days=7)
# What people were told more days ago than this, they have seen.
SEEN_BEFORE: Final = 21


class Staff:
    """Puts everything about people on the timeline."""

    def __init__(self, province: Province, cast: Cast, timeline: Timeline, today: date) -> None:
        self._province = province
        self._cast = cast
        self._timeline = timeline
        self._today = today
        self._units: dict[str, Unit] = {}

    def enter(self) -> None:
        """Begin: units first, then everybody on the day that the work began."""
        self._at(FIRST_DAY.days, self._make_units)
        for line in self._province.people:
            self._at(line.before[3] if line.before else line.since, partial(self._begin, line))
            if line.before:
                self._at(line.since, partial(self._place, line))
            if line.until is not None:
                self._at(line.until, partial(self._leave, line))
        for absence in self._province.absences:
            self._at(absence.since + KNOWN_BEFORE.days, partial(self._go_away, absence))
            for turning_day in (absence.since, absence.until - 1):
                if turning_day >= 0:
                    self._at(turning_day, self._cast.change)
        for who, other in self._province.relations:
            self._at(900, partial(self._relate, who, other))
        self._at(800, self._name_confidants)
        self._at(SEEN_BEFORE, self._have_everybody_look)

    def _at(self, days_ago: int, act: Callable[[], None]) -> None:
        """Put a change on the timeline; who acts after it is looked up anew."""
        self._timeline.at(morning(self._day(days_ago)), act)
        self._timeline.at(morning(self._day(days_ago)), self._cast.change)

    def _day(self, days_ago: int) -> date:
        return self._today - timedelta(days=days_ago)

    def _make_units(self) -> None:
        for code, name, above in self._province.units:
            parent = self._units[above] if above else None
            self._units[code] = commands.unit_create(self._cast.office, code=code, name=name, parent=parent)

    def _begin(self, line: PersonLine) -> None:
        office = self._cast.office
        number = len(self._cast.people) + 1
        mail = self._province.organisation["mail"]
        person = commands.person_create(
            office,
            name=line.name,
            employee_key=f"M{number:04}" if line.hr else "",
            email=mail_address(line, mail),
            phone=f"099 000 2{number:03}"[:11],
            kind=line.kind,
            language=line.language,
        )
        self._cast.people[line.key] = person
        if line.before:
            unit, function, scale, _ = line.before
            self._start(person, unit, function, scale)
        else:
            self._place(line)
        for role in line.roles:
            commands.role_grant(office, person, role=role, valid_from=office.on)
        self._give_account(line, person, mail)

    def _place(self, line: PersonLine) -> None:
        """Give somebody the present place, and the unit to lead where that belongs to it."""
        person = self._cast.people[line.key]
        self._start(person, line.unit, line.function, line.scale)
        if line.leads:
            office = self._cast.office
            commands.leadership_start(office, person, unit=self._units[line.unit], valid_from=office.on)
        if not line.hr:
            # An external without an HR record makes the profile; the manager who hired the person confirms it.
            self._timeline.at(morning(self._cast.office.on), partial(self._confirm, person, line.unit))

    def _start(self, person: Person, unit: str, function: str, scale: int | None) -> None:
        office = self._cast.office
        commands.assignment_start(
            office, person, unit=self._units[unit], function=function, scale=scale, valid_from=office.on
        )

    def _confirm(self, external: Person, unit: str) -> None:
        leading = Leadership.rows.of(external.organisation_id).select_related("person")
        leader = leading.get(unit=self._units[unit], valid_until__isnull=True).person
        commands.external_confirm(self._cast.actor(leader), external)

    def _give_account(self, line: PersonLine, person: Person, mail: str) -> None:
        office = self._cast.office
        if line.persona:
            commands.account_create(
                office, person, email=f"{line.persona}@{mail}", external_id=f"persona:{line.persona}"
            )
        elif line.key == SIGNS_IN:
            commands.account_create(office, person, email=person.email, password=PASSWORD)

    def _leave(self, line: PersonLine) -> None:
        office, person = self._cast.office, self._cast.people[line.key]
        for leadership in Leadership.rows.of(office.organisation_id).filter(person=person):
            commands.leadership_end(office, leadership, valid_until=office.on)
        place: Assignment | None = assignment_on(person, office.on)
        if place is not None:
            commands.assignment_end(office, place, valid_until=office.on)

    def _go_away(self, line: AbsenceLine) -> None:
        commands.absence_start(
            self._cast.office,
            self._cast.people[line.who],
            deputy=self._cast.people[line.deputy],
            valid_from=self._day(line.since),
            valid_until=self._day(line.until),
        )

    def _relate(self, who: str, other: str) -> None:
        person = self._cast.people[who]
        commands.relation_declare(self._cast.actor(person), person, self._cast.people[other])

    def _name_confidants(self) -> None:
        for position, line in enumerate(self._province.confidants):
            commands.confidant_add(
                self._cast.office,
                self._cast.people[line.who],
                phone=line.phone,
                note_nl=line.note_nl,
                note_en=line.note_en,
                position=position,
            )

    def _have_everybody_look(self) -> None:
        for person in self._cast.people.values():
            actor = self._cast.actor(person)
            unseen = own_notices(actor).filter(seen_at__isnull=True)
            notices_seen(actor, ids=unseen.values_list("pk", flat=True))

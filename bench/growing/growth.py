"""Draws what happened over ten years, in the order of recording, and writes it batch by batch."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import heappop, heappush
from itertools import accumulate
from random import Random
from typing import Final

import click
from django.db import transaction
from django.db.models import Max

from growing.cases import Cases
from growing.crowd import DAYS, grow_parties, grow_people
from growing.rows import Batch, Drawn, Happened, Known, RowMaker, days_later, office_moment
from growing.surroundings import (
    Deciders,
    EarlierGifts,
    Giver,
    Place,
    Running,
    Someone,
    everybody,
    givers,
)
from growing.tables import analyse, in_a_hurry, number_on, without_indexes, write
from zuiver.audit.record import Happening, record_many
from zuiver.kernel import clock
from zuiver.kernel.clock import AMSTERDAM
from zuiver.kernel.dates import is_working_day
from zuiver.people.models import Organisation, RoleGrant
from zuiver.people.roles import LAST_STEPS
from zuiver.people.tenant_scope import organisation_scope
from zuiver.registers.models import Decision, Entry, EntryNamed, EntryVersion, HandIn, Ruling
from zuiver.registers.registry import register_of
from zuiver.registers.terms import setting

KIND: Final = "gifts"
CASES: Final = 6000
BATCH: Final = 5000
# Parents before children.
TABLES: Final = (Entry, EntryNamed, HandIn, Decision, EntryVersion, Ruling)
# More days than lie between the first one and today.
_ROOM: Final = 10_000
# December is busy, summer is quiet.
SEASON: Final = {1: 1.2, 7: 0.7, 8: 0.6, 12: 2.4}

Say = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """How large the province is to be in the end."""

    entries: int
    people: int
    givers: int
    versions: bool = False
    trail: bool = False
    seed: int = 1
    days: int = DAYS


class Growth:
    """One growth of one organisation."""

    def __init__(self, plan: Plan, say: Say) -> None:
        self._plan = plan
        self._say = say
        self._chance = Random(plan.seed)
        self._now = clock.now()
        self._today = clock.today()
        self._organisation = _only_organisation()
        self._register = register_of(KIND)

    def run(self) -> dict[str, int]:
        """Grow, and return how many rows of each kind were added."""
        organisation, today, chance = self._organisation, self._today, self._chance
        with organisation_scope(organisation.pk), in_a_hurry():
            added = {
                "people": grow_people(organisation, self._plan.people, today, chance),
                "givers": grow_parties(organisation, self._plan.givers, today, chance),
            }
            self._say(f"Added {added['people']:,} people and {added['givers']:,} givers.")
            missing = self._plan.entries - Entry.rows.of(organisation.pk).count()
            if missing > 0:
                with without_indexes(*TABLES):
                    added |= self._add_entries(missing)
                    self._say("Building the indexes.")
            number_on(*TABLES)
            analyse()
        return added

    def _add_entries(self, missing: int) -> dict[str, int]:
        known = self._known()
        serials = _serials(self._organisation.pk)
        maker = RowMaker(known, self._chance, serials, versions=self._plan.versions, trail=self._plan.trail)
        trail = _Trail(self._organisation.pk)
        added: dict[str, int] = defaultdict(int)
        batch = Batch()
        for number, drawn in enumerate(self._draws(missing), start=1):
            maker.add(drawn, batch)
            if number % BATCH == 0 or number == missing:
                for model in TABLES:
                    write(model, batch.rows[model])
                    added[f"rows of {model.__name__}"] += len(batch.rows[model])
                added["audit events"] += trail.add(batch.happened, drawn.recorded)
                batch = Batch()
            if number % 100_000 == 0:
                self._say(f"{number:,} of {missing:,}")
        added["audit events"] += trail.add([], None)
        return {what: count for what, count in added.items() if count}

    def _known(self) -> Known:
        pk = self._organisation.pk
        cases = Cases(self._organisation, self._register, self._today, self._chance)
        neighbours: dict[int, list[Someone]] = defaultdict(list)
        for person in everybody(pk):
            for place in person.places:
                neighbours[place.unit_id].append(person)
        months = setting(self._organisation, self._register, self._register.terms.repeated_within_months)
        return Known(
            organisation_id=pk,
            register=self._register,
            cases=cases,
            pool=cases.draw(min(CASES, self._plan.entries)),
            neighbours=neighbours,
            deciders=Deciders(pk),
            role_holders={role: _holders(pk, role) for role in LAST_STEPS},
            desk=_holders(pk, "hand_in_desk"),
            running=Running(pk),
            earlier=EarlierGifts(pk, months),
            now=self._now,
        )

    def _draws(self, missing: int) -> Iterator[Drawn]:
        """Yield what is to be made, in the order of recording."""
        chance = self._chance
        people, parties = everybody(self._organisation.pk), givers(self._organisation.pk)
        busy_people = list(accumulate(chance.lognormvariate(0, 0.8) for _ in people))
        busy_parties = list(accumulate(1 / (place + 20) ** 0.7 for place in range(len(parties))))
        first_id = (Entry.rows.aggregate(last=Max("pk"))["last"] or 0) + 1
        for place, (recorded, happened) in enumerate(self._days(missing)):
            person, at = self._someone(people, busy_people, recorded.date(), happened)
            giver: Giver = chance.choices(parties, cum_weights=busy_parties)[0]
            number = chance.randrange(min(CASES, self._plan.entries))
            yield Drawn(first_id + place, number, person, at, giver, happened, recorded)

    def _someone(self, people: list[Someone], busy: list[float], *days: date) -> tuple[Someone, Place]:
        """Draw a person who worked here on all these days, and the place on the first of them."""
        while True:
            person: Someone = self._chance.choices(people, cum_weights=busy)[0]
            places = [person.place_on(day) for day in days]
            if places[0] is not None and None not in places:
                return person, places[0]

    def _days(self, count: int) -> Iterator[tuple[datetime, date]]:
        """Yield when something was recorded and the day on which it happened, in the order of recording."""
        chance = self._chance
        days = min(self._plan.days, DAYS)
        first = self._today - timedelta(days=days)
        calendar = [first + timedelta(days=number) for number in range(days + 1)]
        busy = list(
            accumulate(SEASON.get(day.month, 1.0) if is_working_day(day) else 0.02 for day in calendar)
        )
        moments = []
        for happened in chance.choices(calendar, cum_weights=busy, k=count):
            recorded = office_moment(days_later(happened, chance), chance)
            if recorded >= self._now:
                recorded = self._now - timedelta(seconds=chance.randrange(60, 7200))
            # One number holds both, so that a million of them take little room.
            moments.append(int(recorded.timestamp()) * _ROOM + self._today.toordinal() - happened.toordinal())
        moments.sort()
        for packed in moments:
            second, ago = divmod(packed, _ROOM)
            recorded = datetime.fromtimestamp(second, tz=AMSTERDAM)
            yield recorded, min(self._today - timedelta(days=ago), recorded.date())


class _Trail:
    """Hands events to the audit trail in the order of their moments, though they are made entry by entry."""

    def __init__(self, organisation_id: int) -> None:
        self._organisation_id = organisation_id
        self._waiting: list[tuple[datetime, int, Happened]] = []
        self._seen = 0

    def add(self, happened: list[Happened], until: datetime | None) -> int:
        """Take events, record those up to a moment (None: all), and return how many were recorded."""
        for one in happened:
            heappush(self._waiting, (one.at, self._seen, one))
            self._seen += 1
        ready = []
        while self._waiting and (until is None or self._waiting[0][0] <= until):
            _, _, one = heappop(self._waiting)
            ready.append(Happening(one.event, f"person:{one.person_id}", one.subject, one.data, one.at))
        if not ready:
            return 0
        with transaction.atomic():
            return record_many(ready, organisation_id=self._organisation_id)


def _only_organisation() -> Organisation:
    organisations = list(Organisation.objects.order_by("pk"))
    if len(organisations) != 1 or "demo.version" not in organisations[0].terms:
        raise click.ClickException(
            "This grows a demo province and nothing else, and the database holds something else or nothing. "
            "Make one first: DATABASE_URL=... script/demo"
        )
    return organisations[0]


def _holders(organisation_id: int, role: str) -> list[int]:
    held = RoleGrant.rows.of(organisation_id).filter(role=role).order_by("pk")
    return list(held.values_list("person_id", flat=True))


def _serials(organisation_id: int) -> dict[int, int]:
    """The last number that the hand-in desk gave out in each year."""
    last = HandIn.rows.of(organisation_id).values("year").annotate(last=Max("serial"))
    return dict(last.values_list("year", "last"))

"""A province in which somebody in scale 14 has a side activity, and the clock can be turned."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from tests.people.builders import TODAY
from tests.registers.builders import World
from zuiver.catalogue.side_activities.register import SIDE_ACTIVITIES
from zuiver.kernel import clock
from zuiver.people.actor import Actor, system_actor
from zuiver.people.models import Person
from zuiver.publication.commands import publications_check, publications_settle_due
from zuiver.publication.models import Publication, PublicationCheck
from zuiver.registers.commands import entries_look_again, entry_act
from zuiver.registers.models import Entry

DAY: Final = timedelta(days=1)
PERIOD: Final = 14
CANARY: Final = "kanariegeel"
TYPED: Final = {
    "activity": "Voorzitter van de roeivereniging",
    "organisation": "Roeivereniging De Lek",
    "phase": "running",
    "started_on": "2025",
    "ends_on": "",
    "paid": "no",
}


class Publishing(World):
    """Lars is in scale 14 and works for Karin. `today` is the day that all steps are taken on."""

    def __init__(self, slug: str = "north") -> None:
        super().__init__(slug)
        self.today: date = TODAY
        self.lars = self.province.person("Lars", works_in=self.roads, scale=14)

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """The clock stands at noon of today."""
        with clock.frozen(datetime.combine(self.today, time(12), clock.AMSTERDAM)):
            yield

    def later(self, days: int) -> None:
        """Some days pass."""
        self.today += days * DAY

    def acting(self, person: Person) -> Actor:
        """Somebody, today."""
        return self.actor(person, self.today)

    @property
    def program(self) -> Actor:
        """The worker, today."""
        return system_actor(self.organisation.pk, "worker", self.today)

    def reported(self, by: Person | None = None, **changes: Any) -> Entry:
        """A side activity of Lars that was reported."""
        with self.frozen():
            return self.entry(SIDE_ACTIVITIES, {**TYPED, **changes}, by=by or self.lars)

    def act(self, entry: Entry, who: Person, action: str, **more: Any) -> Entry:
        """Somebody takes a step of the entry, today."""
        with self.frozen():
            more = {"reason": "Dat past hier het best.", **more}
            return entry_act(self.acting(who), public_id=entry.public_id, action=action, **more)

    def assessed(self, by: Person | None = None, **changes: Any) -> Entry:
        """A side activity without objection: previewed, where it is in scope."""
        return self.act(self.reported(by, **changes), self.karin, "no_objection")

    def worked(self) -> int:
        """The worker does a round; returns how many lines changed."""
        with self.frozen():
            entries_look_again(self.program)
            return publications_settle_due(self.program)

    def checked(self) -> PublicationCheck:
        """The nightly check."""
        with self.frozen():
            return publications_check(self.program)

    def published(self, by: Person | None = None, **changes: Any) -> Entry:
        """A side activity that is public after its days."""
        entry = self.assessed(by, **changes)
        self.later(PERIOD + 1)
        self.worked()
        return entry


def line_of(entry: Entry) -> Publication:
    """The line of an entry as it is stored."""
    found: Publication = Publication.rows.get(entry=entry)
    return found

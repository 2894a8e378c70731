"""What citizens see of the demo province: the side activities of a few directors, and an objection that waits."""

from datetime import date, timedelta
from pathlib import Path
from typing import Final

from zuiver.cli.demo.cast import Cast
from zuiver.cli.demo.days import morning
from zuiver.cli.demo.more_registers_a import MoreRegisters
from zuiver.cli.demo.timeline import Act, Timeline
from zuiver.kernel import clock
from zuiver.people.actor import system_actor
from zuiver.publication.commands import publication_object, publications_check, publications_settle_due
from zuiver.registers.models import Entry

FILE: Final = Path(__file__).parent / "content" / "public_lines.yaml"
OBJECTS: Final = "annelies"
# Days before today.
OBJECTED, CHECKED = 15, 1
WORKED: Final = (60, 40, 20, 8, 1)


class PublicLines:
    """Puts the entries, the worker's days and one objection on the timeline."""

    def __init__(self, cast: Cast, timeline: Timeline, today: date) -> None:
        self._cast = cast
        self._timeline = timeline
        self._today = today

    def enter(self) -> None:
        """Begin."""
        MoreRegisters(self._cast, self._timeline, self._today, FILE).enter()
        for days_ago in WORKED:
            self._at(days_ago, self._work)
        self._at(OBJECTED, self._object)
        self._at(CHECKED, self._check)

    def _at(self, days_ago: int, act: Act) -> None:
        self._timeline.at(morning(self._today - timedelta(days=days_ago)) - timedelta(hours=2), act)

    def _work(self) -> None:
        publications_settle_due(system_actor(self._cast.organisation_id, "worker", clock.today()))

    def _check(self) -> None:
        publications_check(system_actor(self._cast.organisation_id, "worker", clock.today()))

    def _object(self) -> None:
        person = self._cast.people[OBJECTS]
        entry = Entry.rows.of(self._cast.organisation_id).get(
            person=person, title__startswith="Toezichthouder"
        )
        publication_object(
            self._cast.actor(person),
            entry_public_id=entry.public_id,
            reason="Deze instelling ligt onder vuur. Ik word er thuis op aangesproken.",
        )

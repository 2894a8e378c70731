"""The code of the province: two editions of an invented text, who confirmed them, and how often people asked."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from zuiver.cli.demo.cast import Cast
from zuiver.cli.demo.days import morning
from zuiver.cli.demo.timeline import Act, Timeline
from zuiver.codes.commands import edition_confirm, edition_import
from zuiver.codes.models import Edition, QuestionCount
from zuiver.kernel import clock
from zuiver.people.actor import system_actor
from zuiver.people.models import Person
from zuiver.people.queries import assignment_on
from zuiver.people.roles import MANAGE_EDITIONS

TEXTS: Final = Path(__file__).parent / "content" / "code"
TITLE: Final = "Gedragscode Reigermark"
# Days before today on which each text came into force.
FIRST, SECOND = 1500, 18
# How often each theme is asked about in a month; the months differ by this pattern, so that some are small.
ASKED: Final = {"gifts": 14, "side_activities": 9, "invitations": 6, "information": 4, "reporting": 2}
WAVE: Final = (0, 3, -2, 1, 5, -3, 2, 0, -4, 4, 1)


class Code:
    """Puts the editions, the confirmations and the counts on the timeline."""

    def __init__(self, cast: Cast, timeline: Timeline, today: date) -> None:
        self._cast = cast
        self._timeline = timeline
        self._today = today

    def enter(self) -> None:
        """Begin: the first text long ago and confirmed by nearly everybody, the second one of late."""
        for name, file, days_ago in (("1", "eerste", FIRST), ("2", "tweede", SECOND)):
            self._at(days_ago, partial(self._import, name, file))
        self._at(FIRST - 30, partial(self._confirm, "1", 9, 10))
        self._at(SECOND - 6, partial(self._confirm, "2", 2, 5))
        self._at(1, self._count)

    def _at(self, days_ago: int, act: Act) -> None:
        self._timeline.at(morning(self._today - timedelta(days=days_ago)), act)

    def _import(self, name: str, file: str) -> None:
        keeper = system_actor(self._cast.organisation_id, "demo", clock.today(), {MANAGE_EDITIONS})
        text = (TEXTS / f"{file}.txt").read_text(encoding="utf-8")
        edition_import(
            keeper, text=text, title=TITLE, name=name, valid_from=clock.today(), source_name=f"{file}.txt"
        )

    def _confirm(self, name: str, those: int, of_each: int) -> None:
        """Let so many of each ten or five people who work here confirm an edition."""
        edition = Edition.rows.of(self._cast.organisation_id).get(name=name)
        for number, person in enumerate(self._here()):
            if number % of_each >= of_each - those:
                edition_confirm(self._cast.actor(person), public_id=edition.public_id)

    def _here(self) -> Iterable[Person]:
        return (
            person
            for person in self._cast.people.values()
            if assignment_on(person, clock.today()) is not None
        )

    def _count(self) -> None:
        month = self._today.replace(day=1)
        for wave in WAVE:
            month = (month - timedelta(days=1)).replace(day=1)
            QuestionCount.rows.bulk_create(
                QuestionCount(
                    organisation_id=self._cast.organisation_id,
                    theme=theme,
                    month=month,
                    asked=max(1, usual + wave),
                )
                for theme, usual in ASKED.items()
            )

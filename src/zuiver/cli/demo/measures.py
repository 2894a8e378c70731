"""Measures that went with decisions: set, carried out, checked and replaced, each step through the real commands, on its day."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from zuiver.cli.demo.cast import Cast
from zuiver.cli.demo.days import morning
from zuiver.cli.demo.timeline import Act, Timeline
from zuiver.cli.failing import Failure
from zuiver.kernel import clock
from zuiver.measures.commands import (
    NewMeasure,
    measure_act,
    measure_open,
    measure_replace,
    measures_impose,
)
from zuiver.measures.lifecycle import BY_ACTION, REPLACE, Holder
from zuiver.measures.models import Measure
from zuiver.notices.commands import notices_seen
from zuiver.people.models import Person
from zuiver.people.queries import deputy_of, role_holders
from zuiver.registers.models import Entry
from zuiver.rules.yaml_source import read_source

FILE: Final = Path(__file__).parent / "content" / "measures.yaml"

Line = Mapping[str, Any]
# How many days ago, the step, and its words.
Steps = Sequence[tuple[int, str, str]]


class Measures:
    """Puts the lines of the file on the timeline."""

    def __init__(self, cast: Cast, timeline: Timeline, today: date) -> None:
        self._cast = cast
        self._timeline = timeline
        self._today = today

    def enter(self) -> None:
        """Begin: each measure on its day; what follows it is put there when it was set."""
        for number, line in enumerate(read_source(FILE).data):
            self._at(line["days"], number, partial(self._impose, line, number))

    def _at(self, days_ago: int, number: int, act: Act) -> None:
        """At the end of the afternoon, each a little later than the one before: decisions come first."""
        moment = morning(self._today - timedelta(days=days_ago)) + timedelta(hours=9, minutes=4 * number)
        self._timeline.at(self._timeline.between(clock.now(), moment), act)

    def _impose(self, line: Line, number: int) -> None:
        person = self._cast.people[line["who"]]
        entries = Entry.rows.of(self._cast.organisation_id).filter(
            kind="gifts", person=person, assessor__isnull=False
        )
        entry: Entry | None = entries.select_related("assessor").order_by("-pk").first()
        if entry is None:
            raise Failure(
                f"{person.name} recorded nothing before that day. Give the measure to somebody else."
            )
        (measure,) = measures_impose(
            self._cast.actor(self._cast.decider(entry)),
            subject=f"{entry.kind}:{entry.public_id}",
            person=person,
            lines=[self._line(line, self._cast.people[line.get("owner", line["who"])])],
            assessor=entry.assessor,
        )
        self._go_on(line, number, measure.public_id, line["steps"])

    def _line(self, line: Line, owner: Person) -> NewMeasure:
        again = line.get("again")
        return NewMeasure(
            text=line["text"],
            owner=owner,
            due_on=self._day(line["due"]),
            recheck_on=None if again is None else self._day(again),
        )

    def _day(self, days_ago: int) -> date:
        return self._today - timedelta(days=days_ago)

    def _go_on(self, line: Line, number: int, public_id: str, steps: Steps) -> None:
        """Put the next step on the timeline."""
        if steps:
            self._at(steps[0][0], number, partial(self._take, line, number, public_id, steps))

    def _take(self, line: Line, number: int, public_id: str, steps: Steps) -> None:
        _, action, words = steps[0]
        measure: Measure = Measure.rows.select_related("person", "owner", "assessor").get(public_id=public_id)
        actor = self._cast.actor(self._who(measure, action))
        measure_open(actor, public_id)
        notices_seen(actor, subject=f"measure:{public_id}")
        if action == REPLACE:
            new = self._line(line["new"], measure.owner)
            successor = measure_replace(actor, public_id=public_id, words=words, line=new)
            self._go_on(line, number, successor.public_id, line["then"])
            return
        measure_act(actor, public_id=public_id, action=action, words=words)
        self._go_on(line, number, public_id, steps[1:])

    def _who(self, measure: Measure, action: str) -> Person:
        """The one whose step it is: for a check the deputy of who is away, the assessor, or who holds the role."""
        holder = BY_ACTION[action].holder
        if holder is not Holder.ASSESSOR:
            return measure.person if holder is Holder.PERSON else measure.owner
        own = {measure.person_id, measure.owner_id}
        if measure.assessor is not None:
            return deputy_of(measure.assessor, clock.today(), not_these=own) or measure.assessor
        holders = role_holders(measure.organisation_id, measure.assessor_role, clock.today(), not_these=own)
        return holders[0]

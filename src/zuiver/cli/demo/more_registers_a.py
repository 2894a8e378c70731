"""Contacts, private relations and recusals of the demo province: recorded and taken further through the real commands."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from zuiver.cli.demo.cast import Cast
from zuiver.cli.demo.days import morning
from zuiver.cli.demo.timeline import Act, Timeline
from zuiver.kernel import clock
from zuiver.kernel.ids import new_id
from zuiver.measures.commands import NewMeasure
from zuiver.notices.commands import notices_seen
from zuiver.people.models import Person
from zuiver.registers.commands import entry_act, entry_open, entry_submit
from zuiver.registers.lifecycle import BY_ACTION, Holder
from zuiver.registers.models import Entry
from zuiver.rules.yaml_source import read_source

FILE: Final = Path(__file__).parent / "content" / "more_registers_a.yaml"

Line = Mapping[str, Any]


class MoreRegisters:
    """Puts the lines of a file on the timeline."""

    def __init__(self, cast: Cast, timeline: Timeline, today: date, file: Path = FILE) -> None:
        self._file = file
        self._cast = cast
        self._timeline = timeline
        self._today = today

    def enter(self) -> None:
        """Begin: each entry on its day; what follows it is put there when it was recorded."""
        for number, line in enumerate(read_source(self._file).data):
            self._at(line["days"], number, partial(self._record, line, number))

    def _at(self, days_ago: int, number: int, act: Act) -> None:
        """Late in the morning, each a little later than the one before."""
        moment = morning(self._today - timedelta(days=days_ago)) + timedelta(hours=3, minutes=5 * number)
        self._timeline.at(self._timeline.between(clock.now(), moment), act)

    def _record(self, line: Line, number: int) -> None:
        typed = self._typed(line)
        if "named" in line:
            typed["named"] = [self._cast.people[key].public_id for key in line["named"]]
        actor = self._cast.actor(self._cast.people[line["who"]])
        entry = entry_submit(actor, kind=line["kind"], data=typed, submission_key=new_id())
        self._go_on(entry.public_id, number, line.get("steps", ()))

    def _go_on(self, public_id: str, number: int, steps: list[Line]) -> None:
        """Put the next step on the timeline."""
        if steps:
            self._at(steps[0]["days"], number, partial(self._take, public_id, number, steps))

    def _take(self, public_id: str, number: int, steps: list[Line]) -> None:
        told = steps[0]
        entry: Entry = Entry.rows.select_related("person", "assessor").get(public_id=public_id)
        actor = self._cast.actor(self._who(entry, told["action"]))
        entry_open(actor, public_id)
        notices_seen(actor, subject=f"{entry.kind}:{public_id}")
        entry_act(
            actor,
            public_id=public_id,
            action=told["action"],
            reason=told["words"],
            data=self._typed(told),
            conditions=[
                NewMeasure(text, entry.person, self._day(due)) for text, due in told.get("conditions", ())
            ],
        )
        self._go_on(public_id, number, steps[1:])

    def _who(self, entry: Entry, action: str) -> Person:
        """The one whose step it is."""
        is_own = Holder.PERSON in BY_ACTION[action].holders
        return entry.person if is_own else self._cast.decider(entry)

    def _typed(self, told: Line) -> dict[str, Any]:
        """What was typed, with its days and moments around today."""
        days = {name: self._day(ago).isoformat() for name, ago in told.get("dates", {}).items()}
        moments = {
            name: [self._day(ago).isoformat(), time] for name, (ago, time) in told.get("moments", {}).items()
        }
        return {**told.get("typed", {}), **days, **moments}

    def _day(self, days_ago: int) -> date:
        return self._today - timedelta(days=days_ago)

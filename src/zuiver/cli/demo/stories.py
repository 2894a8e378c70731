"""The life of one gift: somebody records it, others look, talk, decide and take it in, each through the real commands."""

from datetime import timedelta
from functools import partial
from random import Random
from typing import Final

from zuiver.cli.demo.cast import Cast
from zuiver.cli.demo.days import event_day, office_moment, some_days_later
from zuiver.cli.demo.gift_lines import GiftLine, Move
from zuiver.cli.demo.pictures import picture_of
from zuiver.cli.demo.timeline import Timeline
from zuiver.cli.failing import Failure
from zuiver.kernel import clock
from zuiver.kernel.dates import add_working_days
from zuiver.kernel.errors import InvalidData, Refusal
from zuiver.kernel.ids import new_id
from zuiver.notices.commands import notices_seen
from zuiver.people.models import Person
from zuiver.registers import commands
from zuiver.registers.lifecycle import BY_ACTION, Holder
from zuiver.registers.models import Entry
from zuiver.registers.queries import EntryView

KIND: Final = "gifts"
DESK: Final = ("henk", "dewi")
DESK_PLACE: Final = "Inleverpunt, begane grond"


class GiftStory:
    """One line of the gift files on the timeline. `chance` decides on delays only, the same ones each time."""

    # As the last step left it.
    _entry: Entry

    def __init__(self, line: GiftLine, cast: Cast, timeline: Timeline, chance: Random) -> None:
        self._line = line
        self._cast = cast
        self._timeline = timeline
        self._chance = chance
        self._typed = dict(line.typed)
        self._moves = list(line.course)

    def begin(self) -> None:
        """Put the recording of the gift on the timeline; each step puts the next one there."""
        today = clock.today()
        happened = event_day(self._line.when, today)
        self._typed["happened_on"] = happened.show("nl")
        last_day = min(happened.last_day(), today)
        if self._line.late is None:
            recorded = add_working_days(last_day, self._chance.randint(0, 3))
        else:
            recorded = add_working_days(last_day + timedelta(days=self._line.late), 1)
        start = office_moment(last_day, self._chance) - timedelta(hours=8)
        moment = self._timeline.between(start, office_moment(recorded, self._chance))
        self._timeline.at(moment, self._save_draft if self._line.draft else self._record)

    @property
    def _person(self) -> Person:
        return self._cast.people[self._line.who]

    def _save_draft(self) -> None:
        actor = self._cast.actor(self._person)
        commands.draft_save(actor, kind=KIND, submission_key=new_id(), data=self._typed)

    def _record(self) -> None:
        if self._line.named:
            self._typed["named"] = [self._cast.people[key].public_id for key in self._line.named]
        photos = [picture_of(self._line.photo)] if self._line.photo else []
        self._entry = commands.entry_submit(
            self._cast.actor(self._person),
            kind=KIND,
            data=self._typed,
            submission_key=new_id(),
            photos=photos,
        )
        self._go_on()

    def _go_on(self) -> None:
        """Put the next step on the timeline."""
        moment = self._timeline.between(clock.now(), some_days_later(clock.now(), self._chance))
        if self._moves:
            self._timeline.at(moment, partial(self._take, self._moves.pop(0)))

    def _take(self, move: Move) -> None:
        person = self._who(move)
        actor, public_id = self._cast.actor(person), self._entry.public_id
        view = commands.entry_open(actor, public_id)
        notices_seen(actor, subject=f"{KIND}:{public_id}")
        action = self._possible(move, view)
        try:
            self._do(move, action, person, view.entry.version)
        except (InvalidData, Refusal) as problem:
            raise self._failure(view, f"{action} by {person.name}: {problem}") from problem
        self._go_on()

    def _do(self, move: Move, action: str, person: Person, version: int) -> None:
        actor, public_id = self._cast.actor(person), self._entry.public_id
        if action == "look":
            return
        if action == "message":
            commands.message_add(actor, public_id=public_id, text=move.words)
        elif action == "correct":
            self._typed |= move.changes
            self._entry = commands.entry_correct(
                actor, public_id=public_id, data=self._typed, reason=move.words
            )
        elif action == "receive":
            commands.hand_in_receive(
                actor, public_id=public_id, place=DESK_PLACE, what=move.words, received_on=actor.on
            )
        elif action == "settle":
            commands.hand_in_destination(actor, public_id=public_id, destination=move.words, on=actor.on)
        else:
            self._entry = commands.entry_act(
                actor, public_id=public_id, action=action, reason=move.words, version=version
            )

    def _possible(self, move: Move, view: EntryView) -> str:
        """Return the first of the actions that the life cycle and the rules let this person do now."""
        now = {one.action for one in view.actions} | {"look", "message", "correct"}
        for action in move.actions:
            if action in now:
                return action
        raise self._failure(view, f"{'/'.join(move.actions)} is not possible, {', '.join(sorted(now))} are")

    def _failure(self, view: EntryView, what: str) -> Failure:
        return Failure(
            f"The gift “{view.entry.title}” of {self._line.who} ({self._line.when}), which stands at "
            f"{view.entry.state} after the advice {view.entry.outcome}: {what}. Change its course."
        )

    def _who(self, move: Move) -> Person:
        if move.by in self._cast.people:
            return self._cast.people[move.by]
        holders = _holders(move.actions[0])
        if move.by == "person" or (not move.by and Holder.PERSON in holders):
            return self._person
        if Holder.DESK in holders:
            return self._cast.people[self._chance.choice(DESK)]
        return self._cast.decider(self._entry)


def _holders(action: str) -> frozenset[Holder]:
    if action == "correct":
        return frozenset({Holder.PERSON})
    return BY_ACTION[action].holders if action in BY_ACTION else frozenset({Holder.ASSESSOR})

"""From a gift, a person, a giver and two days to the rows that the commands would have left."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Final

from growing.cases import Answer, Case, Cases
from growing.courses import Situation, Taken, by_assessor, course, state_after
from growing.surroundings import Deciders, EarlierGifts, Giver, Place, Running, Someone
from zuiver.kernel.clock import AMSTERDAM
from zuiver.kernel.dates import PartialDate
from zuiver.kernel.ids import PUBLIC_LENGTH, READABLE, new_id
from zuiver.registers.cases import departs
from zuiver.registers.commands.recording import digest
from zuiver.registers.declaration import Register
from zuiver.registers.lifecycle import State, is_open
from zuiver.registers.models import Decision, Entry, EntryNamed, EntryVersion, HandIn, Ruling

Row = dict[str, Any]

LIMIT_CENTS: Final = 5000
DESK_PLACE: Final = "Inleverpunt, begane grond"
DESTINATIONS: Final = ("Verloot onder collega’s", "Naar de voedselbank", "Teruggestuurd aan de gever")


@dataclass(frozen=True)
class Known:
    """What was read once: around every entry, who decides, what ran, what was given before."""

    organisation_id: int
    register: Register
    cases: Cases
    pool: Sequence[Case]
    neighbours: Mapping[int, Sequence[Someone]]
    deciders: Deciders
    role_holders: Mapping[str, Sequence[int]]
    desk: Sequence[int]
    running: Running
    earlier: EarlierGifts
    now: datetime


@dataclass(frozen=True)
class Drawn:
    """One entry to make: its id, which gift, whose, from whom, when, and when it was recorded."""

    id: int
    number: int
    person: Someone
    place: Place
    giver: Giver
    happened: date
    recorded: datetime


@dataclass(frozen=True)
class Happened:
    """An event for the audit trail."""

    at: datetime
    event: str
    person_id: int
    subject: str
    data: Mapping[str, object]


@dataclass
class Batch:
    """Rows by model, as mappings from column to value, and what the trail would say of them."""

    rows: dict[type[Any], list[Row]] = field(default_factory=lambda: defaultdict(list))
    happened: list[Happened] = field(default_factory=list)


class RowMaker:
    """Makes the rows of one entry after another, in the order of recording."""

    def __init__(
        self, known: Known, chance: Random, serials: dict[int, int], *, versions: bool, trail: bool
    ) -> None:
        self._known = known
        self._chance = chance
        self._serials = serials
        self._versions = versions
        self._trail = trail

    def add(self, drawn: Drawn, batch: Batch) -> None:
        """Add the rows of one entry to a batch."""
        known, case = self._known, self._known.pool[drawn.number]
        when = PartialDate.parse(drawn.happened.isoformat()[: 7 if case.precision == "month" else 10])
        reported = drawn.recorded.astimezone(AMSTERDAM).date()
        day = min(when.last_day(), reported)
        count = known.earlier.count(drawn.recorded, drawn.person.id, drawn.giver.id, day)
        tender, decision = known.running.on(drawn.giver.id, day)
        place = drawn.person.place_on(day) or drawn.place
        answer = known.cases.answer(
            drawn.number, case, day, place, tender=tender, decision=decision, count=count
        )
        named = self._named(drawn, case)
        entry = self._entry(drawn, case, answer, when, reported, named)
        asked = answer.asked(place, count)
        entry["receipt"] = f"{answer.opening}{asked}}}" if asked else None
        taken = self._course(drawn, case, answer, entry)
        self._after(entry, taken)
        batch.rows[Entry].append(entry)
        batch.rows[EntryNamed].extend(
            {"organisation_id": known.organisation_id, "entry_id": drawn.id, "person_id": one.id}
            for one in named
        )
        self._add_steps(entry, taken, batch)
        if asked:
            batch.rows[Ruling].append(_ruling(entry, answer.line(place, count), day))
        if entry["state"] != State.WITHDRAWN:
            known.earlier.remember(drawn.person.id, drawn.giver.id, when.first_day())

    def _named(self, drawn: Drawn, case: Case) -> list[Someone]:
        if not case.is_shared:
            return []
        others = [one for one in self._known.neighbours[drawn.place.unit_id] if one.id != drawn.person.id]
        return [self._chance.choice(others)] if others else []

    def _entry(
        self,
        drawn: Drawn,
        case: Case,
        answer: Answer,
        when: PartialDate,
        reported: date,
        named: list[Someone],
    ) -> Row:
        known, giver, person = self._known, drawn.giver, drawn.person
        assessor, role = known.deciders.for_(
            person.id, drawn.place.unit_id, reported, tuple(one.id for one in named)
        )
        words = dict.fromkeys(
            (*case.words_before, *giver.words, *case.words_after, *person.words, *giver.words)
        )
        return {
            **case.columns,
            "id": drawn.id,
            "public_id": "".join(self._chance.choices(READABLE, k=PUBLIC_LENGTH)),
            "submission_key": new_id(),
            "person_id": person.id,
            "unit_id": drawn.place.unit_id,
            "counterparty_id": giver.id,
            "party_name": giver.name,
            "party_key": giver.key,
            "assessor_id": assessor,
            "assessor_role": role,
            "happened_on": when.first_day(),
            "reported_on": reported,
            "is_late": answer.advice.is_late(when.last_day(), reported),
            "outcome": answer.advice.outcome,
            "data": case.payload_of(giver, drawn.happened, [one.public_id for one in named]),
            "search_text": f" {' '.join(words)} ",
            "created_at": drawn.recorded,
        }

    def _course(self, drawn: Drawn, case: Case, answer: Answer, entry: Row) -> list[Taken]:
        cents = entry["amount_cents"]
        found = Situation(
            outcome=entry["outcome"],
            start=case.start,
            in_hand=case.in_hand,
            above_limit=cents is not None and cents > LIMIT_CENTS,
            recorded=drawn.recorded,
        )
        return course(found, self._known.register, self._known.now, self._chance)

    def _after(self, entry: Row, taken: list[Taken]) -> None:
        states = state_after(taken)
        entry["state"] = states[-1].value
        entry["is_open"] = is_open(states[-1])
        entry["version"] = len(taken)
        entry["state_since"] = entry["updated_at"] = taken[-1].at

    def _add_steps(self, entry: Row, taken: list[Taken], batch: Batch) -> None:
        decider = self._decider(entry)
        hand_in: Row = {}
        for number, (one, state) in enumerate(zip(taken, state_after(taken), strict=True), start=1):
            by_desk = one.step.action in {"receive", "settle"}
            actor = self._chance.choice(self._known.desk) if by_desk else entry["person_id"]
            if by_assessor(one.step):
                actor = decider
            if one.step.is_decision:
                batch.rows[Decision].append(self._decision(entry, one, number, decider))
            if by_desk:
                self._hand_in(hand_in, entry, one, actor)
            if self._versions:
                batch.rows[EntryVersion].append(_version(entry, one, number, state, actor))
            if self._trail:
                batch.happened.append(_happening(entry, one, number, state, actor))
        if hand_in:
            batch.rows[HandIn].append(hand_in)

    def _decider(self, entry: Row) -> int:
        """Who takes the steps of the assessor: the person, or the first who holds the role and is somebody else."""
        if entry["assessor_id"] is not None:
            return int(entry["assessor_id"])
        holders = self._known.role_holders[entry["assessor_role"]]
        return next((one for one in holders if one != entry["person_id"]), holders[0])

    def _decision(self, entry: Row, one: Taken, number: int, decider: int) -> Row:
        register = self._known.register
        return {
            "organisation_id": entry["organisation_id"],
            "entry_id": entry["id"],
            "kind": entry["kind"],
            "category": entry["category"],
            "action": one.step.action,
            "reason": one.reason,
            "departs_from_advice": departs(register, one.step.action, entry["outcome"]),
            "advice": entry["outcome"],
            "receipt": entry["receipt"],
            "entry_version": number,
            "decided_by_id": decider,
            "in_place_of_id": None,
            "disagreement": "",
            "at": one.at,
        }

    def _hand_in(self, row: Row, entry: Row, one: Taken, desk: int) -> None:
        """Fill the receipt of the desk: taken in first, gone later."""
        day = one.at.astimezone(AMSTERDAM).date()
        if one.step.action == "settle":
            row |= {"destination": self._chance.choice(DESTINATIONS), "destination_on": day}
            return
        self._serials[day.year] = self._serials.get(day.year, 0) + 1
        row |= {
            "organisation_id": entry["organisation_id"],
            "entry_id": entry["id"],
            "received_by_id": desk,
            "received_on": day,
            "place": DESK_PLACE,
            "what": entry["title"],
            "destination": "",
            "destination_on": None,
            "year": day.year,
            "serial": self._serials[day.year],
        }


def _ruling(entry: Row, facts: str, day: date) -> Row:
    return {
        "organisation_id": entry["organisation_id"],
        "entry_id": entry["id"],
        "kind": entry["kind"],
        "on": day,
        "facts": facts,
    }


def _version(entry: Row, one: Taken, number: int, state: State, actor: int) -> Row:
    return {
        "organisation_id": entry["organisation_id"],
        "entry_id": entry["id"],
        "number": number,
        "action": one.step.action,
        "state": state.value,
        "data": entry["data"],
        "receipt": entry["receipt"],
        "changed_by_id": actor,
        "reason": one.reason,
        "at": one.at,
    }


def _happening(entry: Row, one: Taken, number: int, state: State, actor: int) -> Happened:
    receipt = json.loads(entry["receipt"]) if entry["receipt"] else None
    content = digest(json.loads(entry["data"]), receipt, one.reason)
    data = {"state": state.value, "version": number, "content": content}
    if number == 1:
        data |= {"outcome": entry["outcome"], "late": entry["is_late"]}
    return Happened(one.at, one.step.event, actor, f"{entry['kind']}:{entry['public_id']}", data)


def office_moment(day: date, chance: Random) -> datetime:
    """Return a moment of that day at which people are at work."""
    minutes = chance.randrange(510, 1020)
    return datetime.combine(day, time(minutes // 60, minutes % 60, chance.randrange(60)), AMSTERDAM)


def days_later(day: date, chance: Random) -> date:
    """Return the day on which something of `day` was recorded: mostly soon, now and then late."""
    return day + timedelta(days=chance.randrange(15, 120) if chance.random() < 0.07 else chance.randrange(6))

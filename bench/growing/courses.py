"""What happened to an entry after it was recorded, by the table of the life cycle; older ones are settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from zuiver.registers.declaration import Register, Start
from zuiver.registers.lifecycle import BY_ACTION, Holder, State, Transition

FIRST: Final = {
    Start.DECLINED: "report_declined",
    Start.RETURNED: "report_returned",
    Start.HANDING_IN: "report_hand_in",
}
KEPT: Final = frozenset({"allowed", "allowed_with_report", "no_action"})
DESK: Final = ("receive", "settle")
# Days after which nearly everything is decided, and how many of what is younger or older still wait.
BUSY_DAYS: Final = 25
STILL_OPEN: Final = 0.45
FORGOTTEN: Final = 0.001
REASONS: Final = (
    "Klein gebaar, past bij de gelegenheid.",
    "Besproken in het werkoverleg; zo is het goed.",
    "De gever heeft nu geen belang bij een besluit van ons.",
    "Dit is te veel. Leg de gever rustig uit waarom.",
    "Dank voor je melding. We houden het bij deze keer.",
    "Deel het met het team, dan is het van ons allemaal.",
    "Hier wil ik geen twijfel over laten ontstaan.",
)


@dataclass(frozen=True)
class Taken:
    """One step that was taken: which, when, and with what words."""

    step: Transition
    at: datetime
    reason: str = ""


@dataclass(frozen=True)
class Situation:
    """What decides on the course of an entry."""

    outcome: str
    start: Start
    in_hand: bool
    above_limit: bool
    recorded: datetime


def course(found: Situation, register: Register, now: datetime, chance: Random) -> list[Taken]:
    """Return the steps from the first on, none later than now."""
    first = BY_ACTION[_first(found, register)]
    taken = [Taken(first, found.recorded)]
    for action in _next(found, first, now, chance):
        moment = taken[-1].at + timedelta(days=chance.uniform(0.2, 6))
        if moment >= now:
            break
        step = BY_ACTION[action]
        taken.append(Taken(step, moment, chance.choice(REASONS) if step.needs_reason else ""))
    return taken


def state_after(taken: Sequence[Taken]) -> list[State]:
    """Return the state after each step."""
    states: list[State] = []
    for one in taken:
        states.append(one.step.to if one.step.to is not None else states[-1])
    return states


def by_assessor(step: Transition) -> bool:
    """Whether the one who decides takes this step."""
    return Holder.ASSESSOR in step.holders


def _first(found: Situation, register: Register) -> str:
    if found.start in FIRST:
        return FIRST[found.start]
    return "ask_consent" if found.outcome in register.route.asks_consent else "report"


def _next(found: Situation, first: Transition, now: datetime, chance: Random) -> list[str]:
    days = (now - found.recorded).days
    if chance.random() < (STILL_OPEN if days < BUSY_DAYS else FORGOTTEN):
        return []
    if first.to is State.TO_HAND_IN:
        return list(DESK)
    if first.to not in {State.REPORTED, State.CONSENT_ASKED}:
        return []
    if chance.random() < 0.01:
        return ["withdraw"]
    if days < BUSY_DAYS and chance.random() < 0.15:
        return ["ask_more"]
    return _decided(found, chance)


def _decided(found: Situation, chance: Random) -> list[str]:
    if found.outcome in KEPT:
        return ["take_note"]
    if found.outcome in {"refuse", "hand_in", "prohibited"} or found.above_limit:
        return _not_kept(found, chance)
    kept = chance.choices((["allow"], ["allow_for_team"], None), (65, 15, 20))[0]
    return kept or _not_kept(found, chance)


def _not_kept(found: Situation, chance: Random) -> list[str]:
    if not found.in_hand:
        return ["ask_decline", "say_declined"]
    return ["ask_return", "say_returned"] if chance.random() < 0.4 else ["ask_hand_in", *DESK]

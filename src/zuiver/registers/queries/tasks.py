"""What waits for whom."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from django.db import connection
from django.db.models import QuerySet

from zuiver.kernel import clock
from zuiver.kernel.errors import Message
from zuiver.people.actor import Actor
from zuiver.people.prepared import Prepared
from zuiver.people.roles import DECIDING, RUN_HAND_IN_DESK
from zuiver.registers.lifecycle import STATES, Holder, State
from zuiver.registers.models import Entry
from zuiver.registers.queries.scope import (
    Hidden,
    entries_of,
    hidden_from,
    names_of,
    to_assess,
    without_conflicts,
)
from zuiver.registers.queries.views import Task
from zuiver.registers.registry import all_registers, register_of

MOST_TASKS: Final = 200
MOST_COUNTED: Final = 1000

# What a state asks of the person whose entry it is; some only from a day on.
_OF_THE_PERSON: Final = [
    state for state, info in STATES.items() if info.holder is Holder.PERSON and info.task is not None
]
_FROM_A_DAY_ON: Final = [state for state, info in STATES.items() if info.waits_for_day]
_COLUMNS: Final = (
    "pk",
    "public_id",
    "kind",
    "title",
    "person__name",
    "party_name",
    "state",
    "state_since",
    "outcome",
    "is_late",
    "assessor_id",
    "due_on",
)


def tasks_of(actor: Actor) -> list[Task]:
    """Return what waits for the actor, the most urgent first: to assess (also as a deputy), to answer, to account for.

    What has a day counts from that day, all else from the day on which it began to wait. At most 200 of each; a fixed
    number of queries.
    """
    if actor.person_id is None:
        return []
    found = [values for rows in to_assess(actor, hidden_from(actor)) for values in _read(rows)]
    of_the_person = entries_of(actor).filter(
        person_id=actor.person_id, is_open=True, state__in=_OF_THE_PERSON
    )
    found += _read(of_the_person.exclude(state__in=_FROM_A_DAY_ON, due_on__gt=actor.on))
    if actor.may(RUN_HAND_IN_DESK):
        kinds = [register.kind for register in all_registers()]
        at_the_desk = entries_of(actor).filter(kind__in=kinds, state=State.HANDED_IN)
        found += _read(without_conflicts(actor, at_the_desk))
    return _in_order(actor, found)


def tasks_to_assess(actor: Actor, limit: int) -> tuple[list[Task], int]:
    """Return the oldest of what waits for the actor to decide, and how much it is in all, counted up to 1,000."""
    if actor.person_id is None:
        return [], 0
    hidden = hidden_from(actor)
    away = sorted(actor.stands_in_for - {actor.person_id})
    shape = Shape(len(hidden.entries), len(hidden.people), len(away), actor.permissions & DECIDING)
    ids = [actor.organisation_id, actor.person_id, *hidden.entries, *hidden.people, *away]
    queries = _assessing(connection.vendor, shape, limit)
    lines = [dict(zip(_COLUMNS, row, strict=True)) for query, _ in queries for row in query.rows(ids)]
    found = _in_order(actor, lines)
    if len(found) < limit:
        return found, len(found)
    return found[:limit], sum(count.count(ids) for _, count in queries)


@dataclass(frozen=True)
class Shape:
    """What makes one desk's query differ from another's, beside the ids: how many there are of each kind."""

    entries: int
    people: int
    away: int
    # The permissions with which the actor decides for a role.
    deciding: frozenset[str]


@lru_cache(maxsize=256)
def _assessing(vendor: str, shape: Shape, limit: int) -> list[tuple[Prepared, Prepared]]:
    """The query for the lines and the one for the count, for each way in which something waits to be decided."""
    size = 2 + shape.entries + shape.people + shape.away

    def sources(ids: Sequence[int]) -> tuple[QuerySet[Entry], ...]:
        people_from = 2 + shape.entries
        away_from = people_from + shape.people
        stand_in = Actor(
            ids[0], ids[1], "", date.min, shape.deciding, stands_in_for=frozenset(ids[away_from:])
        )
        return to_assess(stand_in, Hidden(ids[2:people_from], ids[people_from:away_from]))

    def lines(number: int) -> Callable[[Sequence[int]], QuerySet[Any, Any]]:
        return lambda ids: _oldest(sources(ids)[number], limit)

    def counted(number: int) -> Callable[[Sequence[int]], QuerySet[Any, Any]]:
        return lambda ids: sources(ids)[number].values_list("pk")[:MOST_COUNTED]

    numbers = range(2 if shape.deciding else 1)
    return [(Prepared(lines(number), size), Prepared(counted(number), size)) for number in numbers]


def _in_order(actor: Actor, found: list[dict[str, Any]]) -> list[Task]:
    principals = names_of(actor.organisation_id, actor.stands_in_for)
    found.sort(key=lambda values: (_asked_on(values), values["state_since"], values["pk"]))
    return [_task(values, principals) for values in found]


def _asked_on(values: Mapping[str, Any]) -> date:
    """The day that counts for the order: what waits longer, or has an earlier day, comes first."""
    since: date = values["state_since"].astimezone(clock.AMSTERDAM).date()
    return values["due_on"] or since


def _read(rows: QuerySet[Entry], limit: int = MOST_TASKS) -> list[dict[str, Any]]:
    return list(_oldest(rows, limit))


def _oldest(rows: QuerySet[Entry], limit: int) -> QuerySet[Entry, dict[str, Any]]:
    oldest: QuerySet[Entry, dict[str, Any]] = rows.order_by("state_since", "pk").values(*_COLUMNS)[:limit]
    return oldest


def _task(values: dict[str, Any], principals: Mapping[int, str]) -> Task:
    state = State(values["state"])
    kind = STATES[state].task_kind
    return Task(
        kind=kind,
        label=_what_is_asked(values["kind"], state),
        public_id=values["public_id"],
        entry_kind=values["kind"],
        title=values["title"],
        person_name=values["person__name"],
        party_name=values["party_name"],
        since=values["state_since"].astimezone(clock.AMSTERDAM).date(),
        outcome=values["outcome"],
        is_late=values["is_late"],
        in_place_of=principals.get(values["assessor_id"], "") if kind == "assess" else "",
        due_on=values["due_on"],
    )


def _what_is_asked(kind: str, state: State) -> Message:
    """The words of the register for what a state asks, else the general ones."""
    return register_of(kind).words.tasks.get(state) or STATES[state].task or STATES[state].label

"""What waits for whom."""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
from zuiver.people.roles import RUN_HAND_IN_DESK, roles_decided_with
from zuiver.registers.lifecycle import STATES, Holder, State
from zuiver.registers.models import Entry
from zuiver.registers.queries.scope import (
    Hidden,
    entries_of,
    hidden_from,
    names_of,
    to_assess,
    undecided,
    without_conflicts,
)
from zuiver.registers.queries.views import Task
from zuiver.registers.registry import all_registers, register_of

Source = Callable[[Sequence[int]], QuerySet[Entry]]

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
    "due_at",
)


def tasks_of(actor: Actor) -> list[Task]:
    """Return what waits for the actor, the most urgent first: to assess (also as a deputy), to answer, to account for.

    What has a day counts from that day, all else from the day on which it began to wait. At most 200 of each; a fixed
    number of queries.
    """
    if actor.person_id is None:
        return []
    found = _read(*to_assess(actor, hidden_from(actor)))
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
    """Return the most urgent of all that waits for the actor to decide, and how much it is, counted up to 1,000."""
    if actor.person_id is None:
        return [], 0
    hidden = hidden_from(actor)
    shape = Shape(len(hidden.entries), len(hidden.people), roles_decided_with(actor.permissions))
    ids = [actor.organisation_id, actor.person_id, *hidden.entries, *hidden.people]
    mine, of_another = _assessing(connection.vendor, shape, limit)
    asked = [(query, ids) for query in mine]
    away = sorted(actor.stands_in_for - {actor.person_id})
    asked += [(query, [*ids, principal]) for principal in away for query in of_another]
    lines = [
        dict(zip(_COLUMNS, row, strict=True)) for query, values in asked for row in query.lines.rows(values)
    ]
    found = _in_order(actor, lines)
    if len(found) < limit:
        return found, len(found)
    return found[:limit], min(sum(query.count.count(values) for query, values in asked), MOST_COUNTED)


@dataclass(frozen=True)
class Shape:
    """What makes one desk's query differ from another's, beside the ids: how many there are of each kind."""

    entries: int
    people: int
    # The roles for which the actor decides.
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Waiting:
    """One way in which something waits to be decided: the query for the first lines and the one for the count."""

    lines: Prepared
    count: Prepared


@lru_cache(maxsize=256)
def _assessing(vendor: str, shape: Shape, limit: int) -> tuple[list[Waiting], list[Waiting]]:
    """What waits for somebody and the roles of that person, and what waits for one who is away, whose id comes last.

    With a day and without apart: the first of each, put together, hold the first of all.
    """
    people_from = 2 + shape.entries
    size = people_from + shape.people

    def rows(ids: Sequence[int]) -> QuerySet[Entry]:
        return undecided(ids[0], ids[1], Hidden(ids[2:people_from], ids[people_from:size]))

    def of_role(role: str) -> Source:
        return lambda ids: rows(ids).filter(assessor_role=role)

    own: list[Source] = [lambda ids: rows(ids).filter(assessor_id=ids[1]), *map(of_role, shape.roles)]
    mine = [waiting for source in own for waiting in _waiting(source, limit, size)]
    return mine, _waiting(lambda ids: rows(ids).filter(assessor_id=ids[size]), limit, size + 1)


def _waiting(source: Source, limit: int, size: int) -> list[Waiting]:
    def lines(number: int) -> Callable[[Sequence[int]], QuerySet[Any, Any]]:
        return lambda ids: by_day([source(ids)])[number].values(*_COLUMNS)[:limit]

    def counted(number: int) -> Callable[[Sequence[int]], QuerySet[Any, Any]]:
        return lambda ids: by_day([source(ids)])[number].order_by().values_list("pk")[:MOST_COUNTED]

    return [Waiting(Prepared(lines(number), size), Prepared(counted(number), size)) for number in (0, 1)]


def _in_order(actor: Actor, found: list[dict[str, Any]]) -> list[Task]:
    principals = names_of(actor.organisation_id, actor.stands_in_for)
    found.sort(key=lambda values: (_asked_on(values), values["state_since"], values["pk"]))
    return [_task(values, principals) for values in found]


def _asked_on(values: Mapping[str, Any]) -> date:
    """The day that counts for the order: what has an earlier day, or waits longer, comes first."""
    since: date = values["state_since"].astimezone(clock.AMSTERDAM).date()
    return values["due_on"] or since


def by_day(sources: Iterable[QuerySet[Entry]]) -> tuple[QuerySet[Entry], ...]:
    """Return of each source what has a day, the first day first, and what has none, the oldest first: as the indexes lie."""
    return tuple(
        part
        for rows in sources
        for part in (
            rows.filter(due_on__isnull=False).order_by("due_on", "state_since", "pk"),
            rows.filter(due_on__isnull=True).order_by("state_since", "pk"),
        )
    )


def _read(*sources: QuerySet[Entry]) -> list[dict[str, Any]]:
    """The first 200 of each, as a page needs no more."""
    return [values for rows in by_day(sources) for values in rows.values(*_COLUMNS)[:MOST_TASKS]]


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
        due_at=values["due_at"],
    )


def _what_is_asked(kind: str, state: State) -> Message:
    """The words of the register for what a state asks, else the general ones."""
    return register_of(kind).words.tasks.get(state) or STATES[state].task or STATES[state].label

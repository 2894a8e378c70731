"""What waits for whom."""

from collections.abc import Iterable
from typing import Any, Final

from django.db.models import QuerySet

from zuiver.kernel import clock
from zuiver.kernel.errors import Message
from zuiver.people.actor import Actor
from zuiver.people.roles import RUN_HAND_IN_DESK
from zuiver.registers.lifecycle import State
from zuiver.registers.models import Entry
from zuiver.registers.queries.scope import entries_of, names_of, to_assess, without_conflicts
from zuiver.registers.queries.views import Task
from zuiver.registers.registry import all_registers

MOST_TASKS: Final = 200

# What a state asks of the person whose entry it is.
_OF_THE_PERSON: Final = {
    State.MORE_ASKED: ("answer", Message("Answer the question")),
    State.TO_DECLINE: ("decline", Message("Say no to the giver")),
    State.TO_RETURN: ("return", Message("Give it back")),
    State.TO_HAND_IN: ("hand_in", Message("Hand it in")),
}
_TO_ASSESS: Final = {
    State.REPORTED: Message("Look at what was reported"),
    State.CONSENT_ASKED: Message("Decide whether it may be kept"),
    State.IN_DISCUSSION: Message("Talk about it and decide"),
}
_COLUMNS: Final = (
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
)


def tasks_of(actor: Actor) -> list[Task]:
    """Return what waits for the actor, oldest first: to assess (also as a deputy), to answer, to hand in or give back.

    At most 200 of each; a fixed number of queries.
    """
    if actor.person_id is None:
        return []
    principals = names_of(actor.organisation_id, actor.stands_in_for)
    found = [task for rows in to_assess(actor) for task in _assessments(rows, principals)]
    mine = entries_of(actor).filter(person_id=actor.person_id, state__in=list(_OF_THE_PERSON))
    for values in _read(mine):
        kind, label = _OF_THE_PERSON[State(values["state"])]
        found.append(_task(values, kind, label))
    if actor.may(RUN_HAND_IN_DESK):
        kinds = [register.kind for register in all_registers()]
        handed_in = without_conflicts(actor, entries_of(actor)).filter(kind__in=kinds, state=State.HANDED_IN)
        found += [_task(values, "settle", Message("Record where it went")) for values in _read(handed_in)]
    return sorted(found, key=lambda task: (task.since, task.public_id))


def _assessments(rows: QuerySet[Entry], principals: dict[int, str]) -> Iterable[Task]:
    for values in _read(rows):
        label = _TO_ASSESS[State(values["state"])]
        yield _task(values, "assess", label, principals.get(values["assessor_id"], ""))


def _read(rows: QuerySet[Entry]) -> list[dict[str, Any]]:
    return list(rows.order_by("state_since", "pk").values(*_COLUMNS)[:MOST_TASKS])


def _task(values: dict[str, Any], kind: str, label: Message, in_place_of: str = "") -> Task:
    return Task(
        kind=kind,
        label=label,
        public_id=values["public_id"],
        entry_kind=values["kind"],
        title=values["title"],
        person_name=values["person__name"],
        party_name=values["party_name"],
        since=values["state_since"].astimezone(clock.AMSTERDAM).date(),
        outcome=values["outcome"],
        is_late=values["is_late"],
        in_place_of=in_place_of,
    )

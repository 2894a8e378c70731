"""What waits for whom."""

from collections.abc import Mapping
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
_TASKS: Final = {
    **_OF_THE_PERSON,
    State.REPORTED: ("assess", Message("Look at what was reported")),
    State.CONSENT_ASKED: ("assess", Message("Decide whether it may be kept")),
    State.IN_DISCUSSION: ("assess", Message("Talk about it and decide")),
    State.HANDED_IN: ("settle", Message("Record where it went")),
}
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
)


def tasks_of(actor: Actor) -> list[Task]:
    """Return what waits for the actor, oldest first: to assess (also as a deputy), to answer, to hand in or give back.

    At most 200 of each; a fixed number of queries.
    """
    if actor.person_id is None:
        return []
    principals = names_of(actor.organisation_id, actor.stands_in_for)
    found = [values for rows in to_assess(actor) for values in _read(rows)]
    found += _read(entries_of(actor).filter(person_id=actor.person_id, state__in=list(_OF_THE_PERSON)))
    if actor.may(RUN_HAND_IN_DESK):
        kinds = [register.kind for register in all_registers()]
        at_the_desk = entries_of(actor).filter(kind__in=kinds, state=State.HANDED_IN)
        found += _read(without_conflicts(actor, at_the_desk))
    found.sort(key=lambda values: (values["state_since"], values["pk"]))
    return [_task(values, principals) for values in found]


def _read(rows: QuerySet[Entry]) -> list[dict[str, Any]]:
    return list(rows.order_by("state_since", "pk").values(*_COLUMNS)[:MOST_TASKS])


def _task(values: dict[str, Any], principals: Mapping[int, str]) -> Task:
    kind, label = _TASKS[State(values["state"])]
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
        in_place_of=principals.get(values["assessor_id"], "") if kind == "assess" else "",
    )

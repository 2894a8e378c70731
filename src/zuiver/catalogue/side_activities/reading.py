"""What a stored side activity says to the engine that the names of its fields do not say by themselves."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from zuiver.catalogue.affairs import with_the_organisation
from zuiver.catalogue.side_activities.fields import SIDE_ACTIVITY_FIELDS
from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Clean, Start, Surroundings
from zuiver.registers.lifecycle import State
from zuiver.registers.plain_reading import day_of, kvk_problem, reading_of

# What the rules call where an entry stands; all other states are: reported.
STATUS: Final[Mapping[str, str]] = {
    "": "none",
    State.NO_OBJECTION: "allowed",
    State.UNDER_CONDITIONS: "allowed",
    State.IN_FORCE: "allowed",
    State.TO_END: "prohibited",
    State.ENDING_SHOWN: "prohibited",
    State.ENDED: "ended",
}
# Field, answer, and what it gives to talk about.
OF_AN_ANSWER: Final = (
    ("uses_province_info", True, Message("Information or means of the work are used for it. That never goes together.")),
    ("contracts_with_province", True, Message("It does business with the organisation. Who here decides about that?")),
    ("own_company", True, Message("It is a company of the person. For whom does it work?")),
    ("own_time", False, Message("It is done in working time. Is it a side activity, or part of the work?")),
    ("can_touch_province", "unsure", Message("The person is not sure whether it touches the work. Look at it together.")),
)  # fmt: skip


def more_facts(data: Clean, around: Surroundings) -> dict[str, Any]:
    """The facts that no field holds: whether it is asked before it starts, and where the entry stands."""
    return {
        "asked_at": "before" if data.get("phase") == "intended" else "after",
        "status": STATUS.get(around.state, "reported"),
    }


def points(data: Clean, around: Surroundings) -> tuple[Message, ...]:
    """What the person and the manager may want to talk about. Points, never a verdict."""
    return tuple(_points(data, around))


def _points(data: Clean, around: Surroundings) -> Iterator[Message]:
    yield from with_the_organisation(around)
    for name, answer, message in OF_AN_ANSWER:
        # `1 == True` in Python, so the type is compared too.
        if data.get(name) == answer and type(data.get(name)) is type(answer):
            yield message


def start(data: Clean) -> Start:
    """What is over only has to be on record, and so has a line of another register that does not say; all else is assessed."""
    return Start.OPEN if data.get("phase") in {"intended", "running"} else Start.ON_RECORD


def check(data: Clean) -> Mapping[str, Message]:
    """What does not go together."""
    found: dict[str, Message] = {**kvk_problem(data, "organisation_kvk")}
    starts, ends = day_of(data.get("started_on")), day_of(data.get("ends_on"))
    if starts and ends and ends.last_day() < starts.first_day():
        found["ends_on"] = Message("This day lies before the start. Change one of the two.")
    return found


SIDE_ACTIVITY: Final = reading_of(
    SIDE_ACTIVITY_FIELDS,
    title="activity",
    day="started_on",
    party="organisation",
    kvk="organisation_kvk",
    category="phase",
    searched=("activity", "organisation", "role"),
    facts=(
        "activity", "organisation", "paid", "own_time", "hours_per_week", "started_on",
        "can_touch_province", "affects", "uses_province_info", "manager_involved",
    ),
    more_facts=more_facts,
    points=points,
    check=check,
    start=start,
)  # fmt: skip

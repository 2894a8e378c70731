"""What a stored request says to the engine: its facts, and the points to talk about."""

from collections.abc import Mapping
from typing import Any, Final

from zuiver.catalogue.commercial.fields import COMMERCIAL_FIELDS, MOST_CENTS
from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Clean, Reading, Start, Surroundings
from zuiver.registers.lifecycle import State
from zuiver.registers.plain_reading import kvk_problem, reading_of

AGREED: Final = frozenset({State.AGREED, State.AGREED_WITH_CONDITIONS})
# Fields that are facts under the same name and with the same values.
SAME_AS_FACT: Final = (
    "role",
    "fee_to",
    "commercial",
    "asked_at",
    "own_time",
    "in_function",
    "manager_involved",
)


def more_facts(data: Clean, around: Surroundings) -> Mapping[str, Any]:
    """Whether it serves policy is for the manager to say; until then it is what the person thinks (C-4)."""
    return {
        "policy_link": data.get("policy_link") or data.get("policy_claim") or "none",
        "express_agreement": around.state in AGREED,
        "discussed_before": around.state in AGREED or around.state == State.NOT_AGREED,
    }


def check(data: Clean) -> Mapping[str, Message]:
    """What does not go together."""
    return kvk_problem(data, "organiser_kvk")


def start(data: Clean) -> Start:
    """Whether it has been already."""
    return Start.AFTERWARDS if data.get("asked_at") == "after" else Start.OPEN


def points(data: Clean, around: Surroundings) -> tuple[Message, ...]:
    """What the person and the manager may want to talk about."""
    found = [
        Message("Who organises it takes part in a running tender: {title}.", {"title": name})
        for name in around.tenders
    ]
    found += [
        Message("Who organises it waits for a decision of ours: {title}.", {"title": name})
        for name in around.decisions
    ]
    if data.get("fee_to") == "person":
        found.append(Message("Money for the person is not possible. Would the person do it without?"))
    if data.get("fee_to") == "authority":
        found.append(Message("The organisation gets money for it. Does that change what is said there?"))
    if data.get("policy_claim") == "none":
        found.append(Message("The person sees no policy in it. Why do it then?"))
    elif not data.get("policy_why"):
        found.append(Message("Which policy does it help to make, explain or spread?"))
    return tuple(found)


READING: Final[Reading] = reading_of(
    COMMERCIAL_FIELDS,
    title="description",
    day="event_date",
    party="organiser",
    kvk="organiser_kvk",
    named="named",
    category="role",
    value="fee",
    searched=("description", "organiser"),
    facts=SAME_AS_FACT,
    more_facts=more_facts,
    points=points,
    check=check,
    start=start,
    most_cents=MOST_CENTS,
)

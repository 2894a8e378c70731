"""What a stored leak says to the engine: its title, its day, its facts, and the hours that are left."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext

from zuiver.catalogue.data_leak.fields import INCIDENT, LEAK_FIELDS
from zuiver.catalogue.data_leak.hours import hours_left, last_moment
from zuiver.kernel import clock
from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Clean, Surroundings
from zuiver.registers.plain_reading import reading_of, title_of

_ENDED: Final = frozenset({"closed", "withdrawn"})


def discovered(data: Clean) -> datetime | None:
    """Return when it was noticed, with its offset; None while nobody filled that in."""
    stored = data.get("discovered_at")
    return datetime.fromisoformat(stored) if stored else None


def title(data: Clean) -> str:
    """What it was on; where nobody said that, what happened."""
    if data.get("carrier"):
        return title_of(data["carrier"])
    return INCIDENT.show(data.get("incident"), "", gettext) or gettext("Data leak")


def happened(data: Clean) -> PartialDate | None:
    """The day on which it was noticed."""
    moment = discovered(data)
    return PartialDate.of(moment.date()) if moment else None


def more_facts(data: Clean, around: Surroundings) -> dict[str, Any]:
    """The moment, as the rules know moments."""
    moment = discovered(data)
    return {"discovered_at": moment} if moment else {}


def points(data: Clean, around: Surroundings) -> tuple[Message, ...]:
    """What the desk should see first: the hours that are left, and what is still open."""
    return tuple(_points(data, around))


def _points(data: Clean, around: Surroundings) -> Iterator[Message]:
    moment = discovered(data)
    if moment is not None and data.get("authority_told") not in {"yes", "no"} and around.state not in _ENDED:
        yield clock_words(moment, clock.now())
    if data.get("confidential") == "unknown":
        yield Message("It is not known yet what was in it. Find that out first; the clock runs meanwhile.")
    if data.get("risk") == "high" and data.get("people_told") != "yes":
        yield Message("The risk is high. Then the people whose data it is are told too, without delay.")
    if data.get("authority_told") == "no" and data.get("risk") in {"risk", "high"}:
        yield Message(
            "There is a risk, and the authority is not told. Look at that once more, together with somebody."
        )


def clock_words(moment: datetime, now: datetime) -> Message:
    """Return how many of the 72 hours are left to tell the authority, or since when they are over."""
    left = hours_left(moment, now)
    until = f"{last_moment(moment):%d-%m-%Y %H:%M}"
    if left >= 0:
        return Message(
            "Still {hours} hours to tell the authority: until {until}. Weekends count.",
            {"hours": left, "until": until},
        )
    return Message(
        "The 72 hours are over since {until}. Tell the authority all the same, and say why it is later.",
        {"until": until},
    )


LEAK: Final = replace(
    reading_of(
        LEAK_FIELDS,
        title=title,
        category="incident",
        searched=("carrier",),
        facts=("incident", "carrier", "confidential"),
        more_facts=more_facts,
        points=points,
    ),
    happened=happened,
)

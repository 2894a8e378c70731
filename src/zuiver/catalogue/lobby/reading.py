"""What a stored contact with an interest group says to the engine."""

from collections.abc import Iterator
from typing import Any, Final

from zuiver.catalogue.affairs import with_the_organisation
from zuiver.catalogue.lobby.fields import LOBBY_FIELDS
from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Clean, Start, Surroundings
from zuiver.registers.plain_reading import reading_of

PAYING: Final = "co_financing"


def more_facts(data: Clean, around: Surroundings) -> dict[str, Any]:
    """Who pays part of a study takes that road, however they met (L-4); not known whether they pay: the road is open."""
    if data.get("channel") == PAYING or data.get("part_funded") is True:
        return {"channel": PAYING}
    return {"channel": None} if data.get("part_funded") == "unknown" else {}


def start(data: Clean) -> Start:
    """Paying along is talked about; every other contact only has to be on record."""
    is_plain = data.get("channel") != PAYING and data.get("part_funded") in {None, False}
    return Start.ON_RECORD if is_plain else Start.OPEN


def points(data: Clean, around: Surroundings) -> tuple[Message, ...]:
    """What may be worth a thought. Points, never a verdict."""
    return tuple(_points(data, around))


def _points(data: Clean, around: Surroundings) -> Iterator[Message]:
    yield from with_the_organisation(around)
    if around.same_giver_everyone > 1:
        yield Message(
            "This is contact number {count} with this organisation that we noted. Who else should you hear?",
            {"count": around.same_giver_everyone},
        )
    if data.get("channel") == "invitation":
        yield Message("Were you invited? Then that belongs in the register of invitations too.")


LOBBY_CONTACT: Final = reading_of(
    LOBBY_FIELDS,
    title="topic",
    day="contacted_on",
    party="organisation",
    named="named",
    category="channel",
    searched=("topic", "organisation", "interest", "dossier"),
    facts=("channel", "interest", "discussed_before", "manager_involved"),
    more_facts=more_facts,
    points=points,
    start=start,
)

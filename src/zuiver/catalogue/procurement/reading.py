"""What a stored recusal says to the engine. No list, search or export finds a word of the tie."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from zuiver.catalogue.procurement.fields import RECUSAL_FIELDS
from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Clean, Surroundings
from zuiver.registers.plain_reading import reading_of


def more_facts(data: Clean, around: Surroundings) -> dict[str, Any]:
    """Who comes here has a tie with a party, also who keeps to themself which one, and reports it with this entry."""
    return {
        "private_contact_with_party": data.get("private_contact_with_party") or "other",
        "reported_before": True,
        **({"role": data["role_in_it"]} if data.get("role_in_it") else {}),
    }


def points(data: Clean, around: Surroundings) -> tuple[Message, ...]:
    """What the person and the manager may want to talk about. Points, never a verdict."""
    return tuple(_points(data))


def _points(data: Clean) -> Iterator[Message]:
    yield Message("Has the person access to the file? End it, and let who does that show it.")
    if data.get("phase") == "running":
        yield Message("The bids are open already. Who looks again at what the person did so far?")
    if data.get("phase") == "awarded":
        yield Message(
            "The contract was awarded. Ask the procurement specialist what that means for the award."
        )
    if data.get("role_in_it") == "adviser":
        yield Message(
            "Is the person the only one who knows the subject? Find an expert elsewhere, or let somebody look along."
        )
    if data.get("has_influence") is False:
        yield Message("Without influence it can look wrong too. How close is the tie, seen from outside?")


def check(data: Clean) -> Mapping[str, Message]:
    """A report after the award names the day of it: that makes it a late one."""
    if data.get("phase") == "awarded" and not data.get("awarded_on"):
        return {
            "awarded_on": Message(
                "This is still empty. Fill in when the contract was awarded, about is enough."
            )
        }
    return {}


RECUSAL: Final = reading_of(
    RECUSAL_FIELDS,
    title="procedure",
    # After the award a report is late; before it there is no day on which it comes too late.
    day="awarded_on",
    category="phase",
    searched=("procedure",),
    facts=("has_influence", "phase", "manager_involved"),
    more_facts=more_facts,
    points=points,
    check=check,
)

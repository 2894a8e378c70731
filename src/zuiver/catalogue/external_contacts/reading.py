"""What a stored contact with a member of the assembly says to the engine."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from zuiver.catalogue.external_contacts.fields import CONTACT_FIELDS
from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Clean, Reading, Surroundings, Typed
from zuiver.registers.plain_reading import reading_of

# One mail can ask for more than one thing. The aid answers on what is least ours to give; a point splits it.
LEAST_OURS_FIRST: Final = ("policy_view", "confidential", "opinion", "facts")


def asks(data: Clean) -> str:
    """What the rules have to answer on, of all that was asked for; empty while nothing was filled in."""
    asked = data.get("asked") or ()
    return next((one for one in LEAST_OURS_FIRST if one in asked), "")


def more_facts(data: Clean, around: Surroundings) -> dict[str, Any]:
    """Who asked is always a member of the assembly here."""
    found: dict[str, Any] = {"counterpart": "ps_member", "info_exchanged": bool(data.get("facts_given"))}
    return {**found, "asks": asks(data)} if asks(data) else found


def points(data: Clean, around: Surroundings) -> tuple[Message, ...]:
    """What may be worth a thought. Points, never a verdict."""
    return tuple(_points(data))


def _points(data: Clean) -> Iterator[Message]:
    asked = set(data.get("asked") or ())
    if {"facts", "policy_view"} <= asked:
        yield Message(
            "Two things were asked. Give the facts; on the policy you give no view, and you say so kindly."
        )
    if "policy_view" in asked and data.get("view_refused") is False:
        yield Message("A view on the policy was given. Tell the portfolio holder what was said.")
    if "confidential" in asked:
        yield Message("Something confidential was asked for. Did anything of it go out?")
    if data.get("capacity") == "unclear":
        yield Message("It is not clear whether it is about the work. Ask the member, and then note it.")


def check(data: Clean) -> Mapping[str, Message]:
    """A private contact is nobody's business here, also with a neighbour who sits in the assembly (PC-2)."""
    if data.get("capacity") == "private":
        return {
            "capacity": Message(
                "A private contact does not belong in this register. Leave it out, and close this page."
            )
        }
    return {}


def from_facts(known: Mapping[str, Any]) -> Typed:
    """Return what a form holds for what the aid was told, so that nothing is asked twice."""
    typed = dict(PLAIN.from_facts(known))
    return {**typed, "asked": [known["asks"]]} if known.get("asks") else typed


PLAIN: Final[Reading] = reading_of(
    CONTACT_FIELDS,
    title="topic",
    day="contacted_on",
    category="reached_by",
    searched=("topic", "member", "portfolio"),
    facts=("capacity", "manager_involved"),
    more_facts=more_facts,
    points=points,
    check=check,
)
CONTACT: Final = replace(PLAIN, from_facts=from_facts)

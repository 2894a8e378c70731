"""What a stored private relation says to the engine: hardly anything, because hardly anything is stored."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from django.utils.translation import gettext

from zuiver.catalogue.relations.fields import RELATION_FIELDS
from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Clean, Reading, Surroundings, Typed
from zuiver.registers.plain_reading import reading_of


def title(data: Clean) -> str:
    """The same for everybody, so that no list tells anything."""
    return gettext("Agreement about work and private life")


def more_facts(data: Clean, around: Surroundings) -> dict[str, Any]:
    """Who tells it sees a risk for the work: that is the only reason to tell it (PR-6). Which risk is not asked."""
    return {"integrity_risk": "yes"}


def points(data: Clean, around: Surroundings) -> tuple[Message, ...]:
    """What to look at in the talk. Points, never a verdict."""
    return (
        Message("Does one of the two assess or sign for the other? Someone else does that from now on."),
        Message("Do both work here? Telling it once together is enough: agree who of you does."),
        Message("Keep it between the two of you. Write no names and not what kind of tie it is."),
    )


def from_facts(known: Mapping[str, Any]) -> Typed:
    """Return what a form holds for what the aid was told: only that the own manager is too close (PR-4, VP-3)."""
    typed = dict(PLAIN.from_facts(known))
    return {**typed, "manager_involved": "yes"} if known.get("with") == "manager" else typed


PLAIN: Final[Reading] = reading_of(
    RELATION_FIELDS, title=title, facts=("manager_involved",), more_facts=more_facts, points=points
)
RELATION: Final = replace(PLAIN, from_facts=from_facts)

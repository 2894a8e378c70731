"""What a stored financial interest says to the engine. No search finds a word of it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.utils.translation import gettext

from zuiver.catalogue.financial_interests.fields import INTEREST_FIELDS
from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Clean, Surroundings
from zuiver.registers.plain_reading import reading_of, title_of


def title(data: Clean) -> str:
    """The company; of a partner who keeps that to themself only whose it is."""
    return title_of(data["company"]) if data.get("company") else gettext("Interest of a partner")


def more_facts(data: Clean, around: Surroundings) -> dict[str, Any]:
    """It is asked before an interest is taken, or after; and what the list of designated functions says, where it is known.

    That the function is on the list counts whatever was filled in. That it is not on the list does not undo a yes: the
    person may hold a letter that the list does not know yet.
    """
    designated = {"function_designated": True} if around.is_designated else {}
    return {"asked_at": "after" if data.get("acquired_on") else "before", **designated}


def points(data: Clean, around: Surroundings) -> tuple[Message, ...]:
    """What the person and who assesses may want to talk about. Points, never a verdict."""
    return tuple(_points(data, around))


def _points(data: Clean, around: Surroundings) -> Iterator[Message]:
    for found in around.tenders:
        yield Message("The company takes part in a running tender: {title}.", {"title": found})
    for found in around.decisions:
        yield Message("The company waits for a decision of ours: {title}.", {"title": found})
    if around.is_designated:
        yield Message("The function was designated, so interests are reported.")
    if around.prohibited_interests:
        yield Message(
            "In this function nobody may hold: {interests}", {"interests": around.prohibited_interests}
        )
    if around.is_designated is False and data.get("function_designated") is True:
        yield Message(
            "The person says that the function was designated, and the list does not have it. Find out which is right."
        )
    if data.get("holder") == "partner":
        yield Message("It is the partner's. Ask for no more than is offered.")
    if data.get("managed_by_other") is True:
        yield Message("Somebody else manages it. Does the person know what is in it?")
    if "unsure" in (data.get("relation_to_function"), data.get("can_touch_province")):
        yield Message("The person is not sure. Look together whether there is a tie with the work.")


def check(data: Clean) -> Mapping[str, Message]:
    """An own interest names its company or place; a partner's does not have to."""
    if data.get("holder") == "self" and not data.get("company"):
        return {"company": Message("This is still empty. Fill in the company, the fund or the place.")}
    return {}


INTEREST: Final = reading_of(
    INTEREST_FIELDS,
    title=title,
    day="acquired_on",
    party="company",
    category="interest_kind",
    facts=(
        "function_designated", "event", "holder", "interest_kind", "relation_to_function", "can_touch_province",
        "functioning_assured",
    ),
    more_facts=more_facts,
    points=points,
    check=check,
)  # fmt: skip

"""States, roles and subjects of measures in the words of the reader."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from zuiver.kernel.errors import Message, NotFound
from zuiver.measures.lifecycle import State
from zuiver.measures.queries import MeasureRow
from zuiver.people.roles import ROLE_BY_SLUG
from zuiver.registers.registry import register_of
from zuiver.web.entries import shown
from zuiver.web.entries.addresses import entry_address

TONES: Final[Mapping[State, str]] = {
    State.PROPOSED: "neutral",
    State.IMPOSED: "neutral",
    State.ACCEPTED: "neutral",
    State.OBJECTED: "care",
    State.UPHELD: "neutral",
    State.CARRIED_OUT: "neutral",
    State.MORE_PROOF: "care",
    State.WORKING: "go",
    State.EFFECTIVE: "go",
    State.NOT_EFFECTIVE: "care",
    State.LAPSED: "neutral",
}
ROLES: Final[Mapping[str, Message]] = {
    "integrity_officer": Message("the integrity officer"),
    "general_director": Message("the general director"),
}
CAPACITIES: Final[Mapping[str, Message]] = {
    "assessor": Message("who checks it"),
    "deputy": Message("as a deputy"),
    "role": Message("by role"),
    "register": Message("who keeps the registers"),
    "subject": Message("who sees what it belongs to"),
}
LATE: Final = Message("The day has passed")


def checker(row: MeasureRow) -> str:
    """Who checks it, inside a sentence: a person, or a role."""
    if row.checker:
        return row.checker
    message = ROLES.get(row.checker_role)
    if message:
        return shown.words(message)
    role = ROLE_BY_SLUG.get(row.checker_role)
    return role.name.lower() if role else row.checker_role


def capacity(name: str) -> str:
    """As what somebody read it; a capacity of an older version shows as it was stored."""
    message = CAPACITIES.get(name)
    return shown.words(message) if message else name


def state(row: MeasureRow) -> tuple[str, str]:
    """Where it stands, with its tone; a day that has passed says so first."""
    if row.is_late:
        return shown.words(LATE), "stop"
    return shown.words(row.state_label), TONES[row.state]


def subject(name: str) -> dict[str, str]:
    """What a measure belongs to: its words, and its address where it has a page. `name` is "kind:public id"."""
    kind, _colon, public_id = name.partition(":")
    try:
        register = register_of(kind)
    except NotFound:
        return {"words": kind, "href": ""}
    return {"words": shown.words(register.singular), "href": entry_address(register, public_id)}


def first_line(text: str, longest: int = 90) -> str:
    """The first line of a text, cut off where it is long."""
    line = text.strip().partition("\n")[0]
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def columns(*names: str) -> list[tuple[str, str, str]]:
    """The columns of a table of measures, in this order."""
    known = {
        "text": (_("What was agreed"), "text"),
        "person": (_("About whom"), "text"),
        "owner": (_("Who does it"), "text"),
        "checker": (_("Who checks it"), "text"),
        "due": (_("Ready by"), "date"),
        "proven": (_("Proof on"), "date"),
        "again": (_("Looked at again on"), "date"),
        "state": (_("Where it stands"), "badge"),
        "subject": (_("Belongs to"), "text"),
    }
    return [(name, *known[name]) for name in names]


def table_row(row: MeasureRow, href: str) -> dict[str, Any]:
    """A measure as a row for any of these columns."""
    return {
        "href": href,
        "text": first_line(row.text),
        "person": row.person,
        "owner": row.owner,
        "checker": checker(row),
        "due": shown.day(row.due_on),
        "proven": shown.day(row.proven_on),
        "again": shown.day(row.recheck_on),
        "state": state(row),
        "subject": subject(row.subject)["words"],
    }

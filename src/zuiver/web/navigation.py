"""The main menu: which places there are, and who sees which. A new group of pages adds its places to `PLACES`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from zuiver.people.actor import Actor
from zuiver.people.roles import (
    DECIDE_STEPPED_UP,
    DECIDING,
    MANAGE_CAMPAIGNS,
    MANAGE_DESIGNATIONS,
    MANAGE_PEOPLE,
    READ_ALL_ENTRIES,
    READ_AUDIT,
    READ_OUTBOX,
    RUN_HAND_IN_DESK,
)
from zuiver.registers.registry import all_registers
from zuiver.web.fixed_addresses import address_of


def everybody(actor: Actor | None) -> bool:
    """Also visitors."""
    return True


@dataclass(frozen=True)
class Place:
    """An address by its URL name, its words as a message id, and who sees it."""

    url_name: str
    words: str
    shown: Callable[[Actor | None], bool]


@dataclass(frozen=True)
class MenuItem:
    """A place as the layout shows it."""

    href: str
    words: str
    is_current: bool
    count: int = 0


def signed_in(actor: Actor | None) -> bool:
    """Everybody with a place in the organisation."""
    return actor is not None


def decides(actor: Actor | None) -> bool:
    """Who leads a unit, stands in for somebody who may, or takes over."""
    return actor is not None and bool(actor.leads or actor.stands_in_for or actor.permissions & DECIDING)


def oversees(actor: Actor | None) -> bool:
    """Who sees more entries than the own ones."""
    readers = {register.readers.permission for register in all_registers()}
    return actor is not None and bool(actor.leads or actor.permissions & readers)


def holds(*permissions: str) -> Callable[[Actor | None], bool]:
    """Who has a role that gives one of these permissions."""
    return lambda actor: actor is not None and not actor.permissions.isdisjoint(permissions)


PLACES: Final[tuple[Place, ...]] = (
    Place("start", gettext_noop("Ask a question"), everybody),
    Place("my_things", gettext_noop("My things"), signed_in),
    Place("leak", gettext_noop("Report a data leak"), signed_in),
    Place("desk", gettext_noop("Desk"), decides),
    Place("questions", gettext_noop("Questions"), decides),
    Place("measures_to_check", gettext_noop("Measures"), decides),
    Place("registers", gettext_noop("Register"), oversees),
    Place("overview", gettext_noop("Overview"), holds(READ_ALL_ENTRIES)),
    Place("keeping", gettext_noop("Keeping and destroying"), holds(DECIDE_STEPPED_UP)),
    Place("campaigns", gettext_noop("Campaigns"), holds(MANAGE_CAMPAIGNS)),
    Place("measures_register", gettext_noop("All measures"), holds(READ_ALL_ENTRIES)),
    Place("givers", gettext_noop("Givers"), holds(READ_ALL_ENTRIES)),
    Place("designations", gettext_noop("Designated functions"), holds(MANAGE_DESIGNATIONS, MANAGE_PEOPLE)),
    Place("what_if", gettext_noop("What if"), holds(READ_ALL_ENTRIES)),
    Place("hand_in_desk", gettext_noop("Hand-in desk"), holds(RUN_HAND_IN_DESK)),
    Place("audit", gettext_noop("Audit trail"), holds(READ_AUDIT)),
    Place("outbox", gettext_noop("Outgoing mail"), holds(READ_OUTBOX)),
)


def menu_for(actor: Actor | None, path: str) -> list[MenuItem]:
    """The places that this actor may see, in order, with the one where the reader is marked."""
    places = [(address_of(place.url_name), place.words) for place in PLACES if place.shown(actor)]
    return [MenuItem(href, _(words), _is_at(href, path)) for href, words in places]


def _is_at(href: str, path: str) -> bool:
    return path == href or (href != "/" and path.startswith(href))

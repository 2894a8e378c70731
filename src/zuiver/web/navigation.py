"""The main menu: which places there are, and who sees which. A new group of pages adds its places to `PLACES`.

A menu of more than seven lines is not read on a phone. Who sees more places than that finds the rest on one page, the overview.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from zuiver.people.actor import Actor
from zuiver.people.roles import (
    DECIDE_PUBLICATION,
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
from zuiver.web.cases.places import has_a_key_place
from zuiver.web.fixed_addresses import address_of


def everybody(actor: Actor | None) -> bool:
    """Also visitors."""
    return True


@dataclass(frozen=True)
class Place:
    """An address by its URL name, its words as a message id, and who sees it.

    `moves` is the turn in which it goes to the overview when the menu is too long, 0 for never; `hint` is what is said of it
    there, a message id.
    """

    url_name: str
    words: str
    shown: Callable[[Actor | None], bool]
    moves: int = 0
    hint: str = ""


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


def has_a_short_menu(actor: Actor | None) -> bool:
    """Who has room for what stands at the foot of every page as well."""
    return not (decides(actor) or oversees(actor))


def holds(*permissions: str) -> Callable[[Actor | None], bool]:
    """Who has a role that gives one of these permissions."""
    return lambda actor: actor is not None and not actor.permissions.isdisjoint(permissions)


PLACES: Final[tuple[Place, ...]] = (
    Place("start", gettext_noop("Ask a question"), everybody),
    Place("my_things", gettext_noop("My things"), signed_in),
    Place(
        "leak", gettext_noop("Report a data leak"), signed_in, 2,
        gettext_noop("Something went to the wrong person, or is gone."),
    ),
    Place("report_safely", gettext_noop("Report safely"), has_a_short_menu),
    Place("desk", gettext_noop("Desk"), decides),
    Place("questions", gettext_noop("Questions"), decides, 5, gettext_noop("What colleagues ask you.")),
    Place(
        "measures_to_check", gettext_noop("Measures"), decides, 4, gettext_noop("Agreements that you look at again.")
    ),
    Place("registers", gettext_noop("Register"), oversees),
    Place("handle_reports", gettext_noop("Reports and talks"), has_a_key_place),
    Place(
        "keeping", gettext_noop("Keeping and destroying"), holds(DECIDE_STEPPED_UP), 1,
        gettext_noop("How long each register is kept, and what is destroyed."),
    ),
    Place(
        "campaigns", gettext_noop("Campaigns"), holds(MANAGE_CAMPAIGNS), 1,
        gettext_noop("Ask everybody to look at their own entries again."),
    ),
    Place(
        "measures_register", gettext_noop("All measures"), holds(READ_ALL_ENTRIES), 1,
        gettext_noop("Every agreement, and which are past their day."),
    ),
    Place(
        "publications", gettext_noop("Making public"), holds(DECIDE_PUBLICATION), 1,
        gettext_noop("What citizens can read, what waits, and who objects."),
    ),
    Place(
        "extra_look", gettext_noop("Look again before a measure"), holds(MANAGE_PEOPLE), 1,
        gettext_noop("Ask before you take a measure that hurts somebody."),
    ),
    Place("givers", gettext_noop("Givers"), holds(READ_ALL_ENTRIES), 1, gettext_noop("Organisations that give often.")),
    Place(
        "designations", gettext_noop("Designated functions"), holds(MANAGE_DESIGNATIONS, MANAGE_PEOPLE), 1,
        gettext_noop("Functions with more rules, and who holds them."),
    ),
    Place(
        "what_if", gettext_noop("What if"), holds(READ_ALL_ENTRIES), 1,
        gettext_noop("Try another limit on entries of the past."),
    ),
    Place(
        "hand_in_desk", gettext_noop("Hand-in desk"), holds(RUN_HAND_IN_DESK), 3,
        gettext_noop("Take in a gift and say where it goes."),
    ),
    Place("audit", gettext_noop("Audit trail"), holds(READ_AUDIT), 1, gettext_noop("What was done, by whom and when.")),
    Place("outbox", gettext_noop("Outgoing mail"), holds(READ_OUTBOX), 1, gettext_noop("Mail that was sent or waits.")),
)  # fmt: skip
OVERVIEW: Final = Place("overview", gettext_noop("Overview"), holds(READ_ALL_ENTRIES))
MOST: Final = 7


def menu_for(actor: Actor | None, path: str) -> list[MenuItem]:
    """The places that this actor may see, at most seven, in order, with the one where the reader is marked."""
    in_menu, gathered = divided(actor)
    here = [place.url_name for place in (*in_menu, *gathered) if _is_at(address_of(place.url_name), path)]
    items = []
    for place in in_menu:
        href = address_of(place.url_name)
        inside = place is OVERVIEW and any(one.url_name in here for one in gathered)
        items.append(MenuItem(href, _(place.words), inside or _is_at(href, path)))
    return items


def divided(actor: Actor | None) -> tuple[list[Place], list[Place]]:
    """What stands in the menu, and what stands on the overview because the menu would be too long."""
    shown = [place for place in PLACES if place.shown(actor)]
    with_overview = [*shown, OVERVIEW] if OVERVIEW.shown(actor) else shown
    gathered: list[Place] = []
    for turn in sorted({place.moves for place in shown if place.moves}):
        if len(with_overview) <= MOST:
            break
        gathered += [place for place in shown if place.moves == turn]
        with_overview = [*(place for place in shown if place not in gathered), OVERVIEW]
    return with_overview, [place for place in PLACES if place in gathered]


def _is_at(href: str, path: str) -> bool:
    return path == href or (href != "/" and path.startswith(href))

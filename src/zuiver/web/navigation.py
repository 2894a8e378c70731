"""The main menu: which places there are, and who sees which. A new group of pages adds its places to `PLACES`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from zuiver.people.actor import Actor


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


PLACES: Final[tuple[Place, ...]] = (Place("start", gettext_noop("Ask a question"), everybody),)


def menu_for(actor: Actor | None, path: str) -> list[MenuItem]:
    """The places that this actor may see, in order, with the one where the reader is marked."""
    places = [(reverse(place.url_name), place.words) for place in PLACES if place.shown(actor)]
    return [MenuItem(href, _(words), _is_at(href, path)) for href, words in places]


def _is_at(href: str, path: str) -> bool:
    return path == href or (href != "/" and path.startswith(href))

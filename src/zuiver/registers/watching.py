"""Lets rooms above know of every new version of an entry, in the transaction that makes it.

What is public has to go the moment an assessment is reversed, and this room knows no room above it.
"""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, cast

from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from zuiver.people.actor import Actor
    from zuiver.registers.models import Entry

Watcher = Callable[["Actor", "Entry"], None]
_watchers: list[str] = []


def watch(watcher: str) -> None:
    """Call this from now on with who acts and the entry as it was just stored; once, however often it is asked for.

    `watcher` is a dotted name, because who asks does so before there are models.
    """
    if watcher not in _watchers:
        _watchers.append(watcher)


def tell_watchers(actor: "Actor", entry: "Entry") -> None:
    """Tell all who asked; what one of them refuses undoes the whole step."""
    for watcher in _watchers:
        _named(watcher)(actor, entry)


@cache
def _named(watcher: str) -> Watcher:
    return cast("Watcher", import_string(watcher))

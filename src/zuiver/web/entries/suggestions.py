"""What a form offers to tap: givers of before, givers that fit what was typed, colleagues by name."""

from collections.abc import Iterable, Sequence
from typing import Final

from zuiver.kernel.errors import NotFound
from zuiver.people.actor import Actor
from zuiver.people.queries import counterparty_search, person_by_public_id, persons_search
from zuiver.registers.queries import my_entries

RECENT: Final = 4
MOST_COLLEAGUES: Final = 50


def recent_givers(actor: Actor) -> tuple[str, ...]:
    """The last few givers of this person, newest first."""
    names = (row.party_name for row in my_entries(actor) if row.party_name)
    return tuple(dict.fromkeys(names))[:RECENT]


def givers_like(actor: Actor, text: str) -> tuple[str, ...]:
    """Outside organisations whose name begins as typed; the recent ones when nothing is typed."""
    if not text.strip():
        return recent_givers(actor)
    return tuple(dict.fromkeys(found.name for found in counterparty_search(actor, text)))


def colleagues(actor: Actor, chosen: Sequence[str], text: str) -> tuple[tuple[str, str], ...]:
    """Colleagues as (public id, name): those that were chosen, then those that fit what was typed; never oneself."""
    found = [(one.public_id, one.name) for one in persons_search(actor, text) if one.pk != actor.person_id]
    return tuple(dict.fromkeys([*_named(actor, chosen), *found]))


def _named(actor: Actor, chosen: Iterable[str]) -> list[tuple[str, str]]:
    """The names that go with ids; an id that is nobody here is left out, and the form says so when it is sent."""
    known = []
    for public_id in list(chosen)[:MOST_COLLEAGUES]:
        try:
            known.append((public_id, person_by_public_id(actor, public_id).name))
        except NotFound:
            continue
    return known

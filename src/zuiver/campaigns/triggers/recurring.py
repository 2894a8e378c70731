"""What goes on and was not looked at for as long as its register says is asked again: once for each time it comes due."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db import transaction

from zuiver.campaigns.entries import DueAgain, due_again
from zuiver.campaigns.models import Request
from zuiver.campaigns.places import CHUNK, places_of
from zuiver.campaigns.triggers.asking import Ask, ask
from zuiver.campaigns.triggers.table import Cause
from zuiver.people.actor import Actor
from zuiver.registers.registry import all_registers


def ask_again(actor: Actor) -> int:
    """Ask who holds something that came due by the actor's day. Return how many requests were made.

    The register itself says when: each entry counts from its own day, and an answer to this request starts that anew.
    """
    kinds = [register.kind for register in all_registers() if register.recurrence.months is not None]
    return sum(_part(actor, part) for part in _parts(due_again(actor.organisation_id, kinds, actor.on)))


def _parts(due: Iterator[DueAgain]) -> Iterator[dict[int, list[DueAgain]]]:
    """What is due by person, a chunk of people at a time."""
    part: dict[int, list[DueAgain]] = defaultdict(list)
    for one in due:
        if one.person_id not in part and len(part) == CHUNK:
            yield part
            part = defaultdict(list)
        part[one.person_id].append(one)
    if part:
        yield part


@transaction.atomic
def _part(actor: Actor, due: dict[int, list[DueAgain]]) -> int:
    asked = _asked_now(actor.organisation_id, due)
    places = places_of(actor.organisation_id, actor.on, list(due))
    units = {place.person_id: place.unit_id for place in reversed(places)}
    asks = []
    for person_id, unit_id in units.items():
        found = [one for one in due[person_id] if one.kind not in asked.get(person_id, set())]
        if found:
            asks.append(_ask(person_id, unit_id, found))
    return ask(actor, asks, actor.on)


def _ask(person_id: int, unit_id: int, due: list[DueAgain]) -> Ask:
    kinds = tuple(sorted({one.kind for one in due}))
    first: date = min(one.due_on for one in due)
    key = f"yearly:{person_id}:{first.isoformat()}:{'-'.join(kinds)}"[:120]
    return Ask(person_id, unit_id, key, kinds, ((Cause.YEARLY.value, {"day": first.isoformat()}),))


def _asked_now(organisation_id: int, due: dict[int, list[DueAgain]]) -> dict[int, set[str]]:
    """About which registers each of these people is being asked already."""
    rows = Request.rows.of(organisation_id).filter(person_id__in=list(due), is_open=True)
    asked: dict[int, set[str]] = defaultdict(set)
    for person_id, kinds in rows.values_list("person_id", "kinds"):
        asked[person_id] |= set(kinds)
    return asked

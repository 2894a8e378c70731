"""Makes the small requests: for one person what a change touches, and only that."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zuiver.audit.record import record
from zuiver.campaigns import ladder
from zuiver.campaigns.commands.starting import open_requests
from zuiver.campaigns.lifecycle import State
from zuiver.campaigns.models import Request
from zuiver.campaigns.reasons import Reason, stored
from zuiver.campaigns.triggers.table import Cause, TriggerTable
from zuiver.kernel import clock
from zuiver.people.actor import Actor


@dataclass(frozen=True)
class Ask:
    """A small request that is to be made. `key` is what happened: the same one never asks again."""

    person_id: int
    unit_id: int | None
    key: str
    kinds: tuple[str, ...]
    reasons: tuple[Reason, ...]


def kinds_touched(table: TriggerTable, causes: Collection[Cause], holds: Collection[str]) -> tuple[str, ...]:
    """Return which registers these causes ask somebody about, who holds something in the registers `holds`."""
    touched = [
        touch.kind
        for cause in sorted(causes)
        for touch in table.touches.get(cause, ())
        if not touch.only_holders or touch.kind in holds
    ]
    return tuple(dict.fromkeys(touched))


def kinds_of(table: TriggerTable, causes: Collection[Cause] = tuple(Cause)) -> frozenset[str]:
    """Return every register that one of these causes touches."""
    return frozenset(touch.kind for cause in causes for touch in table.touches.get(cause, ()))


def ask(actor: Actor, asks: Sequence[Ask], on: date) -> int:
    """Make requests in the caller's transaction, all at once, and return how many; a key that is there asks nothing."""
    keys = [one.key for one in asks]
    there = set(Request.rows.of(actor.organisation_id).filter(key__in=keys).values_list("key", flat=True))
    fresh = [one for one in asks if one.key not in there]
    if not fresh:
        return 0
    requests = Request.rows.bulk_create([_request(actor.organisation_id, one, on) for one in fresh])
    open_requests(actor.organisation_id, requests)
    record(
        "campaigns.request.triggered",
        organisation_id=actor.organisation_id,
        actor=actor.label,
        subject=f"organisation:{actor.organisation_id}",
        data={"people": len(fresh), "causes": _counted(fresh)},
    )
    return len(fresh)


def _request(organisation_id: int, one: Ask, on: date) -> Request:
    return Request(
        organisation_id=organisation_id,
        key=one.key,
        person_id=one.person_id,
        unit_id=one.unit_id,
        kinds=list(one.kinds),
        reasons=stored(one.reasons),
        state=State.OPEN,
        state_since=clock.now(),
        opened_on=on,
        counts_from=on,
        next_step=ladder.REQUEST + 1,
        next_due_on=ladder.day_of(on, ladder.REQUEST + 1),
    )


def _counted(asks: Sequence[Ask]) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for one in asks:
        for code, _ in one.reasons:
            counts[code] = counts.get(code, 0) + 1
    return dict(sorted(counts.items()))

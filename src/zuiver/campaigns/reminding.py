"""Takes each request one step up the ladder where that is due: a thousand at a time, each thousand in one transaction.

What is due is "on or before today and not yet in the ledger". So a run that did not happen loses nothing, a second run of a
day finds nothing, and a stop in the middle leaves whole parts. Several steps due at once are one notice to the person.
Somebody who is away is left alone until back; nobody answers for somebody else.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from django.db import transaction

from zuiver.campaigns import ladder
from zuiver.campaigns.commands.recording import store
from zuiver.campaigns.correcting import corrected
from zuiver.campaigns.lifecycle import REMINDED, State
from zuiver.campaigns.managers import Managers
from zuiver.campaigns.models import Request, RequestSent
from zuiver.campaigns.places import CHUNK
from zuiver.campaigns.telling import OVERDUE, TEAM, TO_CONFIRM, group_of, keepers, subject_of
from zuiver.kernel import clock
from zuiver.notices.commands import Telling, tell_many
from zuiver.people.actor import Actor
from zuiver.people.models import Assignment


def remind_requests(actor: Actor) -> int:
    """Send what the ladder owes by the actor's day; for the worker. Return how many people were reminded."""
    return sum(remind_in_parts(actor))


def remind_in_parts(actor: Actor) -> Iterator[int]:
    """The same, one transaction at a time: yield how many people each part reminded."""
    managers = Managers(actor.organisation_id, actor.on)
    officers = [person.pk for person in keepers(actor.organisation_id, None, actor.on)]
    after: int | None = 0
    while after is not None:
        after, count = _part(actor, managers, officers, after)
        if after is not None:
            yield count


@transaction.atomic
def _part(actor: Actor, managers: Managers, officers: Sequence[int], after: int) -> tuple[int | None, int]:
    """Remind the next thousand from `after` on; the id of the last one, None when there were none."""
    due: list[Request] = list(
        Request.rows.of(actor.organisation_id)
        .select_for_update(of=("self",))
        .select_related("campaign")
        .filter(is_open=True, next_due_on__lte=actor.on, state__in=sorted(REMINDED), pk__gt=after)
        .order_by("pk")[:CHUNK]
    )
    if not due:
        return None, 0
    units = _units_of(actor.organisation_id, actor.on, due)
    waiting = [
        request
        for request in due
        if request.person_id in units
        and not managers.is_away(request.person_id)
        and not _finished(actor, request)
    ]
    tellings: list[Telling] = []
    for request in waiting:
        steps = ladder.due_steps(request.counts_from, request.next_step, actor.on)
        manager = managers.reached(units[request.person_id], request.person_id)
        tellings += _tellings(request, steps, manager, officers)
    _write(actor.organisation_id, waiting, actor.on)
    # A manager's line stands there once for each of the team: the key makes it one.
    tell_many(actor.organisation_id, {one.key: one for one in tellings}.values())
    return due[-1].pk, len(waiting)


def _finished(actor: Actor, request: Request) -> bool:
    """What was corrected meanwhile needs no reminder: it is done."""
    if request.state != State.CHANGING or not corrected(request):
        return False
    store(request, actor, "finish", State.CHANGED, "campaigns.request.finished")
    return True


def _tellings(
    request: Request, steps: Sequence[int], manager: int | None, officers: Sequence[int]
) -> Iterator[Telling]:
    key = f"{request.key}:r{request.round}:s{steps[-1]}"
    yield Telling(request.person_id, TO_CONFIRM, subject_of(request), f"{TO_CONFIRM}:{key}")
    group = group_of(request)
    if ladder.TO_MANAGER in steps and manager is not None:
        yield Telling(manager, TEAM, f"team:{group}", f"{TEAM}:{group}:{manager}")
    if ladder.TO_OFFICER in steps:
        for officer in officers:
            yield Telling(officer, OVERDUE, f"campaign:{group}", f"{OVERDUE}:{group}:{officer}")


def _write(organisation_id: int, requests: Sequence[Request], today: date) -> None:
    """Put the steps in the ledger and say what comes next, with one update for all that stand alike."""
    now = clock.now()
    alike: dict[tuple[date, int], list[int]] = defaultdict(list)
    ledger: list[RequestSent] = []
    for request in requests:
        steps = ladder.due_steps(request.counts_from, request.next_step, today)
        alike[request.counts_from, steps[-1] + 1].append(request.pk)
        ledger += [
            RequestSent(
                organisation_id=organisation_id, request=request, round=request.round, step=step, at=now
            )
            for step in steps
        ]
    RequestSent.rows.bulk_create(ledger)
    for (counts_from, next_step), pks in alike.items():
        rows = Request.rows.of(organisation_id).filter(pk__in=pks)
        rows.update(next_step=next_step, next_due_on=ladder.day_of(counts_from, next_step))


def _units_of(organisation_id: int, day: date, requests: Sequence[Request]) -> dict[int, int]:
    places = Assignment.rows.of(organisation_id).filter(
        Assignment.on(day), person_id__in=[request.person_id for request in requests]
    )
    return dict(places.order_by("valid_from", "pk").values_list("person_id", "unit_id"))

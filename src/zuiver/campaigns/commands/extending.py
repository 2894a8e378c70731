"""More time, and exemption: always with a reason, a day and a name; never by oneself."""

from datetime import date

from django.db import transaction

from zuiver.campaigns import ladder, policies
from zuiver.campaigns.commands.recording import check, locked_request, read_reason, stop_on, store
from zuiver.campaigns.lifecycle import State
from zuiver.campaigns.managers import Managers
from zuiver.campaigns.models import Request
from zuiver.campaigns.places import places_of
from zuiver.campaigns.telling import keepers, tell_givers, tell_person
from zuiver.people.actor import Actor
from zuiver.people.models import Person


@transaction.atomic
def request_ask_extension(
    actor: Actor, *, public_id: str, until: date, reason: str, version: int | None = None
) -> Request:
    """Ask for more time; the ladder waits for the answer. Raises NotFound, Refusal, and InvalidData for the reason."""
    request, holders = locked_request(actor, public_id)
    check(request, holders, "ask_extension", version, actor)
    stop_on(policies.check_extension(until, actor.on))
    text = read_reason(reason)
    request.asked_until = until
    store(
        request, actor, "ask_extension", State.EXTENSION_ASKED, "campaigns.request.extension_asked",
        reason=text, until=until,
    )  # fmt: skip
    tell_givers(request, _givers(actor, request))
    return request


@transaction.atomic
def request_extend(
    actor: Actor, *, public_id: str, until: date, reason: str, version: int | None = None
) -> Request:
    """Give somebody more time, asked for or not: the ladder begins anew on that day.

    For who leads the person and for who keeps campaigns. Raises NotFound, Refusal, and InvalidData for the reason.
    """
    request, holders = locked_request(actor, public_id)
    check(request, holders, "extend", version, actor)
    stop_on(policies.check_extension(until, actor.on))
    text = read_reason(reason)
    request.asked_until = None
    request.counts_from = request.next_due_on = until
    request.next_step = ladder.REQUEST
    request.round += 1
    store(request, actor, "extend", State.OPEN, "campaigns.request.extended", reason=text, until=until)
    tell_person(request)
    return request


@transaction.atomic
def request_refuse_extension(
    actor: Actor, *, public_id: str, reason: str, version: int | None = None
) -> Request:
    """Do not give more time; the ladder goes on as it was. Raises NotFound, Refusal, and InvalidData for the reason."""
    request, holders = locked_request(actor, public_id)
    check(request, holders, "refuse_extension", version, actor)
    text = read_reason(reason)
    request.asked_until = None
    store(request, actor, "refuse_extension", State.OPEN, "campaigns.request.extension_refused", reason=text)
    tell_person(request)
    return request


@transaction.atomic
def request_exempt(actor: Actor, *, public_id: str, reason: str, version: int | None = None) -> Request:
    """Let somebody off, with a reason that everybody who sees the request may read. For who keeps campaigns."""
    request, holders = locked_request(actor, public_id)
    check(request, holders, "exempt", version, actor)
    text = read_reason(reason)
    store(request, actor, "exempt", State.EXEMPT, "campaigns.request.exempted", reason=text)
    tell_person(request)
    return request


def _givers(actor: Actor, request: Request) -> list[Person]:
    """Who is told that more time was asked: the manager or who stands in; without one, who keeps campaigns."""
    managers = Managers(actor.organisation_id, actor.on)
    places = places_of(actor.organisation_id, actor.on, [request.person_id])
    found = managers.reached(places[0].unit_id, request.person_id) if places else None
    if found is None:
        return keepers(actor.organisation_id, request, actor.on)
    return list(Person.rows.of(actor.organisation_id).filter(pk=found))

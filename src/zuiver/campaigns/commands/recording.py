"""What the commands share: rows held until the transaction ends, reasons, and what every step leaves behind."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from zuiver.audit.record import record
from zuiver.campaigns import permissions, policies
from zuiver.campaigns.lifecycle import BY_ACTION, CampaignState, Holder, State, is_open
from zuiver.campaigns.models import Campaign, Request, RequestStep
from zuiver.campaigns.places import places_of
from zuiver.campaigns.telling import subject_of, subject_of_campaign
from zuiver.kernel import clock
from zuiver.kernel.errors import Refusal, invalid
from zuiver.people.actor import Actor

LONGEST_REASON: Final = 1000


def stop_on(refusal: Refusal | None) -> None:
    """Raise the refusal, if there is one."""
    if refusal is not None:
        raise refusal


def locked_campaign(actor: Actor, public_id: str) -> Campaign:
    """Return a campaign for who keeps them, held until the transaction ends. Raises Refusal and NotFound."""
    stop_on(permissions.check_manage(actor))
    found: Campaign | None = (
        Campaign.rows.of(actor.organisation_id)
        .select_for_update(of=("self",))
        .filter(public_id=public_id)
        .first()
    )
    if found is None:
        raise permissions.campaign_not_found()
    return found


def locked_request(actor: Actor, public_id: str) -> tuple[Request, frozenset[Holder]]:
    """Return a request and as who the actor acts on it, held until the transaction ends. Raises NotFound."""
    found: Request | None = (
        Request.rows.of(actor.organisation_id)
        .select_for_update(of=("self",))
        .select_related("person", "campaign")
        .filter(public_id=public_id)
        .first()
    )
    if found is None:
        raise permissions.request_not_found()
    holders = holders_on(actor, found)
    if not holders:
        raise permissions.request_not_found()
    return found, holders


def holders_on(actor: Actor, request: Request) -> frozenset[Holder]:
    """Return as who the actor acts on a request: where the person works today says who leads."""
    places = places_of(actor.organisation_id, actor.on, [request.person_id])
    units = frozenset(place.unit_id for place in places)
    return permissions.holders_of(actor, request.person_id, units)


def campaign_state(request: Request) -> CampaignState | None:
    """The state of the campaign of a request; None for one after a change."""
    return CampaignState(request.campaign.state) if request.campaign else None


def check(
    request: Request, holders: frozenset[Holder], action: str, version: int | None, actor: Actor
) -> None:
    """Raise Refusal unless the actor may take this step and the case allows it now."""
    stop_on(permissions.check_step(holders, action))
    stop_on(policies.check_version(request.version, version))
    stop_on(policies.check_step(action, State(request.state), campaign_state(request)))
    if Holder.PERSON not in BY_ACTION[action].holders:
        stop_on(policies.check_not_own(actor.person_id, request.person_id))


def read_reason(typed: str) -> str:
    """Return the reason as it is kept. Raises InvalidData when it is missing or too long."""
    text = typed.strip()
    if not text:
        raise invalid("reason", "There is no reason yet. Write one sentence.")
    if len(text) > LONGEST_REASON:
        raise invalid(
            "reason", "This is longer than {longest} characters. Make it shorter.", longest=LONGEST_REASON
        )
    return text


def store(
    request: Request,
    actor: Actor,
    action: str,
    state: State,
    event: str,
    *,
    reason: str = "",
    until: date | None = None,
) -> None:
    """Save the request in its new state with the step and the audit event: never the words, never a line."""
    now = clock.now()
    request.version += 1
    request.state, request.state_since, request.is_open = state, now, is_open(state)
    request.save()
    RequestStep.rows.create(
        organisation_id=request.organisation_id,
        request=request,
        number=request.version,
        action=action,
        state=state,
        reason=reason,
        until=until,
        by_id=actor.person_id,
        at=now,
    )
    data: dict[str, object] = {"state": state.value, "version": request.version}
    if until is not None:
        data["until"] = until.isoformat()
    record(
        event,
        organisation_id=request.organisation_id,
        actor=actor.label,
        subject=subject_of(request),
        data=data,
    )


def note(campaign: Campaign, actor: Actor, event: str, data: Mapping[str, object]) -> None:
    """Write the audit event of a step of a campaign."""
    record(
        event,
        organisation_id=campaign.organisation_id,
        actor=actor.label,
        subject=subject_of_campaign(campaign),
        data={"title": campaign.title, **data},
    )

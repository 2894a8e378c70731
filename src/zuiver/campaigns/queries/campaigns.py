"""Campaigns, for who keeps them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from zuiver.campaigns.audience import Audience, audience_of
from zuiver.campaigns.lifecycle import CampaignState
from zuiver.campaigns.models import Campaign
from zuiver.campaigns.permissions import campaign_not_found, check_manage
from zuiver.people.actor import Actor


@dataclass(frozen=True)
class CampaignView:
    """A campaign as its pages show it."""

    public_id: str
    title: str
    words: str
    kinds: tuple[str, ...]
    audience: Audience
    state: CampaignState
    started_on: date | None
    closed_on: date | None
    list_digest: str
    report: Mapping[str, Any] | None


def campaigns_of(actor: Actor, at_most: int = 100) -> list[CampaignView]:
    """Return the campaigns, newest first. Raises Refusal."""
    return [view_of(one) for one in _rows(actor).order_by("-pk")[:at_most]]


def campaign_of(actor: Actor, public_id: str) -> CampaignView:
    """Return one campaign. Raises Refusal and NotFound."""
    return view_of(stored_campaign(actor, public_id))


def stored_campaign(actor: Actor, public_id: str) -> Campaign:
    """Return the row of a campaign, for other queries of this room. Raises Refusal and NotFound."""
    found: Campaign | None = _rows(actor).filter(public_id=public_id).first()
    if found is None:
        raise campaign_not_found()
    return found


def view_of(campaign: Campaign) -> CampaignView:
    """Return a row as a view."""
    return CampaignView(
        public_id=campaign.public_id,
        title=campaign.title,
        words=campaign.words,
        kinds=tuple(campaign.kinds),
        audience=audience_of(campaign.audience),
        state=CampaignState(campaign.state),
        started_on=campaign.started_on,
        closed_on=campaign.closed_on,
        list_digest=campaign.list_digest,
        report=campaign.report,
    )


def _rows(actor: Actor) -> Any:
    refusal = check_manage(actor)
    if refusal:
        raise refusal
    return Campaign.rows.of(actor.organisation_id)

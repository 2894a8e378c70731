"""Closing a campaign: what was not answered stays unanswered, and the counts are fixed as its report."""

from django.db import transaction

from zuiver.campaigns import policies
from zuiver.campaigns.commands.recording import locked_campaign, note, stop_on
from zuiver.campaigns.lifecycle import CampaignState, State
from zuiver.campaigns.models import Campaign, Request
from zuiver.campaigns.report import made_report
from zuiver.kernel import clock
from zuiver.people.actor import Actor


@transaction.atomic
def campaign_close(actor: Actor, *, public_id: str) -> Campaign:
    """Close a campaign that runs, and keep its report. Raises NotFound, and Refusal when it does not run."""
    campaign = locked_campaign(actor, public_id)
    stop_on(policies.check_close(CampaignState(campaign.state)))
    left_open = Request.rows.of(actor.organisation_id).filter(campaign=campaign, is_open=True)
    left_open.update(state=State.UNANSWERED, state_since=clock.now(), is_open=False, next_due_on=None)
    campaign.state = CampaignState.CLOSED
    campaign.closed_on = actor.on
    campaign.report = made_report(campaign, actor.on)
    campaign.save(update_fields=["state", "closed_on", "report"])
    note(campaign, actor, "campaigns.campaign.closed", {"report": campaign.report})
    return campaign

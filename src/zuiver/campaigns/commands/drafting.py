"""Drafting a campaign: what is asked, of which registers, of whom. Nothing is sent before it starts."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from zuiver.campaigns import policies
from zuiver.campaigns.audience import Audience
from zuiver.campaigns.commands.recording import locked_campaign, note, stop_on
from zuiver.campaigns.lifecycle import CampaignState
from zuiver.campaigns.models import Campaign
from zuiver.campaigns.permissions import check_manage
from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, Message
from zuiver.people.actor import Actor
from zuiver.registers.registry import all_registers

LONGEST_TITLE: Final = 120
LONGEST_WORDS: Final = 2000


@dataclass(frozen=True)
class Draft:
    """What a campaign asks: a name, a line or two for the people, the registers, and whom."""

    title: str
    kinds: Collection[str]
    audience: Audience
    words: str = ""


@transaction.atomic
def campaign_draft(actor: Actor, draft: Draft) -> Campaign:
    """Keep a new campaign as a draft. Raises Refusal, and InvalidData per field."""
    stop_on(check_manage(actor))
    campaign = Campaign(
        organisation_id=actor.organisation_id, created_by_id=actor.person_id, created_at=clock.now()
    )
    _fill(campaign, draft)
    note(campaign, actor, "campaigns.campaign.drafted", {})
    return campaign


@transaction.atomic
def campaign_change(actor: Actor, draft: Draft, *, public_id: str) -> Campaign:
    """Change a campaign that was not started. Raises NotFound, Refusal, and InvalidData per field."""
    campaign = locked_campaign(actor, public_id)
    stop_on(policies.check_change_draft(CampaignState(campaign.state)))
    _fill(campaign, draft)
    note(campaign, actor, "campaigns.campaign.changed", {})
    return campaign


@transaction.atomic
def campaign_discard(actor: Actor, *, public_id: str) -> None:
    """Throw a draft away: nobody was asked anything, so nothing else is lost. Raises NotFound and Refusal."""
    campaign = locked_campaign(actor, public_id)
    stop_on(policies.check_change_draft(CampaignState(campaign.state)))
    note(campaign, actor, "campaigns.campaign.discarded", {})
    campaign.delete()


def _fill(campaign: Campaign, draft: Draft) -> None:
    title, words = draft.title.strip(), draft.words.strip()
    kinds = [register.kind for register in all_registers() if register.kind in set(draft.kinds)]
    errors: dict[str, Message] = {}
    if not title:
        errors["title"] = Message("The campaign has no name yet. Give it one that people understand.")
    elif len(title) > LONGEST_TITLE:
        errors["title"] = Message(
            "This is longer than {longest} characters. Make it shorter.", {"longest": LONGEST_TITLE}
        )
    if len(words) > LONGEST_WORDS:
        errors["words"] = Message(
            "This is longer than {longest} characters. Make it shorter.", {"longest": LONGEST_WORDS}
        )
    if not kinds:
        errors["kinds"] = Message("No register is chosen yet. Choose what people are asked to confirm.")
    if errors:
        raise InvalidData(errors)
    campaign.title, campaign.words, campaign.kinds = title, words, kinds
    campaign.audience = draft.audience.stored()
    campaign.save()

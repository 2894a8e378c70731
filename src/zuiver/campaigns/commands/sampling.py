"""Draws the sample of a campaign, and keeps seed, size and list digest so that anybody can draw it again."""

import secrets

from django.db import transaction

from zuiver.campaigns import policies
from zuiver.campaigns.commands.recording import locked_campaign, note, stop_on
from zuiver.campaigns.lifecycle import ANSWERED, CampaignState
from zuiver.campaigns.models import Campaign, Request, Sample, SampleCheck
from zuiver.campaigns.sampling import check_draw, digest_of, drawn
from zuiver.kernel import clock
from zuiver.people.actor import Actor


@transaction.atomic
def sample_draw(actor: Actor, *, public_id: str, size: int, seed: str = "") -> Sample:
    """Draw answers of a closed campaign that were not drawn before; without a seed one is made by chance, and logged.

    Who declared nothing is drawn from as well. Raises NotFound, and Refusal when it runs still or nothing is left to draw.
    """
    campaign = locked_campaign(actor, public_id)
    stop_on(policies.check_sample(CampaignState(campaign.state)))
    seed = seed.strip() or secrets.token_hex(8)
    strata = strata_of(campaign)
    stop_on(check_draw(len(strata), size, seed))
    sample: Sample = Sample.rows.create(
        organisation_id=actor.organisation_id,
        campaign=campaign,
        seed=seed,
        size=min(size, len(strata)),
        list_digest=digest_of(strata),
        drawn_by_id=actor.person_id,
        drawn_at=clock.now(),
    )
    found = drawn(strata, size, seed)
    rows = Request.rows.of(actor.organisation_id).filter(campaign=campaign, state__in=sorted(ANSWERED))
    pks = dict(rows.values_list("public_id", "pk"))
    SampleCheck.rows.bulk_create(
        SampleCheck(
            organisation_id=actor.organisation_id, sample=sample, request_id=pks[one], stratum=stratum
        )
        for one, stratum in found.items()
    )
    data = {"sample": sample.public_id, "size": sample.size, "seed": seed, "list": sample.list_digest}
    note(campaign, actor, "campaigns.sample.drawn", data)
    return sample


def strata_of(campaign: Campaign) -> dict[str, str]:
    """Return the answers of a campaign that were not drawn yet, by public id, each with its stratum: what was answered."""
    rows = Request.rows.of(campaign.organisation_id).filter(
        campaign=campaign, state__in=sorted(ANSWERED), checks__isnull=True
    )
    return dict(rows.values_list("public_id", "state"))

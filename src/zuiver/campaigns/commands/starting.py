"""Starting a campaign: the list is fixed on one day and sent in parts.

Each part is a transaction of its own that also remembers how far it came. So a stop in the middle leaves a whole number of
parts, the worker goes on from there, and a key on each request and notice makes sure that nobody is asked twice. Who joins
after the day of the start is not added: see docs/adr/0011-campaigns-are-a-room.md.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db import transaction

from zuiver.campaigns import ladder, policies
from zuiver.campaigns.audience import Finder, Member, audience_of
from zuiver.campaigns.commands.recording import locked_campaign, note, stop_on
from zuiver.campaigns.lifecycle import CampaignState, State
from zuiver.campaigns.models import Campaign, Request, RequestSent
from zuiver.campaigns.places import CHUNK, person_ids_on, places_of
from zuiver.campaigns.reasons import stored
from zuiver.campaigns.telling import TO_CONFIRM, subject_of
from zuiver.kernel import clock
from zuiver.notices.commands import Telling, tell_many
from zuiver.people.actor import Actor

EVERYBODY: Final = 2**31


@transaction.atomic
def campaign_start(actor: Actor, *, public_id: str) -> Campaign:
    """Fix the list of a campaign on the actor's day; `campaign_send` or the worker asks the people.

    Raises NotFound, and Refusal when it was started before or when nobody belongs to its audience.
    """
    campaign = locked_campaign(actor, public_id)
    finder = Finder(actor.organisation_id, audience_of(campaign.audience), actor.on)
    somebody = next(finder.all(), None)
    stop_on(policies.check_start(CampaignState(campaign.state), int(somebody is not None)))
    campaign.state = CampaignState.STARTING
    campaign.started_on = actor.on
    campaign.save(update_fields=["state", "started_on"])
    note(campaign, actor, "campaigns.campaign.started", {"audience": campaign.audience, "on": actor.on})
    return campaign


def campaign_send(actor: Actor, *, public_id: str, at_most: int = EVERYBODY) -> int:
    """Ask the people of a campaign that is starting, in parts, and return how many were asked now.

    Stops after `at_most` people looked at; the next call goes on where this one ended. When all are asked, the campaign runs.
    """
    asked = looked_at = 0
    while looked_at < at_most:
        part = _send_part(actor, public_id)
        if part is None:
            break
        asked += part
        looked_at += CHUNK
    return asked


def campaigns_carry_on(actor: Actor) -> int:
    """Finish what was being sent when a program stopped; for the worker. Return how many people were asked."""
    starting = Campaign.rows.of(actor.organisation_id).filter(state=CampaignState.STARTING)
    public_ids = list(starting.order_by("pk").values_list("public_id", flat=True))
    return sum(campaign_send(actor, public_id=public_id) for public_id in public_ids)


@transaction.atomic
def _send_part(actor: Actor, public_id: str) -> int | None:
    """Ask the next thousand people; None when there is nothing left to do. The row of the campaign keeps others waiting."""
    campaign = locked_campaign(actor, public_id)
    if campaign.state != CampaignState.STARTING or campaign.started_on is None:
        return None
    day = campaign.started_on
    finder = Finder(actor.organisation_id, audience_of(campaign.audience), day)
    ids = person_ids_on(actor.organisation_id, day, campaign.sent_up_to, narrow=finder.narrow())
    if not ids:
        _all_asked(actor, campaign)
        return None
    members = list(finder.among(places_of(actor.organisation_id, day, ids)))
    _ask(campaign, members, day)
    campaign.sent_up_to = ids[-1]
    campaign.save(update_fields=["sent_up_to"])
    return len(members)


def _ask(campaign: Campaign, members: Sequence[Member], day: date) -> None:
    now, next_step = clock.now(), ladder.REQUEST + 1
    requests: list[Request] = Request.rows.bulk_create(
        [
            Request(
                organisation_id=campaign.organisation_id,
                campaign=campaign,
                key=f"campaign:{campaign.pk}:{member.place.person_id}",
                person_id=member.place.person_id,
                unit_id=member.place.unit_id,
                kinds=campaign.kinds,
                reasons=stored(member.reasons),
                state=State.OPEN,
                state_since=now,
                opened_on=day,
                counts_from=day,
                next_step=next_step,
                next_due_on=ladder.day_of(day, next_step),
            )
            for member in members
        ]
    )
    open_requests(campaign.organisation_id, requests)


def open_requests(organisation_id: int, requests: Sequence[Request]) -> None:
    """Tell the people of new requests, and write the first step of each in the ledger."""
    now = clock.now()
    RequestSent.rows.bulk_create(
        [
            RequestSent(
                organisation_id=organisation_id, request=request, round=0, step=ladder.REQUEST, at=now
            )
            for request in requests
        ]
    )
    tell_many(
        organisation_id,
        [
            Telling(
                request.person_id,
                TO_CONFIRM,
                subject_of(request),
                f"{TO_CONFIRM}:{request.key}:r0:s{ladder.REQUEST}",
            )
            for request in requests
        ],
    )


def _all_asked(actor: Actor, campaign: Campaign) -> None:
    digest, people = hashlib.sha256(), 0
    rows = Request.rows.of(campaign.organisation_id).filter(campaign=campaign).order_by("person_id")
    for public_id, reasons in rows.values_list("person__public_id", "reasons").iterator(chunk_size=CHUNK):
        digest.update(json.dumps([public_id, reasons], sort_keys=True).encode())
        people += 1
    campaign.state = CampaignState.RUNNING
    campaign.list_digest = digest.hexdigest()
    campaign.save(update_fields=["state", "list_digest"])
    note(campaign, actor, "campaigns.campaign.sent", {"people": people, "list": campaign.list_digest})

"""The report of a campaign: counts only. How many were asked and what came of it, how often reminded, who joined since."""

from datetime import date
from typing import Any

from django.db.models import Count

from zuiver.campaigns.audience import Finder, audience_of
from zuiver.campaigns.models import Campaign, Request, RequestSent, RequestStep


def made_report(campaign: Campaign, on: date) -> dict[str, Any]:
    """Return the numbers as they are on a day, for the row of the campaign; pages fold the small ones before they show them.

    `joined_since` are people who fit the audience on that day and were not on the list: they were not asked (ADR 0011).
    """
    requests = Request.rows.of(campaign.organisation_id).filter(campaign=campaign)
    states = dict(requests.values_list("state").annotate(count=Count("pk")).order_by("state"))
    steps = RequestStep.rows.of(campaign.organisation_id).filter(request__campaign=campaign)
    sent = RequestSent.rows.of(campaign.organisation_id).filter(request__campaign=campaign)
    return {
        "asked": sum(states.values()),
        "states": states,
        "extended": steps.filter(action="extend").values("request_id").distinct().count(),
        "reminded": {
            str(step): count
            for step, count in sent.values_list("step").annotate(count=Count("request_id", distinct=True))
        },
        "joined_since": _joined_since(campaign, on),
    }


def _joined_since(campaign: Campaign, on: date) -> int:
    finder = Finder(campaign.organisation_id, audience_of(campaign.audience), on)
    asked = Request.rows.of(campaign.organisation_id).filter(campaign=campaign)
    listed = set(asked.values_list("person_id", flat=True).iterator(chunk_size=5000))
    return sum(member.place.person_id not in listed for member in finder.all())

"""How a campaign goes: counts, by sort of answer and by department, with small numbers put together. Never a list of people."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from zuiver.campaigns.figures import Parts, UnitCount, UnitCounts, parts_of, units_of
from zuiver.campaigns.lifecycle import ANSWERED
from zuiver.campaigns.models import Campaign, Request, SampleCheck
from zuiver.campaigns.queries.campaigns import stored_campaign
from zuiver.codes.small_numbers import shown_or_none, smallest_shown
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation, Unit


@dataclass(frozen=True)
class Progress:
    """How many people are asked; how far they are, and by department, as far as that may be shown."""

    asked: int
    states: Parts | None
    departments: UnitCounts | None
    smallest: int
    joined_since: int | None = None


@dataclass(frozen=True)
class Coverage:
    """How many of the answers were verified. `percent` is whole, and None where nobody answered."""

    answered: int
    drawn: int
    verified: int

    @property
    def percent(self) -> int | None:
        """The verified share in whole per cent, rounded down: an aim is not reached by rounding."""
        return 100 * self.verified // self.answered if self.answered else None


def progress_of(actor: Actor, public_id: str) -> Progress:
    """Return the counts of a campaign. Raises Refusal and NotFound."""
    campaign = stored_campaign(actor, public_id)
    rows = Request.rows.of(actor.organisation_id).filter(campaign=campaign)
    states = dict(rows.values_list("state").annotate(count=Count("pk")).order_by("state"))
    smallest = smallest_shown(Organisation.objects.get(pk=actor.organisation_id))
    joined = (campaign.report or {}).get("joined_since")
    return Progress(
        asked=sum(states.values()),
        states=parts_of(states, smallest),
        departments=_departments(campaign, smallest),
        smallest=smallest,
        joined_since=None if joined is None else shown_or_none(joined, smallest),
    )


def coverage_of(actor: Actor, public_id: str) -> Coverage:
    """Return how many answers of a campaign were drawn and looked at. Raises Refusal and NotFound."""
    campaign = stored_campaign(actor, public_id)
    answers = Request.rows.of(actor.organisation_id).filter(campaign=campaign, state__in=sorted(ANSWERED))
    checks = SampleCheck.rows.of(actor.organisation_id).filter(sample__campaign=campaign)
    return Coverage(answers.count(), checks.count(), checks.exclude(result="").count())


def _departments(campaign: Campaign, smallest: int) -> UnitCounts | None:
    units: dict[int, Unit] = {unit.pk: unit for unit in Unit.rows.of(campaign.organisation_id)}
    rows = Request.rows.of(campaign.organisation_id).filter(campaign=campaign)
    counts = rows.values_list("unit_id").annotate(
        asked=Count("pk"), done=Count("pk", filter=Q(state__in=sorted(ANSWERED)))
    )
    asked: Counter[int] = Counter()
    done: Counter[int] = Counter()
    for unit_id, of_unit, answered in counts.order_by("unit_id"):
        department = _department(unit_id, units)
        asked[department] += of_unit
        done[department] += answered
    return units_of([UnitCount(units[pk].name, asked[pk], done[pk]) for pk in asked], smallest)


def _department(unit_id: int, units: Mapping[int, Unit]) -> int:
    """The unit of the second level above a unit; the highest unit is its own."""
    unit = units[unit_id]
    above = units.get(unit.parent_id) if unit.parent_id else None
    while above is not None and above.parent_id is not None:
        unit, above = above, units.get(above.parent_id)
    return unit.pk

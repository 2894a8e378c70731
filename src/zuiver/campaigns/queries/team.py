"""For who leads: who of the own people still owes an answer, in the order of the alphabet. Never what was answered."""

from dataclasses import dataclass

from zuiver.campaigns.models import Campaign, Request
from zuiver.campaigns.permissions import campaign_not_found
from zuiver.campaigns.telling import BY_ITSELF
from zuiver.people.actor import Actor
from zuiver.people.models import Assignment, Leadership
from zuiver.people.placement import with_all_below


@dataclass(frozen=True)
class TeamView:
    """The people of a leader who still owe an answer. `title` is empty for requests after a change."""

    title: str
    names: tuple[str, ...]


def team_of(actor: Actor, group: str) -> TeamView:
    """Return who of the units that the actor leads or stands in for did not answer yet. Raises NotFound.

    `group` is the public id of a campaign, or "changes-2026-05" for the small requests of a month.
    """
    units = set(actor.leads) | _stood_in(actor)
    if not units:
        raise campaign_not_found()
    rows = Request.rows.of(actor.organisation_id).filter(is_open=True).exclude(person_id=actor.person_id or 0)
    month = group.removeprefix(f"{BY_ITSELF}-")
    if group.startswith(f"{BY_ITSELF}-"):
        year, _, number = month.partition("-")
        if not (year.isdigit() and number.isdigit()):
            raise campaign_not_found()
        rows = rows.filter(campaign=None, opened_on__year=int(year), opened_on__month=int(number))
        title = ""
    else:
        campaign = Campaign.rows.of(actor.organisation_id).filter(public_id=group).first()
        if campaign is None:
            raise campaign_not_found()
        rows, title = rows.filter(campaign=campaign), campaign.title
    here = Assignment.rows.of(actor.organisation_id).filter(
        Assignment.on(actor.on), unit_id__in=sorted(units)
    )
    names = rows.filter(person_id__in=here.values("person_id")).values_list("person__name", flat=True)
    return TeamView(title, tuple(sorted(set(names), key=str.casefold)))


def _stood_in(actor: Actor) -> frozenset[int]:
    """The units of the people for whom the actor stands in today."""
    if not actor.stands_in_for:
        return frozenset()
    led = Leadership.rows.of(actor.organisation_id).filter(
        Leadership.on(actor.on), person_id__in=sorted(actor.stands_in_for)
    )
    return with_all_below(actor.organisation_id, list(led.values_list("unit_id", flat=True)))

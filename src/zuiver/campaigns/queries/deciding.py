"""Requests for more time, for who can give it: the manager of the person and who keeps campaigns."""

from dataclasses import dataclass
from datetime import date

from zuiver.campaigns.commands.recording import holders_on
from zuiver.campaigns.lifecycle import Holder, State
from zuiver.campaigns.models import Request
from zuiver.campaigns.permissions import request_not_found
from zuiver.campaigns.queries.own import StepLine, steps_of
from zuiver.people.actor import Actor
from zuiver.people.models import Assignment
from zuiver.people.roles import MANAGE_CAMPAIGNS


@dataclass(frozen=True)
class ExtensionAsked:
    """Somebody asked for more time. Nothing is told of what the person declared."""

    public_id: str
    version: int
    person: str
    title: str
    state: State
    asked_until: date | None
    since: date
    steps: tuple[StepLine, ...] = ()
    is_officer: bool = False


def extensions_asked(actor: Actor) -> list[ExtensionAsked]:
    """Return who asked for more time and waits for the actor, oldest first; at most a hundred."""
    rows = (
        Request.rows.of(actor.organisation_id)
        .filter(state=State.EXTENSION_ASKED)
        .exclude(person_id=actor.person_id or 0)
        .select_related("person", "campaign")
    )
    if not actor.may(MANAGE_CAMPAIGNS):
        if not actor.leads:
            return []
        here = Assignment.rows.of(actor.organisation_id).filter(
            Assignment.on(actor.on), unit_id__in=sorted(actor.leads)
        )
        rows = rows.filter(person_id__in=here.values("person_id"))
    return [_line(one) for one in rows.order_by("state_since", "pk")[:100]]


def request_to_decide(actor: Actor, public_id: str) -> ExtensionAsked:
    """Return a request for who can give more time or exempt somebody. Raises NotFound, also for the person."""
    found: Request | None = (
        Request.rows.of(actor.organisation_id)
        .select_related("person", "campaign")
        .filter(public_id=public_id)
        .first()
    )
    holders = holders_on(actor, found) if found else frozenset()
    if found is None or Holder.PERSON in holders or not holders:
        raise request_not_found()
    return _line(found, steps_of(found), is_officer=Holder.OFFICER in holders)


def _line(one: Request, steps: tuple[StepLine, ...] = (), *, is_officer: bool = False) -> ExtensionAsked:
    return ExtensionAsked(
        public_id=one.public_id,
        version=one.version,
        person=one.person.name,
        title=one.campaign.title if one.campaign else "",
        state=State(one.state),
        asked_until=one.asked_until,
        since=one.state_since.date(),
        steps=steps,
        is_officer=is_officer,
    )

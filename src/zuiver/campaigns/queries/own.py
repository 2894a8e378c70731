"""What somebody is asked: the list for "My things", and one request with its lines."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from zuiver.campaigns import ladder
from zuiver.campaigns.correcting import to_correct
from zuiver.campaigns.entries import Declared, declared_by
from zuiver.campaigns.lifecycle import CampaignState, Line, State, may_step
from zuiver.campaigns.models import Request, RequestLine, RequestStep
from zuiver.campaigns.permissions import request_not_found
from zuiver.campaigns.reasons import Reason, read
from zuiver.people.actor import Actor
from zuiver.people.prepared import prepared


@dataclass(frozen=True)
class OwnRequest:
    """A request as one line."""

    public_id: str
    title: str
    kinds: tuple[str, ...]
    opened_on: date
    is_late: bool


@dataclass(frozen=True)
class StepLine:
    """One step that somebody took."""

    action: str
    state: State
    who: str
    reason: str
    until: date | None
    at: datetime


@dataclass(frozen=True)
class RequestView:
    """A request as its page shows it. `said` is what was answered about each entry, `to_correct` what is left of it."""

    public_id: str
    version: int
    title: str
    words: str
    kinds: tuple[str, ...]
    reasons: tuple[Reason, ...]
    state: State
    opened_on: date
    answered_on: date | None
    asked_until: date | None
    lines: tuple[Declared, ...]
    said: dict[str, Line]
    to_correct: frozenset[str]
    steps: tuple[StepLine, ...]
    may_answer: bool
    may_ask_time: bool


def own_requests(actor: Actor) -> list[OwnRequest]:
    """Return what the actor is asked and did not answer, oldest first; nothing for the program itself."""
    if actor.person_id is None:
        return []
    return [
        OwnRequest(
            public_id=one.public_id,
            title=one.campaign.title if one.campaign else "",
            kinds=tuple(one.kinds),
            opened_on=one.opened_on,
            is_late=one.next_step > ladder.TO_MANAGER,
        )
        for one in _still_open(actor.organisation_id, actor.person_id)
    ]


def own_request(actor: Actor, public_id: str) -> RequestView:
    """Return one request of the actor. Raises NotFound for anybody else's."""
    found = _rows(actor).filter(public_id=public_id).first()
    if found is None:
        raise request_not_found()
    state, campaign = State(found.state), found.campaign
    is_closed = campaign is not None and campaign.state == CampaignState.CLOSED
    said = RequestLine.rows.of(actor.organisation_id).filter(request=found)
    return RequestView(
        public_id=found.public_id,
        version=found.version,
        title=campaign.title if campaign else "",
        words=campaign.words if campaign else "",
        kinds=tuple(found.kinds),
        reasons=read(found.reasons),
        state=state,
        opened_on=found.opened_on,
        answered_on=found.answered_on,
        asked_until=found.asked_until,
        lines=tuple(declared_by(actor.organisation_id, found.person_id, found.kinds)),
        said={entry: Line(line) for entry, line in said.values_list("entry_public_id", "said")},
        to_correct=frozenset(to_correct(found) if state is State.CHANGING else ()),
        steps=steps_of(found),
        may_answer=not is_closed and may_step("answer", state),
        may_ask_time=not is_closed and may_step("ask_extension", state),
    )


def steps_of(request: Request) -> tuple[StepLine, ...]:
    """Return what people did to a request, oldest first."""
    rows = RequestStep.rows.of(request.organisation_id).filter(request=request).select_related("by")
    return tuple(
        StepLine(one.action, State(one.state), one.by.name if one.by else "", one.reason, one.until, one.at)
        for one in rows.order_by("number")
    )


@prepared
def _still_open(organisation_id: int, person_id: int) -> QuerySet[Request]:
    rows = Request.rows.of(organisation_id).select_related("campaign")
    return rows.filter(person_id=person_id, is_open=True).order_by("pk")


def _rows(actor: Actor) -> QuerySet[Request]:
    rows: QuerySet[Request] = Request.rows.of(actor.organisation_id).select_related("campaign")
    return rows.none() if actor.person_id is None else rows.filter(person_id=actor.person_id)

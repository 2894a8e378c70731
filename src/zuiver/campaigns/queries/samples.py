"""Samples of a campaign, and the answers in one: names stand here, because looking is about somebody, and only drawn ones."""

from dataclasses import dataclass
from datetime import datetime

from zuiver.campaigns.lifecycle import ANSWERED, State
from zuiver.campaigns.models import Request, RequestLine, Sample, SampleCheck
from zuiver.campaigns.permissions import campaign_not_found
from zuiver.campaigns.queries.campaigns import stored_campaign
from zuiver.people.actor import Actor


@dataclass(frozen=True)
class CheckLine:
    """One drawn answer. `entries` are (register, public id) of what it was about: opening one is logged there."""

    request_id: str
    person: str
    stratum: State
    entries: tuple[tuple[str, str], ...]
    result: str
    note: str
    is_own: bool


@dataclass(frozen=True)
class SampleView:
    """A draw: how to repeat it, and how far the looking is."""

    public_id: str
    campaign_id: str
    seed: str
    size: int
    list_digest: str
    drawn_by: str
    drawn_at: datetime
    checked: int = 0
    lines: tuple[CheckLine, ...] = ()


def samples_of(actor: Actor, public_id: str) -> list[SampleView]:
    """Return the samples of a campaign, oldest first. Raises Refusal and NotFound."""
    campaign = stored_campaign(actor, public_id)
    rows = (
        Sample.rows.of(actor.organisation_id).filter(campaign=campaign).select_related("drawn_by", "campaign")
    )
    checks = SampleCheck.rows.of(actor.organisation_id).filter(sample__campaign=campaign).exclude(result="")
    return [_view(one, checks.filter(sample=one).count()) for one in rows.order_by("pk")]


def sample_of(actor: Actor, public_id: str, sample_id: str) -> SampleView:
    """Return one sample with its answers, by name. Raises Refusal and NotFound."""
    campaign = stored_campaign(actor, public_id)
    rows = (
        Sample.rows.of(actor.organisation_id).filter(campaign=campaign).select_related("drawn_by", "campaign")
    )
    sample = rows.filter(public_id=sample_id).first()
    if sample is None:
        raise campaign_not_found()
    checks = list(
        SampleCheck.rows.of(actor.organisation_id)
        .filter(sample=sample)
        .select_related("request__person")
        .order_by("request__person__name", "pk")
    )
    entries = _entries(actor.organisation_id, sample)
    lines = tuple(_line(actor, check, entries.get(check.request_id, ())) for check in checks)
    return _view(sample, sum(bool(line.result) for line in lines), lines)


def list_of(actor: Actor, public_id: str, sample_id: str) -> dict[str, str]:
    """Return the list that a sample was drawn from: ids of requests, each with its sort of answer; no names.

    These are the answers of the campaign without those of earlier samples. Raises Refusal and NotFound.
    """
    campaign = stored_campaign(actor, public_id)
    sample = Sample.rows.of(actor.organisation_id).filter(campaign=campaign, public_id=sample_id).first()
    if sample is None:
        raise campaign_not_found()
    earlier = SampleCheck.rows.of(actor.organisation_id).filter(sample__campaign=campaign, sample__lt=sample)
    rows = Request.rows.of(actor.organisation_id).filter(campaign=campaign, state__in=sorted(ANSWERED))
    return dict(rows.exclude(pk__in=earlier.values("request_id")).values_list("public_id", "state"))


def _entries(organisation_id: int, sample: Sample) -> dict[int, tuple[tuple[str, str], ...]]:
    rows = RequestLine.rows.of(organisation_id).filter(request__checks__sample=sample)
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    for request_id, kind, entry in rows.order_by("pk").values_list("request_id", "kind", "entry_public_id"):
        found[request_id] = (*found.get(request_id, ()), (kind, entry))
    return found


def _line(actor: Actor, check: SampleCheck, entries: tuple[tuple[str, str], ...]) -> CheckLine:
    return CheckLine(
        request_id=check.request.public_id,
        person=check.request.person.name,
        stratum=State(check.stratum),
        entries=entries,
        result=check.result,
        note=check.note,
        is_own=check.request.person_id == actor.person_id,
    )


def _view(sample: Sample, checked: int, lines: tuple[CheckLine, ...] = ()) -> SampleView:
    return SampleView(
        public_id=sample.public_id,
        campaign_id=sample.campaign.public_id,
        seed=sample.seed,
        size=sample.size,
        list_digest=sample.list_digest,
        drawn_by=sample.drawn_by.name if sample.drawn_by else "",
        drawn_at=sample.drawn_at,
        checked=checked,
        lines=lines,
    )

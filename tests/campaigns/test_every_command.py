"""Every command about campaigns leaves exactly one audit event, and nothing at all for who may not."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.campaigns.builders import Campaigns
from tests.people.builders import TODAY
from tests.plugins.remembered import remembered
from zuiver.audit.models import AuditEvent
from zuiver.audit.verify import verify
from zuiver.campaigns import commands
from zuiver.campaigns.audience import Audience
from zuiver.campaigns.commands.drafting import Draft
from zuiver.campaigns.models import Campaign, Request, RequestStep, Sample
from zuiver.kernel.errors import NotFound, Refusal
from zuiver.people.actor import Actor
from zuiver.people.models import Assignment

Call = Callable[[Actor, Any], Any]
DRAFT = Draft("Ronde", ["gifts"], Audience())
UNTIL = {"until": date(2026, 6, 1), "reason": "Verlof."}


@pytest.fixture
def world(db: None) -> Campaigns:
    """A province with campaigns."""
    return remembered("campaigns", Campaigns)


def asked(world: Campaigns) -> Request:
    world.running()
    return world.request_of(world.ruben)


def started(world: Campaigns) -> Campaign:
    campaign = world.draft()
    return commands.campaign_start(world.actor(world.imre), public_id=campaign.public_id)


def corrected(world: Campaigns) -> Request:
    gift = world.declared(world.ruben)
    world.running()
    return _corrected(world, world.answer(world.ruben, {gift.public_id: "changed"}), gift.public_id)


def _corrected(world: Campaigns, request: Request, public_id: str) -> Request:
    world.correct(world.ruben, public_id)
    return request


def more_time_asked(world: Campaigns) -> Request:
    request = asked(world)
    return commands.request_ask_extension(world.actor(world.ruben), public_id=request.public_id, **UNTIL)


def one_left(world: Campaigns) -> Campaigns:
    world.running()
    Assignment.rows.filter(person=world.ruben).update(valid_until=date(2026, 5, 1))
    return world


def closed(world: Campaigns) -> Campaign:
    campaign = world.running()
    world.answer(world.ruben)
    return world.closed(campaign)


def drawn(world: Campaigns) -> Sample:
    campaign = closed(world)
    return commands.sample_draw(world.actor(world.imre), public_id=campaign.public_id, size=1)


# Command: as whom, on what, the call.
CALLS: dict[str, tuple[str, Callable[[Campaigns], Any], Call]] = {
    "campaign_draft": ("imre", lambda world: world, lambda who, _: commands.campaign_draft(who, DRAFT)),
    "campaign_change": ("imre", lambda world: world.draft(), lambda who, one: commands.campaign_change(
        who, DRAFT, public_id=one.public_id)),
    "campaign_discard": ("imre", lambda world: world.draft(), lambda who, one: commands.campaign_discard(
        who, public_id=one.public_id)),
    "campaign_start": ("imre", lambda world: world.draft(), lambda who, one: commands.campaign_start(
        who, public_id=one.public_id)),
    "campaign_send": ("imre", started, lambda who, one: commands.campaign_send(who, public_id=one.public_id)),
    "campaigns_carry_on": ("worker", started, lambda who, _: commands.campaigns_carry_on(who)),
    "campaign_close": ("imre", lambda world: world.running(), lambda who, one: commands.campaign_close(
        who, public_id=one.public_id)),
    "request_answer": ("ruben", asked, lambda who, one: commands.request_answer(
        who, public_id=one.public_id, nothing=True)),
    "request_finish": ("ruben", corrected, lambda who, one: commands.request_finish(who, public_id=one.public_id)),
    "request_ask_extension": ("ruben", asked, lambda who, one: commands.request_ask_extension(
        who, public_id=one.public_id, **UNTIL)),
    "request_extend": ("karin", asked, lambda who, one: commands.request_extend(
        who, public_id=one.public_id, **UNTIL)),
    "request_refuse_extension": ("karin", more_time_asked, lambda who, one: commands.request_refuse_extension(
        who, public_id=one.public_id, reason="Het is één tik.")),
    "request_exempt": ("imre", asked, lambda who, one: commands.request_exempt(
        who, public_id=one.public_id, reason="Met verlof.")),
    "requests_leave": ("worker", one_left, lambda who, _: commands.requests_leave(who)),
    "sample_draw": ("imre", closed, lambda who, one: commands.sample_draw(who, public_id=one.public_id, size=1)),
    "check_record": ("imre", drawn, lambda who, one: commands.check_record(
        who, sample_id=one.public_id, request_id=one.checks.get().request.public_id, result="in_order")),
}  # fmt: skip
OF_A_CAMPAIGN = ("campaign_change", "campaign_discard", "campaign_start", "campaign_close", "sample_draw")
FOR_NOBODY_IN_PARTICULAR = ("campaign_draft", "campaigns_carry_on", "requests_leave")


def as_whom(world: Campaigns, name: str) -> Actor:
    who = CALLS[name][0]
    return world.worker() if who == "worker" else world.actor(getattr(world, who))


def left_behind() -> tuple[int, int]:
    return AuditEvent.objects.count(), RequestStep.rows.count()


def test_every_command_is_in_this_table() -> None:
    assert set(commands.__all__) == set(CALLS)


@pytest.mark.parametrize("name", sorted(CALLS))
def test_a_command_leaves_one_event(world: Campaigns, name: str) -> None:
    _, prepare, call = CALLS[name]
    subject, somebody = prepare(world), as_whom(world, name)
    events = AuditEvent.objects.count()
    call(somebody, subject)
    assert AuditEvent.objects.count() - events == 1
    assert verify(world.organisation.pk).ok


@pytest.mark.parametrize("name", sorted(set(CALLS) - set(FOR_NOBODY_IN_PARTICULAR)))
def test_for_another_organisation_it_is_not_there(world: Campaigns, name: str) -> None:
    _, prepare, call = CALLS[name]
    subject, south = prepare(world), Campaigns("south")
    before = left_behind()
    for person in (south.ruben, south.karin, south.imre):
        with pytest.raises((NotFound, Refusal)):
            call(south.actor(person), subject)
    with pytest.raises(NotFound):
        call(south.actor(south.imre), subject)
    assert left_behind() == before


@pytest.mark.parametrize("name", ["campaign_draft", *OF_A_CAMPAIGN, "check_record", "campaign_send"])
def test_only_who_keeps_campaigns_runs_one(world: Campaigns, name: str) -> None:
    _, prepare, call = CALLS[name]
    subject = prepare(world)
    before = left_behind()
    for person in (world.ruben, world.karin, world.noor, world.dana, world.audra, world.bo):
        with pytest.raises(Refusal):
            call(world.actor(person), subject)
    assert left_behind() == before


def test_nobody_but_the_person_answers_and_no_colleague_decides(world: Campaigns) -> None:
    request = more_time_asked(world)
    before = left_behind()
    for name in ("request_answer", "request_finish", "request_ask_extension"):
        for person in (world.samira, world.karin, world.imre, world.dana):
            with pytest.raises(Refusal):
                CALLS[name][2](world.actor(person), request)
    for name in ("request_extend", "request_refuse_extension", "request_exempt"):
        for person in (world.ruben, world.samira, world.peter, world.dana):
            with pytest.raises(Refusal):
                CALLS[name][2](world.actor(person), request)
    assert left_behind() == before
    assert world.request_of(world.ruben).state == "extension_asked"
    assert UNTIL["until"] > TODAY

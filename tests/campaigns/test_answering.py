"""What a person answers: once or again, one line at a time, and never anything of somebody else."""

from datetime import date

import pytest

from tests.campaigns.builders import Campaigns
from tests.people.builders import TODAY
from zuiver.audit.models import AuditEvent
from zuiver.campaigns.commands import campaign_close, request_answer, request_finish
from zuiver.campaigns.lifecycle import State
from zuiver.campaigns.models import RequestLine
from zuiver.campaigns.queries import own_request, own_requests
from zuiver.campaigns.telling import TO_CONFIRM
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.notices.models import Notice


def test_nothing_to_declare_is_one_dated_answer(world: Campaigns) -> None:
    world.running()
    answered = world.answer(world.ruben)
    assert answered.state == State.NOTHING
    assert answered.answered_on == TODAY
    assert own_requests(world.actor(world.ruben)) == []
    assert not Notice.rows.filter(person=world.ruben, topic=TO_CONFIRM, seen_at=None).exists()
    assert AuditEvent.objects.filter(event="campaigns.request.answered").count() == 1


def test_nothing_does_not_fit_who_declared_something(world: Campaigns) -> None:
    world.declared()
    world.running()
    with pytest.raises(Refusal, match="does not fit"):
        world.answer(world.samira)
    assert world.request_of(world.samira).state == State.OPEN


def test_who_has_no_lines_cannot_confirm_lines(world: Campaigns) -> None:
    world.running()
    with pytest.raises(Refusal):
        world.answer(world.ruben, {})


def test_unchanged_keeps_of_each_line_the_version_and_the_day(world: Campaigns) -> None:
    gift = world.declared()
    world.running()
    assert world.answer(world.samira, {gift.public_id: "unchanged"}).state == State.UNCHANGED
    line = RequestLine.rows.get()
    assert (line.entry_public_id, line.entry_version, line.on) == (gift.public_id, gift.version, TODAY)


def test_every_line_has_to_be_answered_and_no_other(world: Campaigns) -> None:
    gift = world.declared()
    other = world.declared(world.ruben)
    world.running()
    for lines in (
        {},
        {other.public_id: "unchanged"},
        {gift.public_id: "unchanged", other.public_id: "unchanged"},
    ):
        with pytest.raises(Refusal):
            world.answer(world.samira, lines)
    with pytest.raises(InvalidData):
        world.answer(world.samira, {gift.public_id: "perhaps"})


def test_changed_stays_open_until_it_is_corrected(world: Campaigns) -> None:
    gift = world.declared()
    world.running()
    asked = world.answer(world.samira, {gift.public_id: "changed"})
    assert asked.state == State.CHANGING
    samira = world.actor(world.samira)
    assert own_request(samira, asked.public_id).to_correct == {gift.public_id}
    with pytest.raises(Refusal, match="Not everything"):
        request_finish(samira, public_id=asked.public_id)
    world.correct(world.samira, gift.public_id)
    assert request_finish(samira, public_id=asked.public_id).state == State.CHANGED


def test_what_was_corrected_is_seen_without_a_tap(world: Campaigns) -> None:
    gift = world.declared()
    world.running()
    world.answer(world.samira, {gift.public_id: "changed"})
    world.correct(world.samira, gift.public_id)
    world.remind(date(2026, 6, 1))
    assert world.request_of(world.samira).state == State.CHANGED
    assert world.told(world.samira, TO_CONFIRM) == 1


def test_a_gift_does_not_end(world: Campaigns) -> None:
    gift = world.declared()
    world.running()
    with pytest.raises(InvalidData):
        world.answer(world.samira, {gift.public_id: "ended"})
    assert world.request_of(world.samira).state == State.OPEN
    assert not RequestLine.rows.exists()


def test_what_was_recorded_because_of_the_request_is_a_change(world: Campaigns) -> None:
    world.running()
    gift = world.gift()
    assert world.answer(world.samira, {gift.public_id: "unchanged"}).state == State.CHANGED


def test_an_answer_can_be_given_again_as_long_as_the_campaign_runs(world: Campaigns) -> None:
    campaign = world.running()
    world.answer(world.ruben)
    gift = world.gift(by=world.ruben)
    assert world.answer(world.ruben, {gift.public_id: "unchanged"}).state == State.CHANGED
    campaign_close(world.actor(world.imre), public_id=campaign.public_id)
    with pytest.raises(Refusal, match="closed"):
        world.answer(world.ruben, {gift.public_id: "unchanged"})


def test_nobody_answers_for_somebody_else_not_even_who_runs_it(world: Campaigns) -> None:
    world.running()
    asked = world.request_of(world.ruben)
    for person in (world.samira, world.peter):
        with pytest.raises(NotFound):
            own_request(world.actor(person), asked.public_id)
    for person in (world.samira, world.karin, world.imre):
        with pytest.raises(Refusal):
            request_answer(world.actor(person), public_id=asked.public_id, nothing=True)
    assert world.request_of(world.ruben).state == State.OPEN


def test_a_page_that_is_old_answers_nothing(world: Campaigns) -> None:
    world.running()
    with pytest.raises(Refusal, match="while you were looking"):
        world.answer(world.ruben, version=99)

"""The draw: the same seed and list give the same sample, every sort of answer is in it, and it is as large as asked."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.campaigns.builders import Campaigns
from zuiver.audit.models import AuditEvent
from zuiver.campaigns.commands import check_record, sample_draw
from zuiver.campaigns.models import SampleCheck
from zuiver.campaigns.queries import coverage_of, list_of
from zuiver.campaigns.sampling import LEAST_PER_STRATUM, allotted, digest_of, drawn
from zuiver.kernel.errors import InvalidData, NotFound, Refusal

STRATA = st.sampled_from(["changed", "nothing", "unchanged"])
LISTS = st.dictionaries(st.uuids().map(str), STRATA, min_size=1, max_size=80)
SEEDS = st.text(max_size=20)


@given(LISTS, st.integers(1, 90), SEEDS, st.randoms())
def test_the_same_seed_and_list_draw_the_same(
    listed: dict[str, str], size: int, seed: str, order: Random
) -> None:
    again = list(listed.items())
    order.shuffle(again)
    assert drawn(dict(again), size, seed) == drawn(listed, size, seed)
    assert digest_of(dict(again)) == digest_of(listed)


@given(LISTS, st.integers(1, 90), SEEDS)
def test_the_draw_has_its_size_and_only_who_is_listed(listed: dict[str, str], size: int, seed: str) -> None:
    found = drawn(listed, size, seed)
    assert len(found) == min(size, len(listed))
    assert found.items() <= listed.items()


@given(st.dictionaries(st.text(max_size=3), st.integers(1, 500), min_size=1, max_size=5), st.integers(0, 900))
def test_every_sort_of_answer_is_drawn_from(there: dict[str, int], size: int) -> None:
    shares = allotted(there, size)
    assert sum(shares.values()) == min(size, sum(there.values()))
    for name, count in there.items():
        assert shares[name] <= count
        assert shares[name] >= min(count, LEAST_PER_STRATUM, size // len(there))


def test_another_seed_draws_others() -> None:
    listed = {str(number): "nothing" for number in range(200)}
    assert drawn(listed, 20, "one") != drawn(listed, 20, "two")


def test_who_declared_nothing_is_drawn_too_and_the_seed_is_logged(world: Campaigns) -> None:
    gift = world.gift()
    campaign = world.running()
    world.answer(world.ruben)
    world.answer(world.samira, {gift.public_id: "unchanged"})
    world.closed(campaign)
    sample = sample_draw(world.actor(world.imre), public_id=campaign.public_id, size=2, seed="2026")
    assert set(sample.checks.values_list("stratum", flat=True)) == {"nothing", "changed"}
    event = AuditEvent.objects.get(event="campaigns.sample.drawn")
    assert '"seed":"2026"' in event.data_text
    assert sample.list_digest in event.data_text


def test_nobody_is_drawn_twice_and_who_did_not_answer_is_not_drawn(world: Campaigns) -> None:
    campaign = world.running()
    world.answer(world.ruben)
    world.closed(campaign)
    sample_draw(world.actor(world.imre), public_id=campaign.public_id, size=50)
    assert SampleCheck.rows.count() == 1
    with pytest.raises(Refusal, match="no answer that was not drawn"):
        sample_draw(world.actor(world.imre), public_id=campaign.public_id, size=1)


def test_answers_that_can_still_change_are_not_drawn(world: Campaigns) -> None:
    campaign = world.running()
    world.answer(world.ruben)
    with pytest.raises(Refusal, match="Close the campaign first"):
        sample_draw(world.actor(world.imre), public_id=campaign.public_id, size=1)


def test_a_later_draw_can_be_repeated_from_its_own_list(world: Campaigns) -> None:
    campaign = world.running()
    for person in (world.ruben, world.karin, world.noor, world.peter):
        world.answer(person)
    world.closed(campaign)
    imre = world.actor(world.imre)
    for seed in ("first", "second"):
        sample = sample_draw(imre, public_id=campaign.public_id, size=2, seed=seed)
        listed = list_of(imre, campaign.public_id, sample.public_id)
        assert digest_of(listed) == sample.list_digest
        again = drawn(listed, sample.size, sample.seed)
        assert set(again) == set(sample.checks.values_list("request__public_id", flat=True))


def test_coverage_counts_what_was_looked_at(world: Campaigns) -> None:
    campaign = world.running()
    for person in (world.ruben, world.karin, world.noor):
        world.answer(person)
    world.closed(campaign)
    sample = sample_draw(world.actor(world.imre), public_id=campaign.public_id, size=2)
    assert coverage_of(world.actor(world.imre), campaign.public_id).percent == 0
    for check in sample.checks.select_related("request"):
        check_record(
            world.actor(world.imre),
            sample_id=sample.public_id,
            request_id=check.request.public_id,
            result="in_order",
        )
    coverage = coverage_of(world.actor(world.imre), campaign.public_id)
    assert (coverage.answered, coverage.drawn, coverage.verified, coverage.percent) == (3, 2, 2, 66)


def test_a_check_says_what_was_found_and_only_of_who_was_drawn(world: Campaigns) -> None:
    campaign = world.running()
    world.answer(world.ruben)
    world.closed(campaign)
    sample = sample_draw(world.actor(world.imre), public_id=campaign.public_id, size=1)
    asked = {"sample_id": sample.public_id, "result": "in_order"}
    with pytest.raises(NotFound):
        check_record(world.actor(world.imre), **asked, request_id=world.request_of(world.karin).public_id)
    with pytest.raises(InvalidData):
        check_record(
            world.actor(world.imre),
            **{**asked, "result": "suspect"},
            request_id=world.request_of(world.ruben).public_id,
        )
    with pytest.raises(Refusal):
        check_record(world.actor(world.karin), **asked, request_id=world.request_of(world.ruben).public_id)

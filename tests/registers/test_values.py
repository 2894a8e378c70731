"""Other currencies, settings of the organisation, and drafts."""

from datetime import date
from decimal import Decimal

import pytest

from tests.registers.builders import BOTTLE, World, new_key
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.people.actor import system_actor
from zuiver.registers import queries
from zuiver.registers.commands import draft_discard, draft_save, entry_submit
from zuiver.registers.models import Draft, Entry, ExchangeRate
from zuiver.registers.payload import RATE


def rate(world: World, day: str, worth: str) -> None:
    """What a dollar was worth on a day."""
    ExchangeRate.rows.create(
        organisation=world.organisation,
        currency="USD",
        on=date.fromisoformat(day),
        rate=Decimal(worth),
        source="European Central Bank",
    )


def test_another_currency_becomes_euro_at_the_rate_of_the_day_which_stays_with_it(world: World) -> None:
    rate(world, "2026-05-12", "0.90")
    entry = world.gift(value="USD 20")
    assert entry.amount_cents == 1800
    assert entry.data["value"]["text"] == "USD 20"
    assert entry.data[RATE] == {
        "currency": "USD",
        "rate": "0.9",
        "on": "2026-05-12",
        "source": "European Central Bank",
    }
    assert entry.outcome == "allowed_with_report"


def test_without_a_rate_for_the_day_the_value_is_not_known_and_somebody_has_to_look(world: World) -> None:
    rate(world, "2026-05-08", "0.90")
    entry = world.gift(value="USD 20")
    assert (entry.amount_cents, entry.outcome) == (None, "discuss")
    context = queries.decision_context(world.actor(world.karin), entry)
    assert any("no exchange rate of USD" in point.text() for point in context.points)


def test_on_a_day_without_trade_the_rate_of_the_last_working_day_counts(world: World) -> None:
    rate(world, "2026-05-08", "0.90")
    assert world.gift(value="USD 20", happened_on="10 mei 2026").amount_cents == 1800


def test_rates_of_the_days_around_it_on_both_sides_of_the_limit_are_talked_about(world: World) -> None:
    rate(world, "2026-05-11", "0.99")
    rate(world, "2026-05-12", "0.98")
    rate(world, "2026-05-13", "1.02")
    entry = world.gift(value="USD 50")
    assert (entry.amount_cents, entry.outcome) == (4900, "discuss")
    assert world.gift(value="USD 40").outcome == "allowed_with_report"


def test_a_rate_that_cannot_be_one_is_no_rate(world: World) -> None:
    rate(world, "2026-05-12", "0")
    assert world.gift(value="USD 20").amount_cents is None


def test_exactly_the_limit_is_within_and_a_cent_more_is_not(world: World) -> None:
    assert world.gift(value="50").outcome == "allowed_with_report"
    assert world.gift(value="50,01").outcome == "hand_in"


def test_several_parts_count_together(world: World) -> None:
    entry = world.gift(value="€ 30 (wijn) en € 25 (bonbons)")
    assert (entry.amount_cents, entry.outcome) == (5500, "hand_in")


def test_the_organisation_sets_its_own_limit(world: World) -> None:
    world.organisation.terms = {"gifts.gift_limit": "10.00", "gifts.report_late_after_days": "1"}
    world.organisation.save()
    entry = world.gift(happened_on="9 mei 2026")
    assert (entry.outcome, entry.is_late) == ("hand_in", True)


def test_the_organisation_says_who_gives_consent(world: World) -> None:
    world.organisation.terms = {"gifts.consent_by": "next_manager"}
    world.organisation.save()
    assert world.gift().assessor == world.noor
    world.organisation.terms = {"gifts.consent_by": "integrity_officer"}
    world.organisation.save()
    entry = world.gift()
    assert (entry.assessor, entry.assessor_role) == (None, "integrity_officer")


@pytest.mark.parametrize(
    "terms",
    [
        {"gifts.gift_limit": "a lot"},
        {"gifts.gift_limit": True},
        {"gifts.report_late_after_days": "1.5"},
        {"gifts.repeated_within_months": "0"},
        {"gifts.repeated_within_months": "NaN"},
        {"gifts.gift_limit": "Infinity"},
        {"gifts.partner_needs_talk": "yes"},
    ],
)
def test_a_setting_that_cannot_be_right_is_said_and_not_used(world: World, terms: dict[str, object]) -> None:
    world.organisation.terms = terms
    world.organisation.save()
    with pytest.raises(Refusal) as refused:
        world.gift()
    assert refused.value.code == "setting_wrong"
    assert Entry.rows.count() == 0


def test_a_code_that_is_not_there_is_said(world: World) -> None:
    world.organisation.policy_pack = "no-such-code"
    world.organisation.save()
    with pytest.raises(Refusal) as refused:
        world.gift()
    assert refused.value.code == "pack_unknown"


def test_a_draft_keeps_what_was_typed_right_or_wrong(world: World) -> None:
    actor, key = world.actor(world.samira), new_key()
    draft_save(actor, kind="gifts", submission_key=key, data={"value": "abc", "x": "y", "named": ["a"]})
    draft_save(actor, kind="gifts", submission_key=key, data={"value": "-1", "feels_wrong": True})
    draft = Draft.rows.get()
    assert draft.data == {"value": "-1", "feels_wrong": True}
    assert [one.pk for one in queries.drafts_of(actor, "gifts")] == [draft.pk]
    assert queries.drafts_of(world.actor(world.karin)) == ()
    draft_discard(world.actor(world.karin), submission_key=key)
    assert Draft.rows.count() == 1
    draft_discard(actor, submission_key=key)
    assert Draft.rows.count() == 0


def test_drafts_have_bounds(world: World) -> None:
    actor = world.actor(world.samira)
    with pytest.raises(InvalidData):
        draft_save(actor, kind="gifts", submission_key=new_key(), data={"description": "x" * 30_000})
    for _ in range(20):
        draft_save(actor, kind="gifts", submission_key=new_key(), data={})
    with pytest.raises(Refusal):
        draft_save(actor, kind="gifts", submission_key=new_key(), data={})


def test_the_program_has_no_gifts_of_its_own(world: World) -> None:
    program = system_actor(world.organisation.pk, "import", date(2026, 5, 12))
    with pytest.raises(NotFound):
        entry_submit(program, kind="gifts", data=BOTTLE, submission_key=new_key())


def test_a_key_of_somebody_else_shows_nothing_of_what_it_made(world: World) -> None:
    key = new_key()
    world.gift(key=key)
    with pytest.raises(NotFound):
        world.gift(by=world.karin, key=key)

"""Recorded entries answered again: the same as one case at a time, for who may ask, of one organisation."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.insight.conftest import Recorded
from tests.registers.builders import World
from zuiver.catalogue.gifts.register import GIFTS
from zuiver.codes.small_numbers import TERM
from zuiver.insight.asking import OtherPolicy
from zuiver.insight.small_cells import Shown
from zuiver.insight.what_if import WhatIf, what_if
from zuiver.kernel.errors import InvalidData, Refusal
from zuiver.registers.declaration import Register
from zuiver.registers.models import Ruling
from zuiver.rules.engine import evaluate
from zuiver.rules.model import RuleBook

LOWER = OtherPolicy({"gift_limit": Decimal(25)})


def exact(number: int) -> Shown:
    """A number that is shown as it is."""
    return Shown(number, number)


def asked(world: World, wanted: OtherPolicy = LOWER, register: Register = GIFTS, **period: date) -> WhatIf:
    """What the integrity officer sees."""
    return what_if(world.actor(world.imre), register, wanted, **period)


def one_by_one(world: World, register: Register, wanted: OtherPolicy) -> Counter[tuple[str, str]]:
    """How often each answer changes into which, by evaluating every ruling on its own."""
    found: Counter[tuple[str, str]] = Counter()
    for ruling in Ruling.rows.of(world.organisation.pk):
        facts = json.loads(ruling.facts)
        now = register.rule_book(ruling.on, "province-2020")
        other = register.rule_book(ruling.on, wanted.pack or "province-2020")
        assert now is not None
        assert other is not None
        pair = (evaluate(now, facts).outcome, evaluate(other, facts, wanted.terms).outcome)
        if pair[0] != pair[1]:
            found[pair] += 1
    return found


def least_three(world: World) -> None:
    """Let the organisation show numbers from three on."""
    world.organisation.terms[TERM] = 3
    world.organisation.save()


@pytest.mark.parametrize(
    "wanted", [LOWER, OtherPolicy(pack="state-2020"), OtherPolicy({"gift_limit": Decimal(5)})]
)
def test_the_answers_are_those_of_one_case_at_a_time(world: Recorded, wanted: OtherPolicy) -> None:
    found = one_by_one(world, GIFTS, wanted)
    figures = asked(world, wanted).figures
    assert figures.compared == exact(12)
    assert figures.changed == exact(found.total())
    kinds = {(kind.was, kind.becomes): kind.times for kind in figures.kinds or ()}
    assert kinds or figures.kinds is None
    assert all(times.low <= found[pair] <= times.high for pair, times in kinds.items())


def test_a_lower_limit_changes_what_lies_between_by_the_rule_on_the_limit(world: Recorded) -> None:
    least_three(world)
    for giver in ("Veiligheidsregio", "Omgevingsdienst"):
        world.gift(value="30", courtesy_exchange="no", giver_organisation=giver)
    result = asked(world)
    assert [(one.term.name, one.now, one.other) for one in result.terms] == [
        ("gift_limit", Decimal(50), Decimal(25))
    ]
    kinds = {kind.was: kind for kind in result.figures.kinds or ()}
    assert kinds["allowed_with_report"].times == exact(5)
    assert kinds["allowed_with_report"].rules == (("above-limit", exact(5)),)
    assert kinds["needs_prior_approval"].times == exact(3)


def test_changes_are_told_per_quarter(world: Recorded) -> None:
    figures = asked(world).figures
    assert figures.per == "quarter"
    assert figures.periods is not None
    assert [(one.first_day, one.times) for one in figures.periods] == [
        (date(2026, 1, 1), exact(6)),
        (date(2026, 4, 1), exact(0)),
    ]


def test_a_split_that_would_tell_a_small_number_stays_away(world: Recorded) -> None:
    figures = asked(world).figures
    # Five of one kind and one of another: the total of six would tell the one.
    assert figures.changed == exact(6)
    assert figures.kinds is None


def test_few_changes_are_not_told(world: Recorded) -> None:
    figures = asked(world, since=date(2026, 2, 4)).figures
    assert figures.changed == Shown(1, 4)
    assert figures.kinds is None
    assert figures.periods is None


def test_the_own_terms_of_the_organisation_hold_on_both_sides(world: Recorded) -> None:
    world.organisation.terms["gifts.gift_limit"] = "25"
    world.organisation.save()
    assert asked(world).figures.changed == exact(0)
    assert asked(world, OtherPolicy({"gift_limit": Decimal(50)})).figures.changed == exact(6)


def test_an_own_term_that_another_pack_does_not_allow_is_refused(world: Recorded) -> None:
    world.organisation.terms["gifts.gift_limit"] = "40"
    world.organisation.save()
    with pytest.raises(Refusal) as caught:
        asked(world, OtherPolicy(pack="state-2020"))
    assert caught.value.code == "what_if_terms_do_not_fit"
    again = asked(world, OtherPolicy({"gift_limit": Decimal(25)}, "state-2020"))
    assert again.figures.changed == exact(6)


def test_each_entry_is_answered_under_the_rules_of_its_own_day(world: Recorded) -> None:
    def from_april_on(on: date, pack: str) -> RuleBook | None:
        return GIFTS.rule_book(on, "state-2020" if on >= date(2026, 4, 1) else pack)

    register = replace(GIFTS, rule_book=from_april_on)
    wanted = OtherPolicy({"gift_limit": Decimal(10)})
    figures = asked(world, wanted, register).figures
    assert figures.changed == exact(one_by_one(world, register, wanted).total()) == exact(12)


def test_days_without_rules_take_no_part(world: Recorded) -> None:
    def from_april_on(on: date, pack: str) -> RuleBook | None:
        return GIFTS.rule_book(on, pack) if on >= date(2026, 4, 1) else None

    figures = asked(world, register=replace(GIFTS, rule_book=from_april_on)).figures
    assert (figures.compared, figures.left_out) == (exact(6), exact(6))


def test_entries_without_stored_facts_are_counted_and_left_out(world: Recorded) -> None:
    Ruling.rows.of(world.organisation.pk).filter(on__gte=date(2026, 4, 1)).delete()
    figures = asked(world).figures
    assert (figures.compared, figures.left_out) == (exact(6), exact(6))
    assert asked(world, until=date(2026, 4, 1)).figures.left_out == exact(0)


def test_facts_that_the_rules_no_longer_know_are_refused_in_words(world: Recorded) -> None:
    ruling = Ruling.rows.of(world.organisation.pk).earliest("pk")
    facts: dict[str, Any] = json.loads(ruling.facts)
    Ruling.rows.of(world.organisation.pk).filter(pk=ruling.pk).update(
        facts=json.dumps(facts | {"delivery_place": "moon"})
    )
    with pytest.raises(Refusal, match="delivery_place"):
        asked(world)


def test_only_who_may_read_every_entry_may_ask(world: Recorded) -> None:
    for person in (world.samira, world.karin, world.audra, world.dana, world.bo):
        with pytest.raises(Refusal) as caught:
            what_if(world.actor(person), GIFTS, LOWER)
        assert caught.value.code == "what_if_not_for_you"


def test_another_organisation_takes_no_part(world: Recorded) -> None:
    other = Recorded("south")
    assert asked(world).figures.compared == asked(other).figures.compared == exact(12)


def test_where_nothing_or_little_was_recorded_that_is_said(world: Recorded) -> None:
    codes = {}
    for since in (date(2026, 6, 1), date(2026, 5, 5)):
        with pytest.raises(Refusal) as caught:
            asked(world, since=since)
        codes[since] = caught.value.code
    assert list(codes.values()) == ["what_if_nothing_then", "what_if_too_few"]
    with pytest.raises(Refusal) as caught:
        asked(World("empty"))
    assert caught.value.code == "what_if_nothing"


def test_a_period_that_ends_before_it_begins_is_refused(world: Recorded) -> None:
    with pytest.raises(InvalidData, match="until"):
        asked(world, since=date(2026, 5, 1), until=date(2026, 4, 1))

"""Organisations outside are found again, and a running tender is known on its days only."""

from datetime import date

import pytest

from tests.people.builders import TODAY, Province
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.people import commands
from zuiver.people.models import Counterparty
from zuiver.people.queries import (
    actor_for_person,
    counterparty_by_public_id,
    counterparty_search,
    involvements_on,
    person_by_public_id,
    persons_search,
)


def known(province: Province, name: str, kvk_number: str = "") -> Counterparty:
    return commands.counterparty_find_or_create(province.hr, name=name, kvk_number=kvk_number)


def test_another_way_to_write_the_name_is_the_same_organisation(province: Province) -> None:
    first = known(province, "Bouwbedrijf Zilverduin B.V.")
    assert known(province, "bouwbedrijf zilverduin") == first
    assert first.name == "Bouwbedrijf Zilverduin B.V."


def test_the_kvk_number_decides_over_the_name(province: Province) -> None:
    first = known(province, "Zilverduin", "12345678")
    assert known(province, "Zilverduin Infra", "1234 5678") == first
    assert known(province, "Zilverduin", "87654321") != first


def test_one_known_by_name_gets_its_number_later(province: Province) -> None:
    first = known(province, "Zilverduin")
    assert known(province, "Zilverduin BV", "12345678") == first
    first.refresh_from_db()
    assert first.kvk_number == "12345678"


def test_a_name_without_a_number_finds_the_only_one_with_that_name(province: Province) -> None:
    first = known(province, "Zilverduin", "12345678")
    assert known(province, "zilverduin") == first
    known(province, "Zilverduin", "87654321")
    assert known(province, "zilverduin").kvk_number == ""


def test_two_organisations_each_have_their_own_list(province: Province) -> None:
    south = Province("south")
    mine, theirs = known(province, "Zilverduin", "12345678"), known(south, "Zilverduin", "12345678")
    assert mine != theirs
    assert counterparty_search(province.hr, "zil") == [mine]
    with pytest.raises(NotFound):
        counterparty_by_public_id(province.hr, theirs.public_id)


@pytest.mark.parametrize(
    ("field", "name", "number"),
    [
        ("giver_org", "", ""),
        ("giver_org", "?!", ""),
        ("giver_org", "x" * 201, ""),
        ("kvk_number", "Zilverduin", "1234567"),
        ("kvk_number", "Zilverduin", "1234567a"),
        ("kvk_number", "Zilverduin", "١٢٣٤٥٦٧٨"),
    ],
)
def test_a_name_or_number_that_is_none_is_refused(
    province: Province, field: str, name: str, number: str
) -> None:
    with pytest.raises(InvalidData) as refused:
        known(province, name, number)
    assert list(refused.value.errors) == [field]


def test_everybody_adds_a_giver_but_only_the_officer_keeps_suppliers(province: Province) -> None:
    worker = actor_for_person(province.person("worker"), TODAY)
    giver = commands.counterparty_find_or_create(worker, name="Zilverduin")
    with pytest.raises(Refusal, match="integrity officer"):
        commands.counterparty_change(worker, giver, is_supplier=True)
    officer = actor_for_person(province.person("officer", role="integrity_officer"), TODAY)
    assert commands.counterparty_change(officer, giver, is_supplier=True) == ["is_supplier"]


def test_suppliers_come_first_and_any_word_may_be_begun(province: Province) -> None:
    for name in ("Duinrand Advies", "Zilver Duin Catering", "Anders"):
        known(province, name)
    supplier = known(province, "Zandweg Duinbouw")
    commands.counterparty_change(province.hr, supplier, is_supplier=True)
    found = [party.name for party in counterparty_search(province.hr, "DUIN")]
    assert found == ["Zandweg Duinbouw", "Duinrand Advies", "Zilver Duin Catering"]
    assert [party.name for party in counterparty_search(province.hr, "cat duin")] == ["Zilver Duin Catering"]
    assert counterparty_search(province.hr, " % ") == []


def test_an_organisation_is_found_by_the_beginning_of_its_number(province: Province) -> None:
    party = known(province, "Zilverduin", "12345678")
    assert counterparty_search(province.hr, "1234 5") == [party]


def test_at_most_ten_are_shown(province: Province) -> None:
    for number in range(12):
        known(province, f"Duin {number}")
        province.person(f"Duin {number}")
    assert len(counterparty_search(province.hr, "duin")) == 10
    assert len(persons_search(province.hr, "duin")) == 10


def test_people_are_found_by_any_word_of_their_name_without_accents(province: Province) -> None:
    person = province.person("Renée van Dobbersloot")
    province.person("Anders Iemand")
    for text in ("rene", "DOBB", "van dobb", "renée"):
        assert persons_search(province.hr, text) == [person]
    assert persons_search(province.hr, "bersloot") == []
    assert persons_search(province.hr, "") == []


def test_people_of_another_organisation_are_not_found(province: Province) -> None:
    stranger = Province("south").person("Renée")
    assert persons_search(province.hr, "rene") == []
    with pytest.raises(NotFound):
        person_by_public_id(province.hr, stranger.public_id)


def test_a_tender_counts_from_its_first_up_to_and_including_its_last_day(province: Province) -> None:
    party = known(province, "Zilverduin")
    tender = commands.involvement_start(
        province.hr,
        party,
        kind="tender",
        title="Bridge N999",
        valid_from=date(2026, 5, 1),
        valid_until=date(2026, 5, 12),
    )
    assert involvements_on(party, date(2026, 4, 30)) == []
    assert involvements_on(party, date(2026, 5, 1)) == [tender]
    assert involvements_on(party, date(2026, 5, 12)) == [tender]
    assert involvements_on(party, date(2026, 5, 13)) == []
    commands.involvement_end(province.hr, tender, valid_until=date(2026, 5, 10))
    assert involvements_on(party, date(2026, 5, 11)) == []

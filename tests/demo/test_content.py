"""The files of the province: complete, of the right shape, and of nobody who exists."""

from collections import Counter
from datetime import date

import pytest

from zuiver.cli.demo.days import event_day
from zuiver.cli.demo.gift_lines import gift_line
from zuiver.cli.demo.reading import read_province, sign_in_address
from zuiver.people.roles import ROLE_BY_SLUG

PROVINCE = read_province()
PERSONAS = {
    *("medewerker", "medewerker-extern", "teamleider", "plaatsvervanger", "afdelingsmanager"),
    *("integriteitscoordinator", "inleverpunt", "auditor", "hr", "beheerder"),
    "vertrouwenspersoon",
}


def test_there_are_three_departments_and_twelve_teams() -> None:
    top = [code for code, _, above in PROVINCE.units if above is None]
    departments = [code for code, _, above in PROVINCE.units if above in top]
    teams = [code for code, _, above in PROVINCE.units if above in departments]
    assert (len(departments), len(teams)) == (3, 12)


def test_sixty_people_hold_every_role_and_every_scale_from_6_to_17() -> None:
    assert len({person.key for person in PROVINCE.people}) == 60
    assert len({person.name for person in PROVINCE.people}) == 60
    assert {role for person in PROVINCE.people for role in person.roles} == set(ROLE_BY_SLUG)
    assert {person.scale for person in PROVINCE.people if person.scale} == set(range(6, 18))


def test_externals_have_no_scale_and_several_have_no_hr_record() -> None:
    externals = [person for person in PROVINCE.people if person.kind == "external"]
    assert all(person.scale is None for person in externals)
    assert sum(not person.hr for person in externals) >= 3
    assert all(person.hr for person in PROVINCE.people if person.kind == "employee")


def test_every_persona_is_somebody() -> None:
    assert Counter(person.persona for person in PROVINCE.people if person.persona) == Counter(PERSONAS)


def test_there_are_150_gifts_and_a_few_that_were_begun_only() -> None:
    drafts = sum(gift.draft for gift in PROVINCE.gifts)
    assert (len(PROVINCE.gifts) - drafts, drafts) == (150, 3)


def test_no_two_gifts_are_told_in_the_same_words() -> None:
    told = Counter(gift.typed["description"] for gift in PROVINCE.gifts)
    assert max(told.values()) <= 2


def test_registration_numbers_telephone_numbers_and_addresses_belong_to_nobody() -> None:
    assert all(number.startswith("000") and len(number) == 8 for _, number in PROVINCE.suppliers)
    assert all(confidant.phone.startswith("099 000") for confidant in PROVINCE.confidants)
    # RFC 2606: nobody can register a name under .example.
    assert PROVINCE.organisation["mail"].endswith(".example")
    assert sign_in_address(PROVINCE).endswith("@reigermark.example")


@pytest.mark.parametrize(
    "today", [date(2026, 1, 1), date(2028, 2, 29), date(2027, 5, 16), date(2026, 12, 31)]
)
def test_the_days_of_all_gifts_lie_within_three_years_and_a_season_whenever_it_is_built(today: date) -> None:
    days = [event_day(gift.when, today) for gift in PROVINCE.gifts]
    assert max(day.first_day() for day in days) <= today
    assert min((today - day.last_day()).days for day in days) >= 0
    assert max((today - day.first_day()).days for day in days) <= 3 * 366 + 80


def test_a_gift_that_is_told_by_season_keeps_its_season() -> None:
    assert event_day("12-18/0", date(2026, 11, 22)).iso == "2025-12-18"
    assert event_day("12-18/2", date(2026, 11, 22)).iso == "2023-12-18"
    assert event_day("06-01~month/2", date(2026, 11, 22)).iso == "2024-05"
    assert event_day("3d", date(2026, 11, 24)).iso == "2026-11-20"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"when": "1d", "who": "yara", "what": "Koek", "colour": "red"}, "colour"),
        ({"who": "yara", "what": "Koek"}, "when"),
    ],
)
def test_a_slip_in_a_line_is_told(line: dict[str, str], told: str) -> None:
    with pytest.raises((ValueError, KeyError), match=told):
        gift_line(line)


def test_a_day_that_is_none_is_told() -> None:
    with pytest.raises(ValueError, match="some day"):
        event_day("some day", date(2026, 11, 22))

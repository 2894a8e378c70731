"""Figures of a year: only by decision, of a year that is over, seen by somebody first, and never a number that leads to one."""

from datetime import date
from itertools import product

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.publication.builders import Publishing
from tests.web_entries.browsers import Browsers
from zuiver.audit.models import AuditEvent
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.people.actor import system_actor
from zuiver.people.commands import terms_set
from zuiver.people.models import Person
from zuiver.people.roles import MANAGE_TERMS
from zuiver.publication import queries
from zuiver.publication.commands import figures_publish, figures_withdraw
from zuiver.publication.figures import Figures, safe
from zuiver.publication.models import YearFigures
from zuiver.registers.models import Entry

YEAR = 2025


@pytest.fixture
def world(db: None) -> Publishing:
    """A province with nine gifts of last year: seven things and two services."""
    made = Publishing()
    with made.frozen():
        for number in range(9):
            made.gift(
                giver_organisation=f"Gever {number}", offer_kind="tangible" if number < 7 else "service"
            )
    Entry.rows.update(reported_on=date(YEAR, 5, 12))
    return made


def decide(world: Publishing) -> None:
    """The organisation decided that figures are public."""
    administrator = system_actor(world.organisation.pk, "command-line", world.today, {MANAGE_TERMS})
    terms_set(
        administrator,
        {
            "figures.decided_by": "College van Noord",
            "figures.decided_since": f"{YEAR}-03-01",
            "figures.decided_why": "Zo ziet iedereen hoe vaak wij melden.",
        },
    )
    world.organisation.refresh_from_db()


def seen(world: Publishing, person: Person, kind: str = "gifts") -> str:
    _, found, _ = queries.figures_to_show(world.acting(person))
    return next(one.seen for one in found if one.kind == kind)


def publish(world: Publishing, person: Person, year: int = YEAR) -> YearFigures:
    with world.frozen():
        actor = world.acting(person)
        return figures_publish(actor, kind="gifts", year=year, seen=seen(world, person))


def test_without_a_decision_there_are_none(world: Publishing) -> None:
    decision, found, there = queries.figures_to_show(world.acting(world.imre))
    assert (decision, found, there) == (None, [], [])
    with pytest.raises(Refusal):
        figures_publish(world.acting(world.imre), kind="gifts", year=YEAR, seen="")


def test_somebody_who_saw_them_makes_them_public_and_small_ones_stay_unknown(world: Publishing) -> None:
    decide(world)
    found = Figures.from_json(publish(world, world.imre).figures)
    assert (found.total.low, found.total.high) == (9, 9)
    assert not found.parts or not found.parts["service"].is_exact
    assert AuditEvent.objects.filter(event="publication.figures.published").count() == 1
    with world.frozen():
        (public,) = queries.public_figures(world.organisation)
    assert (public.kind, public.year, public.decided_by) == ("gifts", YEAR, "College van Noord")


def test_they_stay_as_they_were_published_and_cannot_be_made_twice(world: Publishing) -> None:
    decide(world)
    before = publish(world, world.imre).figures
    with world.frozen():
        world.gift(giver_organisation="Te laat")
    Entry.rows.update(reported_on=date(YEAR, 5, 12))
    assert YearFigures.rows.get().figures == before
    with pytest.raises(Refusal):
        figures_publish(world.acting(world.imre), kind="gifts", year=YEAR, seen="")


@pytest.mark.parametrize("year", [YEAR - 1, YEAR + 1])
def test_of_a_year_before_the_decision_or_that_is_not_over_there_are_none(
    world: Publishing, year: int
) -> None:
    decide(world)
    with pytest.raises(Refusal):
        publish(world, world.imre, year)


def test_who_looked_at_other_figures_does_not_make_these_public(world: Publishing) -> None:
    decide(world)
    looked_at = seen(world, world.imre)
    Entry.rows.filter(title="Fles rode wijn").update(state="withdrawn")
    with pytest.raises(Refusal):
        figures_publish(world.acting(world.imre), kind="gifts", year=YEAR, seen=looked_at)


def test_they_are_taken_away_with_a_reason(world: Publishing) -> None:
    decide(world)
    publish(world, world.imre)
    with pytest.raises(InvalidData):
        figures_withdraw(world.acting(world.imre), kind="gifts", year=YEAR, reason=" ")
    figures_withdraw(world.acting(world.imre), kind="gifts", year=YEAR, reason="Er zat een fout in.")
    assert not YearFigures.rows.exists()


@pytest.mark.parametrize("name", ["samira", "karin", "bo", "audra"])
def test_nobody_else_sees_or_makes_them(world: Publishing, name: str) -> None:
    decide(world)
    actor = world.acting(getattr(world, name))
    with pytest.raises(NotFound):
        queries.figures_to_show(actor)
    with pytest.raises(NotFound):
        figures_publish(actor, kind="gifts", year=YEAR, seen="")


def test_relations_and_replacements_have_no_figures(world: Publishing) -> None:
    decide(world)
    _, found, _ = queries.figures_to_show(world.acting(world.imre))
    kinds = {one.kind for one in found}
    assert "measures" in kinds
    assert not kinds & {"relations", "procurement", "integrity_agreements", "research", "means"}


def test_the_pages_show_the_same_and_so_do_the_files(world: Publishing, client: Client) -> None:
    decide(world)
    with world.frozen():
        officer = Browsers(world.province).of(world.imre)
        page = reverse("figures_deciding")
        assert officer.get(page).status_code == 200
        typed = {"kind": "gifts", "year": str(YEAR), "seen": seen(world, world.imre)}
        officer.post(page, typed)
        words = client.get(reverse("public_figures")).content.decode()
        (line, *_more) = client.get(reverse("public_figures_json")).json()["lines"]
        csv = b"".join(client.get(reverse("public_figures_csv"))).decode()
    assert "College van Noord" in words
    assert (line["part"], line["at_least"], line["at_most"]) == ("total", 9, 9)
    assert f"{YEAR};gifts;total;9;9" in csv


@given(numbers=st.lists(st.integers(0, 12), min_size=1, max_size=4))
def test_no_small_number_can_be_worked_out(numbers: list[int]) -> None:
    least = 5
    counted = {str(place): number for place, number in enumerate(numbers)}
    found = safe(counted, least)
    if not found.parts:
        return
    total = sum(numbers)
    ways = [
        way
        for way in product(*(range(part.low, part.high + 1) for part in found.parts.values()))
        if sum(way) == total
    ]
    for place, number in enumerate(counted[name] for name in found.parts):
        if 0 < number < least:
            assert {way[place] for way in ways} >= set(range(1, least))

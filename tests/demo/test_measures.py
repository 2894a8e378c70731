"""The measures of the demo province, through the same queries as the pages."""

from collections import Counter
from datetime import timedelta

from zuiver.cli.demo.measures import FILE
from zuiver.kernel import clock
from zuiver.measures.models import Measure
from zuiver.measures.queries import (
    MeasureFilters,
    register_of_measures,
    share_with_proof_on_date,
    to_check,
    to_do,
)
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation, User
from zuiver.people.queries import actor_of
from zuiver.rules.yaml_source import read_source


def persona(slug: str) -> Actor:
    actor = actor_of(User.objects.get(email__startswith=f"{slug}@"))
    assert actor is not None
    return actor


def test_every_line_became_a_measure_in_every_place_of_its_life(province: Organisation) -> None:
    lines = read_source(FILE).data
    of_gifts = Measure.rows.of(province.pk).filter(subject__startswith="gifts:")
    states = Counter(of_gifts.values_list("state", flat=True))
    assert sum(states.values()) == len(lines) + sum("new" in line for line in lines)
    assert set(states) == {
        "imposed", "accepted", "objected", "carried_out", "working", "effective", "not_effective", "lapsed",
    }  # fmt: skip


def test_something_is_left_to_do_and_to_check(province: Organisation) -> None:
    assert to_do(persona("medewerker"))
    assert {row.person for row in to_check(persona("teamleider"))} == {"Wout Bramenlicht"}
    assert {row.in_place_of for row in to_check(persona("plaatsvervanger"))} == {"Sjoerd Papierbeek"}


def test_the_officer_sees_what_is_late_and_the_share(province: Organisation) -> None:
    officer, today = persona("integriteitscoordinator"), clock.today()
    late = register_of_measures(officer, MeasureFilters(late=True)).rows
    assert [row.person for row in late] == ["Bilal Morgenklepel"]
    figure = share_with_proof_on_date(officer, since=today - timedelta(days=365), until=today)
    assert figure.due is not None
    assert figure.low < figure.high

"""A prepared query gives what the models give, for any values, and refuses what it cannot hold."""

import pytest

from tests.people.builders import Province
from zuiver.people.models import Person, User
from zuiver.people.prepared import Prepared


def test_it_answers_like_the_query_it_was_made_of(province: Province) -> None:
    people = [province.person(name) for name in ("first", "second", "third")]
    organisation = people[0].organisation_id
    query = Prepared(
        lambda ids: Person.rows.of(ids[0]).filter(pk__in=ids[1:]).order_by("pk").values_list("pk", "name"), 3
    )
    for chosen in ([people[0].pk, people[1].pk], [people[2].pk, people[0].pk]):
        expected = Person.rows.of(organisation).filter(pk__in=chosen).order_by("pk").values_list("pk", "name")
        assert query.rows([organisation, *chosen]) == list(expected)
    assert query.rows([organisation + 1, people[0].pk, people[1].pk]) == []


def test_a_moment_keeps_its_zone(province: Province) -> None:
    user = User.objects.create_user(email="worker@example.org", person=province.person("worker"))
    query = Prepared(lambda ids: User.objects.filter(person_id=ids[0]).values_list("date_joined"), 1)
    assert query.rows([user.person_id]) == [(user.date_joined,)]


@pytest.mark.django_db
def test_a_value_that_the_query_does_not_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="does not hold the values"):
        Prepared(lambda ids: Person.rows.of(ids[0]).values_list("pk"), 2)

"""A prepared query gives what the models give, for any values, and refuses what it cannot hold."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db.models import QuerySet

from tests.people.builders import Province
from zuiver.people.models import Person, User
from zuiver.people.prepared import Prepared, prepared


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
    assert query.rows([user.person_id or 0]) == [(user.date_joined,)]


@pytest.mark.django_db
def test_a_value_that_the_query_does_not_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="does not hold the values"):
        Prepared(lambda ids: Person.rows.of(ids[0]).values_list("pk"), 2)


@prepared
def _by_ids(organisation_id: int, ids: tuple[int, ...]) -> QuerySet[Person]:
    rows: QuerySet[Person] = Person.rows.of(organisation_id)
    return rows.filter(pk__in=ids).select_related("organisation").order_by("-pk")


@prepared
def _by_words(
    organisation_id: int, public_id: str, key: UUID, until: date, moment: datetime
) -> QuerySet[Person, str]:
    rows: QuerySet[Person] = Person.rows.of(organisation_id)
    rows = rows.filter(public_id=public_id, user__id=key, user__date_joined__lte=moment)
    return rows.exclude(assignments__valid_from__gt=until).values_list("name", flat=True)


def test_a_prepared_function_gives_the_objects_of_its_query_set(province: Province) -> None:
    people = [province.person(name) for name in ("first", "second", "third")]
    organisation = people[0].organisation_id
    for chosen in ([people[0], people[1]], [people[2]], [people[2], people[1], people[0]]):
        found = _by_ids(organisation, tuple(person.pk for person in chosen))
        assert found == sorted(chosen, key=lambda person: -person.pk)
        assert [person.name for person in found] == [
            person.name for person in sorted(chosen, key=_pk, reverse=True)
        ]
    assert _by_ids(organisation + 1, (people[0].pk,)) == []
    assert _by_ids.first(organisation, (people[0].pk,)) == people[0]
    assert _by_ids.first(organisation, (0,)) is None


def _pk(person: Person) -> int:
    return person.pk


def test_what_was_asked_for_beside_a_row_costs_no_query(
    province: Province, django_assert_num_queries: Any
) -> None:
    person = province.person("first")
    with django_assert_num_queries(1):
        [found] = _by_ids(person.organisation_id, (person.pk,))
        assert found.organisation.name == province.organisation.name


def test_texts_days_moments_and_keys_are_values_too(province: Province) -> None:
    person = province.person("worker")
    user = User.objects.create_user(email="worker@example.org", person=person)
    wanted = (person.organisation_id, person.public_id, user.pk, date(2030, 1, 1))
    assert _by_words(*wanted, user.date_joined) == [person.name]
    assert _by_words(*wanted, user.date_joined - timedelta(seconds=1)) == []
    assert _by_words(person.organisation_id, "other", user.pk, date(2030, 1, 1), user.date_joined) == []


@pytest.mark.django_db
@pytest.mark.parametrize("value", [None, True])
def test_what_would_make_another_query_is_no_value(value: Any) -> None:
    with pytest.raises(TypeError, match="make another query"):
        prepared(lambda one: Person.rows.of(one).all())(value)


@pytest.mark.django_db
def test_a_prepared_function_refuses_a_value_that_its_query_does_not_hold() -> None:
    with pytest.raises(ValueError, match="does not hold the values"):
        prepared(lambda one, two: Person.rows.of(one).all())(1, 2)

"""A notice is left once, in the transaction of what it is about, and seen by its person only."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from tests.people.builders import TODAY, Province
from zuiver.kernel import clock
from zuiver.notices.commands import notices_seen, tell
from zuiver.notices.digests import make_digests
from zuiver.notices.models import Mail, Notice
from zuiver.notices.queries import notices_for, unseen_count
from zuiver.people.actor import system_actor
from zuiver.people.models import Person
from zuiver.people.queries import actor_for_person

NOON = datetime(2026, 5, 12, 10, 0, tzinfo=UTC)
QUIET = timedelta(minutes=15)


def told(person: Person, key: str, at: datetime = NOON) -> None:
    with clock.frozen(at):
        tell(person, topic="entry_changed", subject=f"gifts:{key}", key=key)


def digests(person: Person, at: datetime) -> int:
    with clock.frozen(at):
        return make_digests(person.organisation_id, quiet=QUIET)


def test_telling_twice_tells_once(person: Person) -> None:
    told(person, "one")
    told(person, "one")
    told(person, "two")
    assert Notice.rows.count() == 2


def test_two_organisations_may_use_the_same_key(person: Person) -> None:
    told(person, "one")
    told(Province("south").person("worker"), "one")
    assert Notice.rows.count() == 2


def test_a_change_that_is_rolled_back_tells_nobody(person: Person) -> None:
    with transaction.atomic():
        told(person, "one")
        transaction.set_rollback(True)
    assert not Notice.rows.exists()


def test_people_see_their_own_notices_newest_first(province: Province, person: Person) -> None:
    other = province.person("other")
    for key in ("one", "two", "three"):
        told(person, key)
    told(other, "four")
    actor = actor_for_person(person, TODAY)
    assert [notice.key for notice in notices_for(actor)] == ["three", "two", "one"]
    assert unseen_count(actor) == 3
    second_page = notices_for(actor, before=notices_for(actor)[1].pk)
    assert [notice.key for notice in second_page] == ["one"]
    assert notices_for(system_actor(province.organisation.pk, "worker", TODAY)) == []


def test_seeing_marks_the_own_notices_only(province: Province, person: Person) -> None:
    other = province.person("other")
    told(person, "one")
    told(other, "two")
    actor = actor_for_person(person, TODAY)
    ids = list(Notice.rows.values_list("pk", flat=True))
    assert notices_seen(actor, ids=ids) == 1
    assert notices_seen(actor, ids=ids) == 0
    assert notices_for(actor, only_unseen=True) == []
    assert unseen_count(actor_for_person(other, TODAY)) == 1


def test_opening_a_subject_sees_all_notices_about_it(person: Person) -> None:
    for key in ("one", "two"):
        tell(person, topic="entry_changed", subject="gifts:abc", key=key)
    told(person, "three")
    actor = actor_for_person(person, TODAY)
    assert notices_seen(actor, subject="gifts:abc") == 2
    assert [notice.key for notice in notices_for(actor, only_unseen=True)] == ["three"]


def test_a_busy_quarter_of_an_hour_gives_one_mail(person: Person) -> None:
    for minute in range(15):
        told(person, f"notice {minute}", NOON + timedelta(minutes=minute))
    assert digests(person, NOON + timedelta(minutes=14)) == 0
    assert digests(person, NOON + timedelta(minutes=15)) == 1
    assert Mail.rows.get().notices.count() == 15
    assert digests(person, NOON + timedelta(hours=5)) == 0


def test_what_was_seen_is_not_mailed(person: Person) -> None:
    told(person, "one")
    notices_seen(actor_for_person(person, TODAY), subject="gifts:one")
    assert digests(person, NOON + timedelta(hours=1)) == 0


def test_each_person_gets_an_own_mail(province: Province, person: Person) -> None:
    other = province.person("other")
    for key, someone in (("one", person), ("two", other), ("three", person)):
        told(someone, key)
    assert digests(person, NOON + QUIET) == 2
    assert {mail.person for mail in Mail.rows.all()} == {person, other}


def test_a_missed_run_is_made_good_by_the_next(person: Person) -> None:
    told(person, "one")
    assert digests(person, NOON + timedelta(days=3)) == 1


def test_someone_without_an_address_is_visible_as_a_failed_mail(person: Person) -> None:
    person.email = ""
    person.save()
    told(person, "one")
    digests(person, NOON + QUIET)
    mail = Mail.rows.get()
    assert (mail.state, mail.last_error) == ("failed", "This person has no e-mail address.")


@pytest.mark.django_db
def test_an_organisation_without_notices_has_nothing_to_mail() -> None:
    assert make_digests(99, quiet=QUIET) == 0

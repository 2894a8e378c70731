"""A province to measure on: built by the demo, grown when it is too small, with people who are signed in already."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import Count

from growing.growth import Growth, Plan
from zuiver.cli.database import migrate
from zuiver.cli.demo.preparing import prepare
from zuiver.kernel import clock
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation, Person, RoleGrant, User
from zuiver.people.queries import actor_for_person
from zuiver.people.tenant_scope import organisation_scope
from zuiver.registers.models import Entry

KIND = "gifts"
Say = Callable[[str], None]


def prepared(entries: int, say: Say) -> Organisation:
    """Make the database ready: the tables, the demo province, and as many entries as asked for."""
    migrate.main(args=[], standalone_mode=False)
    if not Organisation.objects.exists():
        prepare.main(args=[], standalone_mode=False)
    organisation = Organisation.objects.get()
    with organisation_scope(organisation.pk):
        there = Entry.rows.of(organisation.pk).count()
    if there < entries:
        say(f"Growing from {there:,} to {entries:,} entries.")
        Growth(Plan(entries, people=1_300, givers=max(200, min(20_000, entries // 50))), say).run()
    return organisation


@contextmanager
def inside(organisation: Organisation) -> Iterator[None]:
    """Work in the organisation."""
    with organisation_scope(organisation.pk):
        yield


def officer(organisation: Organisation) -> Person:
    """Somebody who keeps the registers."""
    today = clock.today()
    grants = RoleGrant.rows.of(organisation.pk).filter(RoleGrant.on(today), role="integrity_officer")
    return Person.rows.get(pk=grants.order_by("pk").values_list("person_id", flat=True)[0])


def busiest_manager(organisation: Organisation) -> Person:
    """The manager on whose desk most is waiting."""
    waiting = Entry.rows.of(organisation.pk).filter(is_open=True, assessor__isnull=False)
    busiest = waiting.values("assessor_id").annotate(count=Count("pk")).order_by("-count", "assessor_id")
    return Person.rows.get(pk=busiest[0]["assessor_id"])


def a_case_of(organisation: Organisation, manager: Person) -> str:
    """One of the cases on that desk, by its public id."""
    waiting = Entry.rows.of(organisation.pk).filter(is_open=True, assessor=manager).order_by("pk")
    return str(waiting.values_list("public_id", flat=True).first())


def employees(organisation: Organisation, count: int) -> list[Person]:
    """People who record gifts."""
    placed = Person.rows.of(organisation.pk).filter(assignments__valid_until__isnull=True).distinct()
    return list(placed.order_by("pk")[:count])


def headers_of(person: Person) -> dict[str, str]:
    """The headers of a browser in which this person signed in, with the token for forms."""
    account = User.objects.filter(person=person).first()
    if account is None:
        account = User.objects.create_user(email=f"bench-{person.pk}@example.org", person=person)
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[1]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    token = secrets.token_hex(16)
    cookies = f"{settings.SESSION_COOKIE_NAME}={session.session_key}; csrftoken={token}"
    return {"Cookie": cookies, "X-Token": token, "Accept-Language": "nl"}


def actor(person: Person) -> Actor:
    """The person as an actor of today."""
    return actor_for_person(person, clock.today())

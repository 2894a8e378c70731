"""Rows that were written in bulk are rows that the commands could have left: every read works on them, nothing is odd."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from django.db import transaction

from growing.growth import Growth, Plan
from growing.words import party_name
from zuiver.audit.verify import verify
from zuiver.kernel import clock
from zuiver.people.actor import Actor
from zuiver.people.models import Counterparty, Organisation, Person, User
from zuiver.people.names import name_key
from zuiver.people.queries import actor_of
from zuiver.registers import queries
from zuiver.registers.advice import advise
from zuiver.registers.commands import entry_act, entry_open
from zuiver.registers.commands.composing import index_text
from zuiver.registers.lifecycle import State, is_open
from zuiver.registers.models import Decision, Entry, EntryNamed, EntryVersion, HandIn
from zuiver.registers.payload import as_typed, clean_or_raise
from zuiver.registers.queries import SORTS, EntryFilters
from zuiver.registers.registry import register_of
from zuiver.registers.routing import route
from zuiver.registers.search import containing, matching
from zuiver.registers.surroundings import around_entry

GROWN = 200
KIND = "gifts"
REGISTER = register_of(KIND)


@pytest.fixture(scope="module")
def grown_once(built: Organisation) -> Iterator[list[int]]:
    """The ids of 200 entries beside the 150 of the province, with ninety people and a hundred givers."""
    with transaction.atomic():
        before = set(Entry.rows.values_list("pk", flat=True))
        plan = Plan(len(before) + GROWN, people=90, givers=100, versions=True, trail=True)
        added = Growth(plan, lambda text: None).run()
        assert added["rows of Entry"] == GROWN
        yield sorted(set(Entry.rows.values_list("pk", flat=True)) - before)
        transaction.set_rollback(True)


@pytest.fixture
def grown(grown_once: list[int], province: Organisation) -> list[Entry]:
    """The 200 entries."""
    chosen = Entry.rows.filter(pk__in=grown_once).select_related("person", "counterparty", "organisation")
    return list(chosen.order_by("pk"))


@pytest.fixture
def recent(grown_once: list[int], province: Organisation) -> list[Entry]:
    """Forty more entries, all of the last weeks."""
    before = set(Entry.rows.values_list("pk", flat=True))
    Growth(Plan(len(before) + 40, people=90, givers=100, days=10), lambda text: None).run()
    return list(Entry.rows.exclude(pk__in=before).order_by("pk"))


@pytest.fixture
def officer(grown: list[Entry]) -> Actor:
    return persona("integriteitscoordinator")


def persona(slug: str) -> Actor:
    actor = actor_of(User.objects.get(email__startswith=f"{slug}@"))
    assert actor is not None
    return actor


def test_a_payload_is_what_the_register_would_store_again(grown: list[Entry]) -> None:
    for entry in grown:
        assert entry.reported_on is not None
        assert clean_or_raise(REGISTER, as_typed(REGISTER, entry.data), entry.reported_on) == entry.data


def test_columns_are_those_that_the_payload_gives(grown: list[Entry]) -> None:
    reading = REGISTER.reading
    for entry in grown:
        when, party = reading.happened(entry.data), reading.party(entry.data)
        assert when is not None
        assert party is not None
        assert entry.counterparty is not None
        assert (entry.title, entry.category) == (reading.title(entry.data), reading.category(entry.data))
        assert (entry.happened_on, entry.happened_precision) == (when.first_day(), when.precision)
        assert (entry.party_name, entry.party_key) == (party.name, name_key(party.name))
        assert entry.counterparty.name == party.name
        words = (*reading.words(entry.data), entry.person.name, entry.party_name)
        assert entry.search_text == index_text(words)


def test_the_advice_is_the_one_that_the_rules_give_on_the_day(grown: list[Entry]) -> None:
    for entry in grown:
        assert entry.reported_on is not None
        around = around_entry(
            entry.organisation, REGISTER, entry.data,
            person=entry.person, counterparty=entry.counterparty, today=entry.reported_on,
        )  # fmt: skip
        if entry.receipt:
            # Entries that were recorded later count for `around`, but did not when this one was recorded.
            around = replace(around, same_giver_count=entry.receipt["facts"]["same_giver_count"])
        found = advise(entry.organisation, REGISTER, entry.data, around)
        assert json.loads(json.dumps(found.stored)) == entry.receipt
        assert found.outcome == entry.outcome
        assert entry.amount_cents == found.around.value.cents
        when = REGISTER.reading.happened(entry.data)
        assert when is not None
        assert entry.is_late == found.is_late(when.last_day(), entry.reported_on)


def test_who_decides_is_who_the_route_finds(grown: list[Entry]) -> None:
    for entry in grown:
        named = set(EntryNamed.rows.filter(entry=entry).values_list("person_id", flat=True))
        assert entry.reported_on is not None
        routed = route(entry.person, entry.reported_on, not_these=named)
        assert (entry.assessor, entry.assessor_role) == (routed.assessor, routed.role)


def test_steps_lead_to_the_state(grown: list[Entry]) -> None:
    for entry in grown:
        versions = list(EntryVersion.rows.filter(entry=entry).order_by("number"))
        assert [version.number for version in versions] == list(range(1, entry.version + 1))
        last = versions[-1]
        assert (last.state, last.at, last.at) == (entry.state, entry.updated_at, entry.state_since)
        assert all(version.data == entry.data for version in versions)
        assert entry.is_open == is_open(State(entry.state))
        assert entry.created_at == versions[0].at <= entry.updated_at <= clock.now()
    assert len({entry.state for entry in grown}) >= 5


def test_decisions_and_receipts_of_the_desk_stand_beside_their_entries(grown: list[Entry]) -> None:
    ids = [entry.pk for entry in grown]
    decisions = Decision.rows.filter(entry_id__in=ids)
    assert decisions.count() >= GROWN / 3
    assert all(one.decided_by_id != one.entry.person_id for one in decisions.select_related("entry"))
    assert all(one.receipt == one.entry.receipt for one in decisions.select_related("entry"))
    taken_in = {State.HANDED_IN, State.CLOSED}
    assert {one.entry.state for one in HandIn.rows.filter(entry_id__in=ids)} <= taken_in
    numbers = [(one.year, one.serial) for one in HandIn.rows.all()]
    assert len(numbers) == len(set(numbers))


def test_entries_come_in_the_order_of_recording(grown: list[Entry]) -> None:
    moments = [entry.created_at for entry in grown]
    assert moments == sorted(moments)


def test_the_trail_still_verifies(grown: list[Entry], province: Organisation) -> None:
    found = verify(province.pk)
    assert found.findings == []
    assert found.events > 776 + GROWN


@pytest.mark.parametrize("word", ["wijn", "bonb", "kerst", "lezing"])
def test_the_index_finds_what_reading_finds(grown: list[Entry], province: Organisation, word: str) -> None:
    rows = Entry.rows.of(province.pk)
    read = set(containing(rows, word).values_list("pk", flat=True))
    assert set(matching(rows, province.pk, word, KIND).values_list("pk", flat=True)) == read
    assert read & {entry.pk for entry in grown}


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_pages_over_all_entries_once(officer: Actor, sort: queries.Sort) -> None:
    seen: Counter[str] = Counter()
    cursor = None
    while True:
        page = queries.entries_page(officer, kind=KIND, sort=sort, cursor=cursor, size=60)
        seen.update(row.public_id for row in page.rows)
        cursor = page.next_cursor
        if cursor is None:
            break
    assert set(seen.values()) == {1}
    assert len(seen) == Entry.rows.of(officer.organisation_id).filter(kind="gifts").count()


@pytest.mark.parametrize(
    "filters",
    [
        EntryFilters(text="wijn"),
        EntryFilters(open_only=True),
        EntryFilters(state="closed", late=False),
        EntryFilters(late=True),
        EntryFilters(outcome="allowed_with_report", amount_until=2000),
        EntryFilters(unit="RUI"),
    ],
)
def test_every_filter_works(officer: Actor, filters: EntryFilters) -> None:
    assert queries.entries_page(officer, kind=KIND, filters=filters).rows


def test_exporting_gives_every_entry(officer: Actor) -> None:
    rows = list(queries.export_rows(officer, kind=KIND))
    assert len(rows) == Entry.rows.of(officer.organisation_id).filter(kind="gifts").count()


def test_every_page_about_an_entry_can_be_made(officer: Actor, grown: list[Entry]) -> None:
    for entry in Random(1).sample(grown, 25):
        view = entry_open(officer, entry.public_id)
        assert all(value.text("nl") is not None for value in view.values)
        assert queries.history_of(officer, view.entry)
        assert queries.reads_of(officer, view.entry) is not None
        assert queries.decision_context(officer, view.entry).person.count >= 0


def test_everybody_sees_their_own(grown: list[Entry]) -> None:
    for slug in ("medewerker", "teamleider", "afdelingsmanager", "inleverpunt", "hr"):
        actor = persona(slug)
        mine = queries.my_entries(actor)
        assert len(mine) == len(queries.stored_about_me(actor).entries) + len(
            queries.stored_about_me(actor).named_in
        )
        queries.tasks_of(actor)
    assert queries.desk_page(persona("inleverpunt")).rows


def test_entries_that_wait_can_be_decided_with_the_real_command(recent: list[Entry]) -> None:
    waiting = [
        entry for entry in recent if entry.state == State.CONSENT_ASKED and entry.assessor_id is not None
    ]
    assert waiting
    for entry in waiting:
        decider = Actor(entry.organisation_id, entry.assessor_id, "decider", clock.today())
        action = "ask_return" if REGISTER.reading.in_hand(entry.data) else "ask_decline"
        decided = entry_act(decider, public_id=entry.public_id, action=action, reason="Liever niet.")
        assert decided.state in {State.TO_RETURN, State.TO_DECLINE}


def test_names_in_bulk_are_told_apart() -> None:
    assert len({name_key(party_name(number)) for number in range(20_000)}) == 20_000


def test_people_and_givers_have_grown(grown: list[Entry], province: Organisation) -> None:
    assert Person.rows.of(province.pk).count() == 90
    assert Counterparty.rows.of(province.pk).count() == 100

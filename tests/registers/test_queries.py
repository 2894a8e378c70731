"""What lists show to whom, in which order, and in how many queries."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.people.builders import TODAY
from tests.registers.builders import ASKED, BOTTLE, EXPENSIVE, World
from zuiver.kernel.errors import NotFound, Refusal
from zuiver.registers import queries
from zuiver.registers.commands import draft_save, entry_act, entry_open
from zuiver.registers.models import Entry
from zuiver.registers.queries import EntryFilters, EntryRow, narrowing


def page(world: World, person: Any, **wanted: Any) -> queries.Page:
    """A page of the gifts that somebody may see."""
    return queries.entries_page(world.actor(person), kind="gifts", **wanted)


def titles(rows: tuple[EntryRow, ...]) -> list[str]:
    """What the lines say."""
    return [row.title for row in rows]


def many(world: World, count: int, by: Any = None) -> list[Entry]:
    """Gifts on different days, of different values; every fifth without a known value, one in seven undated."""
    made = []
    for number in range(count):
        entry = world.gift(
            by=by,
            description=f"Cadeau {number}",
            giver_organisation=f"Gever {number % 4}",
            value="onbekend" if number % 5 == 0 else f"{number % 9 + 1},50",
            happened_on=(TODAY - timedelta(days=number % 6)).isoformat(),
        )
        if number % 7 == 0:
            Entry.rows.filter(pk=entry.pk).update(happened_on=None, happened_precision="none")
        made.append(entry)
    return made


def test_who_keeps_the_register_sees_all_a_manager_the_units_led_others_their_own(world: World) -> None:
    world.gift(description="van Samira")
    world.gift(by=world.peter, description="van Peter")
    world.gift(by=world.bo, description="van Bo")
    assert set(titles(page(world, world.imre).rows)) == {"van Samira", "van Peter", "van Bo"}
    assert set(titles(page(world, world.noor).rows)) == {"van Samira", "van Peter", "van Bo"}
    assert titles(page(world, world.karin).rows) == ["van Samira"]
    assert titles(page(world, world.bo).rows) == ["van Bo"]
    assert titles(page(world, world.audra).rows) == []


def test_who_was_ruled_out_does_not_find_the_entry(world: World) -> None:
    world.gift(manager_involved="yes")
    assert titles(page(world, world.karin).rows) == []
    assert len(page(world, world.noor).rows) == 1


def test_a_manager_does_not_find_entries_of_a_relation(world: World) -> None:
    world.province.related(world.karin, world.samira)
    world.gift()
    assert titles(page(world, world.karin).rows) == []


@pytest.mark.parametrize("who", ["imre", "noor", "samira"])
def test_every_order_pages_through_all_rows_once_forward_and_back(world: World, who: str) -> None:
    many(world, 12)
    many(world, 5, by=world.peter)
    for sort in queries.SORTS:
        everything = page(world, getattr(world, who), sort=sort, size=200).rows
        assert len(everything) == (12 if who == "samira" else 17)
        forward, last = all_pages(world, getattr(world, who), sort=sort, size=4)
        assert [row for rows in forward for row in rows] == list(everything), sort
        backward = []
        while last.previous_cursor:
            last = page(world, getattr(world, who), sort=sort, size=4, cursor=last.previous_cursor)
            backward.append(last.rows)
        assert list(reversed(backward)) == forward[:-1], sort


def all_pages(world: World, person: Any, **wanted: Any) -> tuple[list[tuple[EntryRow, ...]], queries.Page]:
    """The rows of every page, and the last page."""
    found = [page(world, person, **wanted)]
    while found[-1].next_cursor:
        found.append(page(world, person, cursor=found[-1].next_cursor, **wanted))
    return [one.rows for one in found], found[-1]


def test_what_is_not_known_comes_last_in_both_directions(world: World) -> None:
    many(world, 8)
    for sort in ("amount", "-amount"):
        amounts = [row.amount_cents for row in page(world, world.imre, sort=sort).rows]
        assert amounts[-2:] == [None, None]
        known = [amount for amount in amounts if amount is not None]
        assert known == sorted(known, reverse=sort == "-amount")


@pytest.mark.parametrize(
    "cursor",
    ["nonsense", "", "W10", "eyJhIjoxfQ", "é", "A" * 5000, "WyItZGF0ZSIsImsiLCIyMDI2LTk5LTk5IiwxLDBd"],
)
def test_a_cursor_that_is_not_ours_starts_at_the_first_page(world: World, cursor: str) -> None:
    many(world, 3)
    assert len(page(world, world.imre, cursor=cursor).rows) == 3


def test_a_jump_starts_at_a_day(world: World) -> None:
    for day in (1, 2, 3, 4):
        world.gift(description=f"dag {day}", happened_on=f"2026-05-0{day}")
    down = page(world, world.imre, sort="-date", cursor=queries.jump(day=date(2026, 5, 3)), size=2)
    assert titles(down.rows) == ["dag 3", "dag 2"]
    up = page(world, world.imre, sort="date", cursor=queries.jump(day=date(2026, 5, 3), sort="date"))
    assert titles(up.rows) == ["dag 3", "dag 4"]
    assert down.previous_cursor is not None
    before = page(world, world.imre, sort="-date", cursor=down.previous_cursor, size=2)
    assert titles(before.rows) == ["dag 4"]


FOUND = [
    (EntryFilters(state="consent_asked"), {"vraag"}),
    (EntryFilters(outcome="hand_in"), {"duur"}),
    (EntryFilters(open_only=True), {"fles", "vraag", "duur", "peter"}),
    (EntryFilters(late=True), {"laat"}),
    (EntryFilters(late=False), {"fles", "vraag", "duur", "peter"}),
    (EntryFilters(unit="roads"), {"fles", "vraag", "duur", "laat"}),
    (EntryFilters(unit="infra"), {"fles", "vraag", "duur", "laat", "peter"}),
    (EntryFilters(unit="no-such-unit"), set()),
    (EntryFilters(person="no-such-person"), set()),
    (EntryFilters(counterparty="no-such-giver"), set()),
    (EntryFilters(amount_from=20000), {"duur"}),
    (EntryFilters(amount_until=1250), {"fles", "vraag", "laat", "peter"}),
    (EntryFilters(until=date(2026, 4, 30)), {"laat"}),
    (EntryFilters(from_=date(2026, 5, 1)), {"fles", "vraag", "duur", "peter"}),
    (EntryFilters(text="peter"), {"peter"}),
    (EntryFilters(text="fles", state="reported"), {"fles"}),
    (EntryFilters(text="fles", unit="bridges"), set()),
]


def test_filters_narrow_the_list(world: World) -> None:
    world.gift(description="fles")
    world.gift(ASKED, description="vraag")
    world.gift(EXPENSIVE, description="duur", value="250")
    late = world.gift(description="laat", happened_on="2026-03-01")
    entry_act(world.actor(world.karin), public_id=late.public_id, action="take_note", reason="ok")
    world.gift(by=world.peter, description="peter")
    for filters, found in FOUND:
        assert set(titles(page(world, world.imre, filters=filters).rows)) == found, filters


FILTERS = [
    EntryFilters(unit="infra"),
    EntryFilters(state="reported", late=False),
    EntryFilters(open_only=True, amount_from=300),
    EntryFilters(from_=date(2026, 5, 9), outcome="allowed_with_report"),
]


def passes(row: EntryRow, filters: EntryFilters) -> bool:
    """What the filters of this test mean, apart from the database."""
    return (
        filters.state in {"", row.state}
        and filters.late in {None, row.is_late}
        and (not filters.open_only or row.is_open)
        and (filters.amount_from is None or (row.amount_cents or 0) >= filters.amount_from)
        and filters.outcome in {"", row.outcome}
        and (filters.from_ is None or (row.happened_on and row.happened_on.first_day() >= filters.from_))
    )


@pytest.mark.parametrize("narrow", [0, 3000])
def test_every_plan_of_filters_and_orders_gives_the_same_rows(
    world: World, monkeypatch: pytest.MonkeyPatch, narrow: int
) -> None:
    many(world, 9)
    many(world, 4, by=world.peter)
    monkeypatch.setattr(narrowing, "NARROW", narrow)
    for person in (world.imre, world.noor):
        for sort in queries.SORTS:
            everything = page(world, person, sort=sort, size=200).rows
            for filters in FILTERS:
                rows, _ = all_pages(world, person, sort=sort, filters=filters, size=5)
                found = [row for part in rows for row in part]
                assert found == [row for row in everything if passes(row, filters)], (sort, filters)


def test_filters_on_a_person_and_a_giver_use_their_public_ids(world: World) -> None:
    world.gift(description="een")
    other = world.gift(by=world.peter, description="twee", giver_organisation="Ander")
    assert other.counterparty is not None
    by_person = EntryFilters(person=world.peter.public_id)
    by_giver = EntryFilters(counterparty=other.counterparty.public_id)
    assert titles(page(world, world.imre, filters=by_person).rows) == ["twee"]
    assert titles(page(world, world.imre, filters=by_giver).rows) == ["twee"]


def test_tasks_come_oldest_first_to_who_holds_them(world: World) -> None:
    first = world.gift(ASKED, description="eerst")
    second = world.gift(ASKED, description="tweede", giver_organisation="Ander")
    assert [task.title for task in queries.tasks_of(world.actor(world.karin))] == ["eerst", "tweede"]
    assert queries.tasks_of(world.actor(world.samira)) == []
    entry_act(world.actor(world.karin), public_id=first.public_id, action="ask_more", reason="Van wie?")
    entry_act(world.actor(world.karin), public_id=second.public_id, action="ask_hand_in", reason="Graag.")
    assert [task.kind for task in queries.tasks_of(world.actor(world.samira))] == ["answer", "hand_in"]
    assert queries.tasks_of(world.actor(world.karin)) == []


def test_the_first_of_a_desk_are_the_most_urgent_of_all_and_not_of_the_oldest(world: World) -> None:
    made = [world.gift(ASKED, description=f"nummer {number}") for number in range(6)]
    days = {5: TODAY - timedelta(days=400), 4: TODAY + timedelta(days=400), 2: TODAY - timedelta(days=1)}
    for number, day in days.items():
        Entry.rows.filter(pk=made[number].pk).update(due_on=day)
    found, waiting = queries.tasks_to_assess(world.actor(world.karin), 3)
    assert ([task.title for task in found], waiting) == (["nummer 5", "nummer 2", "nummer 0"], 6)
    every = [task.title for task in queries.tasks_of(world.actor(world.karin))]
    assert every == [f"nummer {number}" for number in (5, 2, 0, 1, 3, 4)]


def test_a_deputy_of_the_officer_has_at_the_desk_what_waits_for_the_officer_and_for_the_role(
    world: World,
) -> None:
    world.gift(ASKED, by=world.province.person("Kees"))
    world.gift(ASKED)
    world.province.away(world.imre, deputy=world.karin)
    found, waiting = queries.tasks_to_assess(world.actor(world.karin), 5)
    assert (len(found), waiting) == (2, 2)


def test_a_deputy_has_the_tasks_of_the_one_who_is_away(world: World) -> None:
    world.gift(ASKED)
    world.province.away(world.karin, deputy=world.peter)
    tasks = queries.tasks_of(world.actor(world.peter))
    assert [(task.kind, task.in_place_of) for task in tasks] == [("assess", "Karin")]


def test_a_role_has_the_tasks_that_no_manager_can_take(world: World) -> None:
    world.gift(ASKED, by=world.province.person("Kees"))
    assert [task.kind for task in queries.tasks_of(world.actor(world.imre))] == ["assess"]
    assert queries.tasks_of(world.actor(world.karin)) == []


def test_the_officer_does_not_get_the_own_entry_to_decide(world: World) -> None:
    own = world.gift(ASKED, by=world.imre)
    assert own.assessor_role == "general_director"
    assert queries.tasks_of(world.actor(world.imre)) == []
    assert len(queries.tasks_of(world.actor(world.dana))) == 1


def test_the_desk_sees_what_comes_in_and_no_more_than_it_needs(world: World) -> None:
    entry = world.gift(EXPENSIVE)
    entry_act(world.actor(world.samira), public_id=entry.public_id, action="offer_hand_in")
    rows = queries.desk_page(world.actor(world.bo)).rows
    assert [(row.title, row.person_name, row.amount_cents, row.outcome) for row in rows] == [
        ("Horloge", "Samira", None, "")
    ]
    view = entry_open(world.actor(world.bo), entry.public_id)
    assert (view.capacity, view.values) == ("desk", ())
    with pytest.raises(NotFound):
        queries.desk_page(world.actor(world.imre))


def test_sensitive_fields_are_for_the_person_and_the_assessor_only(world: World) -> None:
    entry = world.gift(private_contact_with_giver="yes", giver_person="Jan de Gever")
    sees = {
        name: {
            value.field.name
            for value in entry_open(world.actor(getattr(world, name)), entry.public_id).values
        }
        for name in ("samira", "karin", "noor", "imre")
    }
    secret = {"private_contact_with_giver", "giver_person"}
    assert secret <= sees["samira"]
    assert secret <= sees["karin"]
    assert not secret & sees["noor"]
    assert not secret & sees["imre"]


def test_a_manager_has_points_history_and_like_decisions_beside_the_entry(world: World) -> None:
    world.supplier("Waterschap Noord", decision="Subsidie dijken")
    other = world.gift(ASKED, by=world.peter)
    entry_act(world.actor(world.noor), public_id=other.public_id, action="ask_return", reason="Niet nu.")
    world.gift(ASKED, giver_organisation="Ander")
    entry = world.gift(ASKED)
    context = queries.decision_context(world.actor(world.karin), entry)
    assert any("Subsidie dijken" in point.text() for point in context.points)
    assert context.giver is not None
    assert (context.giver.count, context.giver.persons) == (1, 1)
    assert (context.giver.last[0].person_name, context.giver.last[0].public_id) == ("", "")
    assert (context.person.count, context.person.last[0].person_name) == (1, "Samira")
    assert [(action, count) for action, _, count in context.alike.by_action] == [("ask_return", 1)]
    assert context.alike.last[0][2] == ""
    assert "ask_return" in {action.action for action in context.actions}


def test_buttons_are_what_the_command_would_let_through(world: World) -> None:
    entry = world.gift(EXPENSIVE)
    actions = {one.action: one for one in queries.actions_for(world.actor(world.karin), entry)}
    assert "allow" not in actions
    assert "ask_decline" not in actions
    assert actions["allow_for_team"].departs
    assert not actions["ask_hand_in"].departs
    assert {one.action for one in queries.actions_for(world.actor(world.samira), entry)} == {
        "say_returned",
        "offer_hand_in",
        "withdraw",
    }


def test_the_person_sees_everything_that_is_stored_and_who_looked(world: World) -> None:
    entry = world.gift(named=[world.ruben.public_id])
    draft_save(world.actor(world.samira), kind="gifts", submission_key=entry.submission_key, data={})
    entry_open(world.actor(world.karin), entry.public_id)
    entry_act(world.actor(world.karin), public_id=entry.public_id, action="start_talk", reason="Even praten?")
    mine = queries.stored_about_me(world.actor(world.samira))
    assert [row.public_id for row in mine.entries] == [entry.public_id]
    assert len(mine.drafts) == 1
    assert [(read.reader, read.capacity) for read in mine.reads_by_others] == [("Karin", "assessor")]
    assert [row.public_id for row in queries.stored_about_me(world.actor(world.ruben)).named_in] == [
        entry.public_id
    ]
    manager = queries.stored_about_me(world.actor(world.karin))
    assert len(manager.messages) == 1
    assert len(manager.reads_by_me) == 1


def test_the_life_of_an_entry_is_one_line_of_time(world: World) -> None:
    entry = world.gift(ASKED)
    entry_act(world.actor(world.karin), public_id=entry.public_id, action="ask_more", reason="Van wie?")
    entry_act(
        world.actor(world.samira), public_id=entry.public_id, action="answer", reason="Van de dijkgraaf."
    )
    entry_act(world.actor(world.karin), public_id=entry.public_id, action="allow", reason="Dan is het goed.")
    entry.refresh_from_db()
    line = queries.history_of(world.actor(world.samira), entry)
    assert [item.kind for item in line] == ["version", "version", "message", "version", "message", "decision"]
    assert [item.who for item in line] == ["Samira", "Karin", "Karin", "Samira", "Samira", "Karin"]
    assert line[-1].text == "Dan is het goed."


def test_who_is_only_named_does_not_read_the_talk(world: World) -> None:
    entry = world.gift(ASKED, named=[world.ruben.public_id])
    entry_act(world.actor(world.karin), public_id=entry.public_id, action="ask_more", reason="Geheim?")
    entry.refresh_from_db()
    line = queries.history_of(world.actor(world.ruben), entry)
    assert {item.text for item in line} == {""}
    assert queries.reads_of(world.actor(world.ruben), entry) == ()


def test_the_preview_advises_without_storing_and_proposes_what_is_known(world: World) -> None:
    world.supplier("Bouwbedrijf Dijk", tender="Brug A12")
    found = queries.preview(
        world.actor(world.samira),
        kind="gifts",
        data={"giver_organisation": "Bouwbedrijf Dijk BV", "value": "5", "direction": "offered"},
    )
    assert (found.outcome, dict(found.errors)) == ("refuse", {})
    assert [proposal.field for proposal in found.proposals] == ["tender_running_with_giver"]
    assert Entry.rows.count() == 0


def test_the_preview_says_what_is_wrong_and_keeps_advising(world: World) -> None:
    found = queries.preview(world.actor(world.samira), kind="gifts", data={**BOTTLE, "value": "-5"})
    assert set(found.errors) == {"value"}
    assert found.outcome == "discuss"


def test_the_preview_needs_no_account(world: World) -> None:
    found = queries.preview(None, kind="gifts", data=BOTTLE, organisation_id=world.organisation.pk)
    assert found.outcome == "allowed_with_report"
    assert found.proposals == ()


def test_an_export_is_for_who_keeps_the_register_and_holds_nothing_sensitive(world: World) -> None:
    world.gift(private_contact_with_giver="yes", giver_person="Jan de Gever")
    rows = list(queries.export_rows(world.actor(world.imre), kind="gifts"))
    assert tuple(rows[0]) == queries.export_columns("gifts")
    assert "giver_person" not in rows[0]
    assert "Jan de Gever" not in str(rows)
    assert rows[0]["amount_eur"] == "12.50"
    with pytest.raises(Refusal):
        list(queries.export_rows(world.actor(world.karin), kind="gifts"))


def _counted(call: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        call()
    return len(captured)


def test_no_query_count_grows_with_the_rows(world: World) -> None:
    other = world.gift(ASKED, by=world.peter)
    entry_act(world.actor(world.noor), public_id=other.public_id, action="ask_return", reason="Niet nu.")
    entry = world.gift(ASKED)

    def counts() -> dict[str, int]:
        manager, officer, own = (world.actor(one) for one in (world.noor, world.imre, world.samira))
        desk = world.actor(world.bo)
        text = EntryFilters(text="cadeau wat")
        return {
            "register": _counted(lambda: queries.entries_page(officer, kind="gifts", size=200)),
            "register by amount": _counted(
                lambda: queries.entries_page(officer, kind="gifts", sort="amount")
            ),
            "of units": _counted(lambda: queries.entries_page(manager, kind="gifts")),
            "own": _counted(lambda: queries.entries_page(own, kind="gifts")),
            "search": _counted(lambda: queries.entries_page(officer, kind="gifts", filters=text)),
            "mine": _counted(lambda: queries.my_entries(own)),
            "tasks": _counted(lambda: queries.tasks_of(world.actor(world.karin))),
            "desk": _counted(lambda: queries.desk_page(desk)),
            "context": _counted(lambda: queries.decision_context(world.actor(world.karin), entry)),
            "history": _counted(lambda: queries.history_of(own, entry)),
            "reads": _counted(lambda: queries.reads_of(own, entry)),
            "stored": _counted(lambda: queries.stored_about_me(own)),
            "preview": _counted(lambda: queries.preview(own, kind="gifts", data=BOTTLE)),
            "open": _counted(lambda: entry_open(own, entry.public_id)),
        }

    for made in many(world, 10):
        entry_act(world.actor(world.samira), public_id=made.public_id, action="offer_hand_in")
    few = counts()
    _multiply(200)
    more = counts()
    assert {name: (few[name], more[name]) for name in few if more[name] > few[name]} == {}


def _multiply(count: int) -> None:
    """Copies of the entries there are, as rows: the queries are what is tested here, not the commands."""
    patterns = list(Entry.rows.order_by("pk"))
    copies = []
    for number in range(count):
        copy = Entry.rows.get(pk=patterns[number % len(patterns)].pk)
        copy.pk, copy.public_id, copy.submission_key = None, f"copy{number}", None
        copies.append(copy)
    Entry.rows.bulk_create(copies)

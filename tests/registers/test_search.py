"""Search: what a match is, that the index agrees, and that nobody can say more to the database than words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.registers.builders import World
from zuiver.kernel.errors import NotFound
from zuiver.registers import queries
from zuiver.registers.models import Entry
from zuiver.registers.queries import EntryFilters, narrowing, searching
from zuiver.registers.search import containing, index_text, matching, newest_first, words_of

TEXTS = [
    "Fles rode wijn voor Café de Müller",
    "wijnglazen & kaas",
    "Boek: 'De dijk' (2e druk)",
    "@1 @1_gifts AND OR NOT NEAR",
    "日本 人形 doos",
    "ﬁnanciering Straße",
    "100% katoen_shirt",
]


def fill(world: World, texts: list[str]) -> list[Entry]:
    """One entry for each text, through the table: the words are what is tested here."""
    pattern = world.gift()
    made = []
    for number, text in enumerate(texts):
        copy = Entry.rows.get(pk=pattern.pk)
        copy.pk, copy.public_id, copy.submission_key = None, f"text{number}", None
        copy.title, copy.search_text = text[:200], index_text([text])
        made.append(copy)
    Entry.rows.bulk_create(made)
    Entry.rows.filter(pk=pattern.pk).update(search_text="")
    return list(Entry.rows.exclude(pk=pattern.pk).order_by("pk"))


def is_match(text: str, query: str) -> bool:
    """What a match is, in words: every word is there, the last one at least as a beginning."""
    words, wanted = words_of(text), words_of(query)[:12]
    if not wanted:
        return True
    return all(word in words for word in wanted[:-1]) and any(word.startswith(wanted[-1]) for word in words)


FOUND = [
    ("wijn", {0, 1}),
    ("wijn rode", {0}),
    ("rode wij", {0}),
    ("wij rode", set()),
    ("cafe muller", {0}),
    ("CAFÉ", {0}),
    ("dijk", {2}),
    ("2e", {2}),
    ("人形", {4}),
    ("financier", {5}),
    ("strasse", {5}),
    ("katoen", {6}),
    ("100", {6}),
    ('"; DROP TABLE registers_entry; --', set()),
    ("' OR 1=1", {3}),
    ("wijn OR kaas", set()),
    ("NOT near", {3}),
    ("gifts", {3}),
    ("*", {0, 1, 2, 3, 4, 5, 6}),
    ("\x00wijn", {0, 1}),
]


def test_words_find_what_holds_them_all(world: World) -> None:
    rows = fill(world, TEXTS)
    every = Entry.rows.filter(pk__in=[row.pk for row in rows])
    for query, found in FOUND:
        wanted = [rows[number] for number in sorted(found)]
        assert list(matching(every, world.organisation.pk, query).order_by("pk")) == wanted, query
        assert list(matching(every, world.organisation.pk, query, "gifts").order_by("pk")) == wanted, query
        assert list(containing(every, query).order_by("pk")) == wanted, query


@given(text=st.text(max_size=40), query=st.text(max_size=20), cut=st.integers(0, 20))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_index_the_table_and_the_definition_agree(world: World, text: str, query: str, cut: int) -> None:
    for wanted in (query, text[cut : cut + 12], text[:cut]):
        Entry.rows.all().update(search_text=index_text([text])) if Entry.rows.exists() else fill(
            world, [text]
        )
        rows = Entry.rows.all()
        expected = is_match(text, wanted)
        assert bool(matching(rows, world.organisation.pk, wanted)) == expected
        assert bool(containing(rows, wanted)) == expected


def test_a_search_never_leaves_the_organisation(world: World) -> None:
    world.gift()
    south = World("south")
    south.gift()
    rows = Entry.rows.all()
    found = matching(rows, south.organisation.pk, "wijn")
    assert {entry.organisation for entry in found} == {south.organisation}


def test_a_change_of_the_words_changes_the_index(world: World) -> None:
    entry = world.gift()
    Entry.rows.filter(pk=entry.pk).update(search_text=index_text(["bloemen"]))
    rows = Entry.rows.of(world.organisation.pk)
    assert not matching(rows, world.organisation.pk, "wijn")
    assert list(matching(rows, world.organisation.pk, "bloem")) == [entry]


def pages_of(world: World, filters: EntryFilters) -> list[queries.Page]:
    """Every page of a search, newest first."""
    actor, found = world.actor(world.imre), []
    cursor = None
    while True:
        page = queries.entries_page(
            actor, kind="gifts", filters=filters, sort="-reported", cursor=cursor, size=5
        )
        found.append(page)
        cursor = page.next_cursor
        if cursor is None:
            return found


@pytest.mark.parametrize(("window", "indexed"), [(0, 5000), (3, 0), (2000, -1)])
def test_every_plan_gives_the_same_answer(
    world: World, monkeypatch: pytest.MonkeyPatch, window: int, indexed: int
) -> None:
    texts = [f"fles wijn nummer {number}" + (" zeldzaam" if number in {2, 9} else "") for number in range(12)]
    rows = fill(world, texts)
    monkeypatch.setattr(searching, "WINDOW", window)
    # From so many hits on PostgreSQL reads along the rows; a few rows are expected of every word here.
    monkeypatch.setattr(searching, "INDEXED", indexed)
    for sortable, narrow in ((0, 0), (0, 3000), (3, 0), (3, 3000), (500, 0), (500, 3000)):
        monkeypatch.setattr(searching, "SORTABLE", sortable)
        monkeypatch.setattr(narrowing, "NARROW", narrow)
        for query in ("wijn", "zeldzaam", "fles nummer", "niets"):
            expected = [row.public_id for row in reversed(rows) if is_match(row.title, query)]
            for filters in (EntryFilters(text=query), EntryFilters(text=query, state="reported")):
                pages = pages_of(world, filters)
                assert [row.public_id for page in pages for row in page.rows] == expected
                before, page = [], pages[-1]
                while page.previous_cursor:
                    page = queries.entries_page(
                        world.actor(world.imre),
                        kind="gifts",
                        filters=filters,
                        sort="-reported",
                        cursor=page.previous_cursor,
                        size=5,
                    )
                    before[:0] = [row.public_id for row in page.rows]
                assert before == expected[: len(before)]


def test_few_hits_are_sorted_as_asked_and_many_newest_first_with_a_word_about_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(world, ["wijn"] * 8)
    actor = world.actor(world.imre)
    few = queries.entries_page(actor, kind="gifts", filters=EntryFilters(text="wijn"), sort="amount", size=3)
    assert (few.sort, few.notice) == ("amount", None)
    monkeypatch.setattr(searching, "WINDOW", 0)
    monkeypatch.setattr(searching, "SORTABLE", 3)
    many = queries.entries_page(actor, kind="gifts", filters=EntryFilters(text="wijn"), sort="amount", size=3)
    assert many.sort == "-reported"
    assert many.notice is not None
    more = queries.entries_page(
        actor, kind="gifts", filters=EntryFilters(text="wijn"), sort="amount", size=3, cursor=many.next_cursor
    )
    assert more.sort == "-reported"
    assert not {row.public_id for row in more.rows} & {row.public_id for row in many.rows}


def test_newest_first_can_be_turned_round(world: World) -> None:
    rows = fill(world, ["wijn een", "wijn twee"])
    hits = matching(Entry.rows.all(), world.organisation.pk, "wijn")
    assert list(newest_first(hits)) == rows[::-1]
    assert list(newest_first(hits, turned=True)) == rows


def test_an_unknown_register_is_not_there(world: World) -> None:
    with pytest.raises(NotFound):
        queries.entries_page(world.actor(world.imre), kind="no-such-register")

"""What citizens get: only public lines, in every format, without signing in; nothing else ever leaves."""

import csv
import io
import json
import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.contracts.examples import filled
from tests.people.builders import TODAY
from tests.publication.builders import CANARY, DAY, Publishing, line_of
from zuiver.catalogue.side_activities.register import SIDE_ACTIVITIES
from zuiver.measures.commands import NewMeasure
from zuiver.people.commands import assignment_end
from zuiver.publication.models import Publication
from zuiver.registers.commands import entry_correct
from zuiver.registers.declaration import Privacy
from zuiver.registers.fields import Text
from zuiver.registers.models import Entry
from zuiver.registers.payload import as_typed

PATH = "/openbaar/nevenwerkzaamheden/"
FILES = (f"{PATH}gegevens.csv", f"{PATH}gegevens.json", f"{PATH}schema.json")


def body_of(response: HttpResponseBase) -> str:
    """All of an answer, streamed or not."""
    return response.getvalue().decode()


@pytest.fixture
def on_its_day(world: Publishing) -> Iterator[Publishing]:
    """The province with its clock standing still on the day that it has then."""
    world.published()
    with world.frozen():
        yield world


def full_of_canaries(world: Publishing) -> Entry:
    """A side activity with the word in every text that is not public, in what was said, and in a condition."""
    hidden = {
        one.name: f"{CANARY} {one.name}"
        for one in SIDE_ACTIVITIES.form_fields
        if isinstance(one.type, Text) and one.privacy is not Privacy.P0 and one.name != "organisation_kvk"
    }
    assert {"role", "own_view"} <= set(hidden)
    entry = world.reported(
        by=None, **{**filled(SIDE_ACTIVITIES, TODAY), "phase": "running", "ends_on": "", **hidden}
    )
    line = NewMeasure(f"Geen {CANARY}.", world.lars, TODAY + 30 * DAY)
    said = {"manager_view": f"Ik zie {CANARY}."}
    entry = world.act(
        entry, world.karin, "agree_conditions", reason=f"Om {CANARY}.", data=said, conditions=[line]
    )
    return world.act(entry, world.lars, "note_disagreement", reason=f"Niet eens met {CANARY}.")


def test_nothing_that_is_not_public_leaves_in_any_format(world: Publishing) -> None:
    entry = full_of_canaries(world)
    world.later(15)
    world.worked()
    line = line_of(entry)
    assert set(line.lines) <= {*SIDE_ACTIVITIES.publication.fields, "person_function"}
    pages = ["/openbaar/", PATH, f"{PATH}{line.public_id}/", *FILES]
    with world.frozen():
        for address in pages:
            answer = Client().get(address)
            assert answer.status_code == 200, address
            text = body_of(answer)
            for word in (CANARY, "Lars", entry.public_id, world.lars.public_id, "Karin", "lars@"):
                assert word not in text, (address, word)
        assert line.public_id not in body_of(Client().get(f"{PATH}?zoek={CANARY}"))


def test_the_list_searches_filters_and_says_when_nothing_fits(on_its_day: Publishing) -> None:
    client = Client()
    assert "Voorzitter van de roeivereniging" in body_of(client.get(PATH))
    for asked, fits in (("?zoek=ROEI", True), ("?zoek=lek roei", True), ("?zoek=golf", False), ("?paid=false", True),
                        ("?paid=true", False), ("?paid=onzin&volgorde=onzin&vanaf=onzin", True)):  # fmt: skip
        text = body_of(client.get(f"{PATH}{asked}"))
        assert ("Voorzitter van de roeivereniging" in text) is fits, asked


def test_the_data_follow_their_description(on_its_day: Publishing) -> None:
    client = Client()
    made = json.loads(body_of(client.get(FILES[1])))
    described = json.loads(body_of(client.get(FILES[2])))
    assert set(described["required"]) == set(made)
    (line,) = made["lines"]
    columns = described["properties"]["lines"]["items"]
    assert list(line) == columns["required"] == list(columns["properties"])
    assert (line["paid"], line["person_function"], line["person_name"]) == (False, "adviser", None)
    rows = list(
        csv.DictReader(io.StringIO(body_of(client.get(FILES[0])).removeprefix("\ufeff")), delimiter=";")
    )
    assert [(row["id"], row["paid"]) for row in rows] == [(line["id"], "false")]
    assert list(rows[0]) == list(line)


def test_data_may_be_kept_a_minute_and_search_engines_keep_nothing_unless_the_term_says_so(
    on_its_day: Publishing,
) -> None:
    answer = Client().get(FILES[1])
    assert (answer["Cache-Control"], answer["Access-Control-Allow-Origin"]) == ("public, max-age=60", "*")
    assert "noindex" in answer["X-Robots-Tag"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "noindex" in body_of(Client().get(PATH))
    on_its_day.organisation.terms = {"side_activities.publication_indexed": 1}
    on_its_day.organisation.save()
    assert "X-Robots-Tag" not in Client().get(PATH)
    assert "noindex" not in body_of(Client().get(PATH))


def test_what_was_withdrawn_says_only_that_it_is_gone(world: Publishing) -> None:
    entry = world.published()
    address = f"{PATH}{line_of(entry).public_id}/"
    world.act(entry, world.lars, "say_ended", data={"ended_on": world.today.isoformat()})
    with world.frozen():
        answer = Client().get(address)
        assert answer.status_code == 410
        assert "roeivereniging" not in body_of(answer)
        assert Client().get(f"{PATH}bestaat-niet/").status_code == 404
        assert Client().get("/openbaar/geschenken/").status_code == 404
        assert json.loads(body_of(Client().get(FILES[1])))["lines"] == []


def test_what_was_never_public_has_no_address(world: Publishing) -> None:
    line = line_of(world.assessed())
    with world.frozen():
        assert Client().get(f"{PATH}{line.public_id}/").status_code == 404
        assert "roeivereniging" not in body_of(Client().get(PATH))


def test_who_left_is_gone_from_every_page_before_the_nightly_check(world: Publishing) -> None:
    entry = world.published()
    assignment_end(world.province.hr, world.lars.assignments.get(), valid_until=world.today - DAY)
    with world.frozen():
        assert line_of(entry).is_public
        assert Client().get(f"{PATH}{line_of(entry).public_id}/").status_code == 410
        assert json.loads(body_of(Client().get(FILES[1])))["lines"] == []


def test_an_older_version_is_named_with_its_days_and_not_shown(world: Publishing) -> None:
    entry = world.published()
    typed = {**as_typed(SIDE_ACTIVITIES, entry.data), "activity": "Penningmeester van de roeivereniging"}
    with world.frozen():
        entry_correct(world.acting(world.lars), public_id=entry.public_id, data=typed, reason="Nagekeken.")
    world.later(15)
    world.worked()
    with world.frozen():
        text = body_of(Client().get(f"{PATH}{line_of(entry).public_id}/"))
    assert "Penningmeester" in text
    assert "Voorzitter" not in text
    assert "Versie 1" in text


def test_pages_turn_both_ways_and_lose_no_line(world: Publishing) -> None:
    entry = world.published()
    line = line_of(entry)
    _many(line, world, 120)
    with world.frozen():
        for sort in ("nieuw", "naam", "organisatie"):
            seen = _walked(f"{PATH}?volgorde={sort}")
            assert len(seen) == len(set(seen)) == 121, sort


def test_a_page_asks_the_same_number_of_queries_however_many_lines_there_are(world: Publishing) -> None:
    line = line_of(world.published())
    counts = []
    for more in (0, 80):
        _many(line, world, more)
        with world.frozen(), CaptureQueriesContext(connection) as asked:
            Client().get(PATH)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def _many(line: Publication, world: Publishing, count: int) -> None:
    """More public lines of Lars, without the steps that lead to them."""
    entry = line.entry
    for number in range(count):
        entry.pk, entry.public_id, entry.submission_key = None, f"entry-{count}-{number}", None
        entry._state.adding = True
        entry.save()
        line.pk, line.public_id, line.entry = None, f"line-{count}-{number}", entry
        line.title_key, line.party_key = f"naam {number % 7}", f"organisatie {number % 11}"
        line._state.adding = True
        line.save()


def _walked(address: str) -> list[str]:
    """The addresses of all lines, page after page."""
    seen: list[str] = []
    while address:
        text = body_of(Client().get(address))
        seen += re.findall(f'href="{PATH}([^"/?.]+)/"', text)
        following = re.search(r'rel="next" href="([^"]+)"', text)
        address = unescape(following[1]) if following else ""
    return seen

"""Gifts out of another register: every line accounted for, nothing guessed, and a second time changes nothing."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.plugins.remembered import remembered
from tests.registers.builders import World
from zuiver.audit.models import AuditEvent
from zuiver.audit.verify import verify
from zuiver.catalogue.gifts.importer import import_gifts
from zuiver.kernel.errors import InvalidData
from zuiver.people.import_report import ImportReport
from zuiver.people.models import Person
from zuiver.registers.commands import entry_correct
from zuiver.registers.models import Entry, EntryVersion
from zuiver.registers.payload import SOURCE, as_typed
from zuiver.registers.registry import register_of

SENATE = Path(__file__).parents[3] / "shared/data/senate-gifts.csv"
HEADER = "peiling,persoon,omschrijving_datum,gever,waarde_ruw\n"
LINES = (
    '2021-02,P1,"Fles wijn, 20 december 2019",Waterschap,"ca. € 20,--"\n'
    '2021-02,P1,"Boek, mei 2018",onbekend,onbekend\n'
    '2021-02,P2,Vaas zonder datum,Gemeente,"€61,15 excl. BTW"\n'
)
OWN = "employee_key;person_name;description;happened_on;value;giver_organisation;response;reported_on;source_id\n"


@pytest.fixture
def world(db: None) -> World:
    """A province with everybody that a gift can meet."""
    return remembered("small", World)


def brought_in(world: World, text: str, **how: bool) -> ImportReport:
    """What became of the lines of a file."""
    return import_gifts(world.province.hr, text.encode(), **how)


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    """Created, updated, unchanged, refused; together they are what was read."""
    found = (report.created, report.updated, report.unchanged, len(report.refused))
    assert sum(found) == report.read
    return found


@pytest.mark.skipif(
    not SENATE.is_file(), reason="the real public data is not beside the project (../shared/data)"
)
def test_the_register_of_the_senate_comes_in_as_it_is(world: World) -> None:
    report = import_gifts(world.province.hr, SENATE.read_bytes())
    assert counts(report) == (74, 0, 0, 0)
    entries = list(Entry.rows.order_by("pk"))
    kinds = Counter(entry.data["value"]["kind"] for entry in entries)
    assert set(kinds) == {"exact", "estimate", "band", "parts", "unknown"}
    assert sum(kinds.values()) == 74
    assert all(entry.data["value"]["text"] == entry.data[SOURCE]["waarde_ruw"] for entry in entries)
    assert all(entry.happened_on for entry in entries)
    assert Counter(entry.happened_precision for entry in entries) == {"day": 67, "month": 7}
    for entry in entries:
        value = entry.data["value"]
        is_known = value["kind"] not in {"unknown", "band"} and not value["needs_look"]
        assert (entry.amount_cents is not None) == is_known, value
    assert {look.line for look in report.needs_a_look} == {12, 40, 55, 58}
    people = Person.rows.filter(kind="external", employee_key="")
    assert people.count() == len({entry.data[SOURCE]["persoon"] for entry in entries})
    assert counts(import_gifts(world.province.hr, SENATE.read_bytes())) == (0, 0, 74, 0)
    assert verify(world.organisation.pk).ok


def test_a_second_time_changes_nothing_at_all(world: World) -> None:
    assert counts(brought_in(world, HEADER + LINES)) == (3, 0, 0, 0)
    before = (AuditEvent.objects.count(), EntryVersion.rows.count(), Person.rows.count())
    assert counts(brought_in(world, HEADER + LINES)) == (0, 0, 3, 0)
    assert (AuditEvent.objects.count(), EntryVersion.rows.count(), Person.rows.count()) == before


def test_lines_in_another_order_are_the_same_lines(world: World) -> None:
    brought_in(world, HEADER + LINES)
    turned = "".join(reversed(LINES.splitlines(keepends=True)))
    assert counts(brought_in(world, HEADER + turned)) == (0, 0, 3, 0)


def test_a_line_that_changed_is_a_new_version_of_the_same_entry(world: World) -> None:
    brought_in(world, HEADER + LINES)
    changed = LINES.replace("ca. € 20,--", "60 euro")
    assert counts(brought_in(world, HEADER + changed)) == (0, 1, 2, 0)
    entry = Entry.rows.get(title="Fles wijn")
    assert (entry.amount_cents, entry.version) == (6000, 2)
    first = entry.versions.get(number=1)
    assert first.data["value"]["text"] == "ca. € 20,--"


def test_two_lines_that_say_the_same_are_two_gifts(world: World) -> None:
    twice = LINES.splitlines(keepends=True)[0] * 2
    assert counts(brought_in(world, HEADER + twice)) == (2, 0, 0, 0)
    assert counts(brought_in(world, HEADER + twice)) == (0, 0, 2, 0)


def test_an_entry_that_was_corrected_here_is_never_written_over(world: World) -> None:
    brought_in(world, HEADER + LINES)
    entry = Entry.rows.get(title="Fles wijn")
    typed = {
        **as_typed(register_of("gifts"), entry.data),
        "value": "25",
        "direction": "received",
        "offer_kind": "tangible",
    }
    entry_correct(
        world.actor(entry.person), public_id=entry.public_id, data=typed, reason="Bonnetje gevonden."
    )
    assert counts(brought_in(world, HEADER + LINES)) == (0, 0, 3, 0)
    report = brought_in(world, HEADER + LINES.replace("ca. € 20,--", "60 euro"))
    assert counts(report) == (0, 0, 2, 1)
    entry.refresh_from_db()
    assert entry.amount_cents == 2500


def test_what_is_not_in_the_line_is_not_made_up(world: World) -> None:
    brought_in(world, HEADER + LINES)
    entry = Entry.rows.get(title="Fles wijn")
    assert set(entry.data) == {"description", "value", "giver_organisation", "happened_on", SOURCE}
    assert (entry.outcome, entry.receipt, entry.reported_on, entry.is_late) == ("", None, None, False)
    assert (entry.state, entry.is_open, entry.assessor) == ("closed", False, None)
    unknown = Entry.rows.get(title="Boek")
    assert (unknown.counterparty, unknown.amount_cents, unknown.happened_precision) == (None, None, "month")
    undated = Entry.rows.get(title="Vaas zonder datum")
    assert undated.happened_on is None


def test_what_somebody_should_look_at_is_named_by_line_and_field(world: World) -> None:
    report = brought_in(world, HEADER + LINES).as_dict()
    assert [(look["line"], look["field"]) for look in report["needs_a_look"]] == [
        (4, "omschrijving_datum"),
        (4, "waarde_ruw"),
    ]
    assert "VAT" in report["needs_a_look"][1]["why"]


def test_a_line_that_is_not_right_is_refused_and_the_others_come_in(world: World) -> None:
    bad = '2021-02,,"Zonder persoon, 1 mei 2020",X,10\n2021-02,P9,"",X,10\n2021-02,P9,a,b,1,surplus\n'
    report = brought_in(world, HEADER + bad + LINES)
    assert counts(report) == (3, 0, 0, 3)
    assert [refused.line for refused in report.refused] == [2, 3, 4]
    assert not Person.rows.filter(name="P9").exists()


def test_a_try_keeps_nothing(world: World) -> None:
    assert counts(brought_in(world, HEADER + LINES, dry_run=True)) == (3, 0, 0, 0)
    assert Entry.rows.count() == 0
    assert not Person.rows.filter(name="P1").exists()


def test_own_columns_find_people_by_key_and_keep_the_rest_literally(world: World) -> None:
    text = OWN + (
        "Samira;;Pen;12 mei 2025;5;Waterschap;declined;20-5-2025;a1\n"
        ";Kees Extern;Taart;2024;onbekend;Bakker;accepted;;a2\n"
        "nobody;;Klok;2024;5;X;;;a3\n"
        "Samira;;Lamp;morgen;5;X;;;a4\n"
        "Samira;;Vulpen;12 mei 2025;5;X;;mei 2025;a5\n"
    )
    report = brought_in(world, text)
    assert counts(report) == (2, 0, 0, 3)
    assert [name for refused in report.refused for name, _ in refused.faults] == [
        "employee_key",
        "happened_on",
        "reported_on",
    ]
    pen = Entry.rows.get(title="Pen")
    assert (pen.person, pen.state, pen.reported_on) == (world.samira, "declined", date(2025, 5, 20))
    assert Entry.rows.get(title="Taart").person.kind == "external"


def test_a_source_id_finds_the_line_again_whatever_else_changed(world: World) -> None:
    line = "Samira;;Pen;12 mei 2025;5;Waterschap;;;a1\n"
    brought_in(world, OWN + line)
    assert counts(brought_in(world, OWN + line.replace("Pen", "Dure pen"))) == (0, 1, 0, 0)
    assert Entry.rows.get().title == "Dure pen"


@pytest.mark.parametrize(
    "content",
    ["", "geheel,iets,anders\n1,2,3\n", 'persoon,omschrijving_datum,gever,waarde_ruw\n"1,2', "\x00\x01"],
)
def test_a_file_that_is_no_register_of_gifts_is_said(world: World, content: str) -> None:
    with pytest.raises(InvalidData):
        brought_in(world, content)
    assert Entry.rows.count() == 0


def test_windows_text_and_semicolons_are_read(world: World) -> None:
    text = "peiling;persoon;omschrijving_datum;gever;waarde_ruw\n2021;P1;Café-bon, 1 mei 2020;Curaçao;€ 10\n"
    report = import_gifts(world.province.hr, text.encode("cp1252"))
    assert counts(report) == (1, 0, 0, 0)
    assert Entry.rows.get().title == "Café-bon"
    assert Entry.rows.get().amount_cents == 1000

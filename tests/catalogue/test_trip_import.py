"""Trips out of another register: every line accounted for, nothing guessed, and nothing kept that nobody needs."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tests.plugins.remembered import remembered
from tests.registers.builders import World
from zuiver.audit.models import AuditEvent
from zuiver.audit.verify import verify
from zuiver.catalogue.invitations.columns import read_day
from zuiver.catalogue.invitations.importer import import_trips
from zuiver.cli.main import cli
from zuiver.kernel.errors import InvalidData
from zuiver.people.import_report import ImportReport
from zuiver.people.models import Person
from zuiver.registers.models import Entry, EntryVersion
from zuiver.registers.payload import SOURCE

HEADER = "naam,functie,geslacht,geboortedatum,overlijdensdatum,doel,bestemming,van,tot_en_met,betaald_door\n"
LINES = (
    "Ans Vis,Lid,vrouw,1960-01-02,,Werkbezoek,Brussel,2015-05-04,2015-05-06,Europees Parlement\n"
    'Bo Mol,Oud-lid,man,1950-03-04,2020-05-06,"Congres, met\ndiner",New York,4 mei 2016,,"Stichting A; Stichting B"\n'
    "Ans Vis,Lid,vrouw,1960-01-02,,,Parijs,mei 2017,juni 2017,\n"
)


@pytest.fixture
def world(db: None) -> World:
    """A province; nobody in the files is known to its HR system."""
    return remembered("small", World)


def brought_in(world: World, text: str, dry_run: bool = False) -> ImportReport:
    """What became of the lines of a file."""
    return import_trips(world.province.hr, text.encode(), dry_run=dry_run)


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    """Created, updated, unchanged, refused; together they are what was read."""
    found = (report.created, report.updated, report.unchanged, len(report.refused))
    assert sum(found) == report.read
    return found


def looks(report: ImportReport) -> list[tuple[int, str]]:
    """The lines and columns that somebody should look at, without what is said once at the header."""
    return [(look["line"], look["field"]) for look in report.as_dict()["needs_a_look"] if look["line"] > 1]


def test_a_trip_comes_in_as_an_invitation_that_is_over(world: World) -> None:
    report = brought_in(world, HEADER + LINES)
    assert counts(report) == (3, 0, 0, 0)
    first, second, third = Entry.rows.filter(kind="invitations").order_by("pk")
    assert (first.title, first.category, first.state) == ("Werkbezoek", "trip", "closed")
    assert first.data == {
        "description": "Werkbezoek",
        "event_kind": "trip",
        "event_date": {"iso": "2015-05-04", "literal": "2015-05-04"},
        "event_until": {"iso": "2015-05-06", "literal": "2015-05-06"},
        "destination": "Brussel",
        "paid_by": "Europees Parlement",
        SOURCE: first.data[SOURCE],
    }
    assert (first.outcome, first.receipt, first.reported_on, first.is_late) == ("", None, None, False)
    assert (second.title, second.data["description"]) == ("Congres, met", "Congres, met\ndiner")
    assert (third.title, third.data["event_date"]["iso"], "paid_by" in third.data) == (
        "Parijs",
        "2017-05",
        False,
    )
    assert looks(report) == [(3, "tot_en_met")]
    assert verify(world.organisation.pk).ok


def test_sex_birth_and_death_are_stored_nowhere_and_the_report_says_so_once(world: World) -> None:
    report = brought_in(world, HEADER + LINES).as_dict()
    said = [look for look in report["needs_a_look"] if look["line"] == 1]
    assert [look["field"] for look in said] == ["geslacht, geboortedatum, overlijdensdatum"]
    assert "not stored" in said[0]["why"]
    kept = [
        *Entry.rows.values_list("data", flat=True),
        *EntryVersion.rows.values_list("data", flat=True),
        *AuditEvent.objects.values_list("data_text", flat=True),
        *Entry.rows.values_list("source_key", flat=True),
    ]
    assert not any(
        word in str(kept) for word in ("1960-01", "1950-03", "2020-05-06", "vrouw", "geslacht", "geboorte")
    )
    assert set(Entry.rows.order_by("pk")[0].data[SOURCE]) == {
        "naam", "functie", "doel", "bestemming", "van", "tot_en_met", "betaald_door",
    }  # fmt: skip


def test_a_second_time_changes_nothing_at_all_also_in_another_order(world: World) -> None:
    brought_in(world, HEADER + LINES)
    before = (AuditEvent.objects.count(), EntryVersion.rows.count(), Person.rows.count())
    assert counts(brought_in(world, HEADER + LINES)) == (0, 0, 3, 0)
    first, *rest = LINES.split("\n", 1)
    assert counts(brought_in(world, f"{HEADER}{rest[0]}{first}\n")) == (0, 0, 3, 0)
    assert (AuditEvent.objects.count(), EntryVersion.rows.count(), Person.rows.count()) == before


def test_a_birth_date_that_was_corrected_changes_nothing(world: World) -> None:
    brought_in(world, HEADER + LINES)
    assert counts(brought_in(world, HEADER + LINES.replace("1960-01-02", "1961-01-02"))) == (0, 0, 3, 0)


def test_a_line_that_changed_is_a_new_version_of_the_same_entry(world: World) -> None:
    brought_in(world, HEADER + LINES)
    assert counts(
        brought_in(world, HEADER + LINES.replace("2015-05-06,Europees", "2015-05-07,Europees"))
    ) == (0, 1, 2, 0)
    entry = Entry.rows.get(title="Werkbezoek")
    assert (entry.version, entry.data["event_until"]["iso"]) == (2, "2015-05-07")


def test_lines_that_say_the_same_are_as_many_trips(world: World) -> None:
    twice = LINES.splitlines(keepends=True)[0] * 2
    assert counts(brought_in(world, HEADER + twice)) == (2, 0, 0, 0)
    assert counts(brought_in(world, HEADER + twice)) == (0, 0, 2, 0)


def test_two_people_of_one_name_are_kept_apart_and_that_is_said(world: World) -> None:
    lines = [
        "Ans Vis,,,1960-01-02,,Reis,Oslo,2015-05-04,2015-05-06,\n",
        "Ans Vis,,,1980-01-02,,Reis,Oslo,2015-05-04,2015-05-06,\n",
    ]
    report = brought_in(world, HEADER + "".join(lines))
    assert looks(report) == [(2, "naam"), (3, "naam")]
    assert sorted(Person.rows.filter(kind="external").values_list("name", flat=True)) == [
        "Ans Vis",
        "Ans Vis (2)",
    ]
    assert counts(brought_in(world, HEADER + "".join(reversed(lines)))) == (0, 0, 2, 0)


def test_days_that_are_turned_stay_unknown_because_nobody_knows_which_is_wrong(world: World) -> None:
    report = brought_in(world, f"{HEADER}Ans Vis,,,,,Reis,Oslo,2015-05-06,2015-05-04,\n")
    entry = Entry.rows.get()
    assert (entry.happened_on, "event_date" in entry.data, "event_until" in entry.data) == (
        None,
        False,
        False,
    )
    assert (entry.data[SOURCE]["van"], entry.data[SOURCE]["tot_en_met"]) == ("2015-05-06", "2015-05-04")
    assert looks(report) == [(2, "tot_en_met"), (2, "van")]


def test_a_trip_of_which_only_the_traveller_is_known_comes_in_too(world: World) -> None:
    report = brought_in(world, f"{HEADER}Ans Vis,,,,,,,,,\n")
    assert counts(report) == (1, 0, 0, 0)
    assert looks(report) == [(2, "tot_en_met"), (2, "van")]


def test_a_text_that_is_too_long_is_cut_in_its_field_and_kept_whole_in_the_line(world: World) -> None:
    report = brought_in(world, f"{HEADER}Ans Vis,,,,,{'x' * 900},Oslo,2015,2015,{'y' * 900}\n")
    entry = Entry.rows.get()
    assert (len(entry.data["description"]), len(entry.data[SOURCE]["doel"])) == (500, 900)
    assert (len(entry.data["paid_by"]), len(entry.data[SOURCE]["betaald_door"])) == (300, 900)
    assert looks(report) == [(2, "betaald_door"), (2, "doel")]


def test_nobodys_trip_is_refused_and_the_others_come_in(world: World) -> None:
    report = brought_in(world, f"{HEADER},Lid,,,,Reis,Oslo,2015,2015,\nA,b,c,d,e,f,g,h,i,j,surplus\n{LINES}")
    assert counts(report) == (3, 0, 0, 2)
    assert [refused.line for refused in report.refused] == [2, 3]


def test_a_try_keeps_nothing(world: World) -> None:
    assert counts(brought_in(world, HEADER + LINES, dry_run=True)) == (3, 0, 0, 0)
    assert Entry.rows.count() == Person.rows.filter(kind="external").count() == 0


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "naam,doel\nA,b\n", HEADER + '"1,2', "\x00\x01"])
def test_a_file_that_is_no_list_of_trips_is_said(world: World, content: str) -> None:
    with pytest.raises(InvalidData):
        brought_in(world, content)


def test_windows_text_with_semicolons_is_read(world: World) -> None:
    text = HEADER.replace(",", ";") + "Renée;;;;;Reis;Curaçao;1-5-2015;3-5-2015;€ 100 – zelf\n"
    assert counts(import_trips(world.province.hr, text.encode("cp1252"))) == (1, 0, 0, 0)
    assert (Entry.rows.get().person.name, Entry.rows.get().data["paid_by"]) == ("Renée", "€ 100 – zelf")


def test_the_command_reports_as_for_gifts(world: World, tmp_path: Path) -> None:
    path = tmp_path / "trips.csv"
    path.write_text(HEADER + LINES, encoding="utf-8")
    result = CliRunner().invoke(cli, ["import", "trips", str(path), "--report", str(tmp_path / "r.json")])
    assert result.exit_code == 0, result.output
    assert "3 lines read: 3 created, 0 updated, 0 unchanged, 0 refused." in result.output
    assert "not stored" in (tmp_path / "r.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2015-05-04", "2015-05-04"), ("04-05-2015", "2015-05-04"), ("4-5-2015", "2015-05-04"), ("4/5/2015", "2015-05-04"),
        ("4 mei 2015", "2015-05-04"), ("4 mei 2015 ", "2015-05-04"), ("mei 2015", "2015-05"), ("2015-05", "2015-05"),
        ("2015", "2015"), ("2015-05-04T00:00:00", "2015-05-04"), ("2015-05-04 00:00:00", "2015-05-04"),
        ("2015-05-04T00:00:00+02:00", "2015-05-04"), ("2015-05-04T00:00:00Z", "2015-05-04"),
        ("2015-05-04 14:30", "2015-05-04"), ("2015-05-04T00:00:00.000", "2015-05-04"),
    ],
)  # fmt: skip
def test_dates_are_read_as_they_are_written(text: str, iso: str) -> None:
    found, seen = read_day("van", text.strip())
    assert (found and found.iso, seen) == (iso, ())


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("", None), ("onbekend", None), ("12-5", None), ("12 mei", None), ("gisteren", None), ("12-5-15", None),
        ("31-2-2015", None), ("2015-13", None), ("05-25-2015", None), ("4-6 mei 2015", None),
        ("ca. 2015", None), ("2015?", None), ("2014-12-31T23:00:00Z", None),
        ("medio 2015", "2015"), ("eind mei 2015", "2015-05"),
    ],
)  # fmt: skip
def test_a_date_that_is_not_certain_is_listed(text: str, iso: str | None) -> None:
    found, seen = read_day("van", text)
    assert (found.iso if found else None) == iso
    assert [column for column, _ in seen] == ["van"]


@given(st.text(max_size=80))
def test_no_words_stop_the_reading_of_a_date_and_none_is_unknown_in_silence(text: str) -> None:
    found, seen = read_day("van", text)
    assert found or seen

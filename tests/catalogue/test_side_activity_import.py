"""Side activities out of another register: every line accounted for, nothing guessed, a second time changes nothing."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tests.plugins.remembered import remembered
from tests.registers.builders import World
from zuiver.audit.models import AuditEvent
from zuiver.audit.verify import verify
from zuiver.catalogue.side_activities.importer import import_side_activities
from zuiver.catalogue.side_activities.title_reading import read_pay, read_phase, read_survey
from zuiver.cli.main import cli
from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import InvalidData
from zuiver.kernel.period_model import WrittenPeriod
from zuiver.kernel.period_reading import find_period
from zuiver.people.import_report import ImportReport
from zuiver.people.models import Person
from zuiver.registers.models import Entry, EntryVersion
from zuiver.registers.payload import SOURCE

HEADER = "peiling,persoon,status,titel_periode,beschrijving,bezoldigd,advieswerk,sector\n"
LINES = (
    '2021-02,P1,huidig,"Lid Raad van Toezicht, De Molen (vanaf 1 januari 2019)",Toezicht,ja,nee,Cultuur\n'
    '2021-02,P1,voormalig,"Voorzitter De Brug (van 1 mei 2015 tot 1 juni 2019)",,nee,nee,\n'
    "2021-02,P2,huidig,Columnist,Schrijft columns,?,,Media\n"
)


@pytest.fixture
def world(db: None) -> World:
    """A province; nobody in the files is known to its HR system."""
    return remembered("small", World)


def brought_in(world: World, text: str, dry_run: bool = False) -> ImportReport:
    """What became of the lines of a file."""
    return import_side_activities(world.province.hr, text.encode(), dry_run=dry_run)


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    """Created, updated, unchanged, refused; together they are what was read."""
    found = (report.created, report.updated, report.unchanged, len(report.refused))
    assert sum(found) == report.read
    return found


def looks(report: ImportReport) -> list[tuple[int, str]]:
    """The lines and columns that somebody should look at, in the order of the report."""
    return [(look["line"], look["field"]) for look in report.as_dict()["needs_a_look"]]


def one(world: World, title: str, **columns: str) -> tuple[Entry, ImportReport]:
    """The entry of a file with one line."""
    line = {"peiling": "2021-02", "persoon": "P1", "status": "huidig", "titel_periode": title} | columns
    names = HEADER.strip().split(",")
    quoted = ",".join('"' + line.get(name, "").replace('"', '""') + '"' for name in names)
    report = brought_in(world, f"{HEADER}{quoted}\n")
    return Entry.rows.get(kind="side_activities"), report


def test_a_line_comes_in_with_its_period_its_pay_and_its_own_words(world: World) -> None:
    report = brought_in(world, HEADER + LINES)
    assert counts(report) == (3, 0, 0, 0)
    assert looks(report) == [(4, "bezoldigd"), (4, "titel_periode")]
    first, second, third = Entry.rows.order_by("pk")
    assert first.data["activity"] == "Lid Raad van Toezicht, De Molen\nToezicht"
    assert (first.title, first.data["paid"], first.data["phase"]) == (
        "Lid Raad van Toezicht, De Molen",
        True,
        "running",
    )
    assert (first.data["started_on"]["iso"], "ends_on" in first.data) == ("2019-01-01", False)
    assert (second.data["started_on"]["iso"], second.data["ends_on"]["iso"]) == ("2015-05-01", "2019-06-01")
    assert (second.data["paid"], second.data["phase"]) == (False, "ended")
    assert set(third.data) == {"activity", "phase", SOURCE}
    assert first.data[SOURCE]["titel_periode"] == "Lid Raad van Toezicht, De Molen (vanaf 1 januari 2019)"
    assert (first.state, second.state) == ("in_force", "closed")
    assert (first.outcome, first.receipt, first.reported_on, first.is_late) == ("", None, None, False)
    assert verify(world.organisation.pk).ok


def test_a_second_time_changes_nothing_at_all_also_in_another_order(world: World) -> None:
    brought_in(world, HEADER + LINES)
    before = (AuditEvent.objects.count(), EntryVersion.rows.count(), Person.rows.count())
    assert counts(brought_in(world, HEADER + LINES)) == (0, 0, 3, 0)
    turned = "".join(reversed(LINES.splitlines(keepends=True)))
    assert counts(brought_in(world, HEADER + turned)) == (0, 0, 3, 0)
    assert (AuditEvent.objects.count(), EntryVersion.rows.count(), Person.rows.count()) == before


def test_lines_that_say_the_same_are_as_many_entries(world: World) -> None:
    twice = LINES.splitlines(keepends=True)[0] * 2
    assert counts(brought_in(world, HEADER + twice)) == (2, 0, 0, 0)
    assert counts(brought_in(world, HEADER + twice)) == (0, 0, 2, 0)
    assert counts(brought_in(world, HEADER + twice + twice)) == (2, 0, 2, 0)


def test_lines_with_one_title_keep_their_own_entry_when_they_change_places(world: World) -> None:
    """What else they say tells them apart."""
    one_title = [
        "2021-02,P1,huidig,Lid,a,,,\n",
        "2021-02,P1,huidig,Lid,b,,,\n",
        "2021-02,P1,huidig,Lid,b,,,\n",
    ]
    brought_in(world, HEADER + "".join(one_title))
    assert counts(brought_in(world, HEADER + "".join(reversed(one_title)))) == (0, 0, 3, 0)


def test_a_line_that_changed_is_a_new_version_of_the_same_entry(world: World) -> None:
    brought_in(world, HEADER + LINES)
    assert counts(brought_in(world, HEADER + LINES.replace("Schrijft columns,?", "Schrijft columns,ja"))) == (
        0,
        1,
        2,
        0,
    )
    entry = Entry.rows.get(title="Columnist")
    assert (entry.data["paid"], entry.version) == (True, 2)


def test_a_person_who_is_not_known_becomes_an_external_once(world: World) -> None:
    brought_in(world, HEADER + LINES)
    assert sorted(Person.rows.filter(kind="external").values_list("name", flat=True)) == ["P1", "P2"]


def test_a_person_of_the_hr_system_is_found_by_key(world: World) -> None:
    brought_in(world, HEADER + LINES.replace("P2", "Samira"))
    assert Entry.rows.get(title="Columnist").person == world.samira


@pytest.mark.parametrize(
    ("title", "activity"),
    [
        ("Lid A (sinds 2007), voorzitter (sinds 2011)", "Lid A (sinds 2007), voorzitter (sinds 2011)"),
        ("vanaf 2019", "vanaf 2019"),
        ("Lid\nA, (vanaf 2019)", "Lid\nA"),
        ("x" * 600, "x" * 499 + "…"),
    ],
)
def test_the_title_is_kept_whole_where_the_period_is_not_certain(
    world: World, title: str, activity: str
) -> None:
    entry, _ = one(world, title)
    assert entry.data["activity"] == activity
    assert entry.data[SOURCE]["titel_periode"] == title


def test_what_does_not_say_whether_it_runs_is_not_taken_over_as_running(world: World) -> None:
    entry, report = one(world, "Lid De Molen (van 2015 tot 2019)")
    assert (entry.state, "phase" in entry.data) == ("closed", False)
    assert looks(report) == [(2, "status")]


def test_a_line_without_a_title_is_taken_by_its_description(world: World) -> None:
    entry, report = one(world, "", beschrijving="Schrijft columns")
    assert entry.title == "Schrijft columns"
    assert looks(report) == [(2, "titel_periode")]


def test_what_cannot_be_an_entry_is_refused_with_its_line_and_the_others_come_in(world: World) -> None:
    bad = "2021-02,,huidig,Lid,,,,\n2021-02,P9,huidig,,,,,\n2021-02,P9,huidig,Lid,a,b,c,d,surplus\n"
    report = brought_in(world, HEADER + bad + LINES)
    assert counts(report) == (3, 0, 0, 3)
    assert [refused.line for refused in report.refused] == [2, 3, 4]
    assert not Person.rows.filter(name="P9").exists()


def test_a_try_keeps_nothing(world: World) -> None:
    assert counts(brought_in(world, HEADER + LINES, dry_run=True)) == (3, 0, 0, 0)
    assert Entry.rows.count() == Person.rows.filter(kind="external").count() == 0


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_way_in_which_a_spreadsheet_saves_it_is_read(
    world: World, delimiter: str, coding: str, line_end: str
) -> None:
    fields = ["2021", "P1", "huidig", '"Café\nDe Brug (vanaf 2019)"', "", "ja", "", '"Kunst, cultuur; media"']
    text = line_end.join([HEADER.strip().replace(",", delimiter), delimiter.join(fields), ""])
    report = import_side_activities(world.province.hr, text.encode(coding))
    assert counts(report) == (1, 0, 0, 0)
    assert Entry.rows.get().data["activity"].splitlines() == ["Café", "De Brug"]


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "persoon\nP1\n", HEADER + '"1,2', "\x00\x01"])
def test_a_file_that_is_no_register_of_side_activities_is_said(world: World, content: str) -> None:
    with pytest.raises(InvalidData):
        brought_in(world, content)
    assert Entry.rows.count() == 0


def test_signs_that_no_database_takes_are_left_out(world: World) -> None:
    entry, _ = one(world, "Lid\x00 A\x07 (vanaf 2019)")
    assert entry.data[SOURCE]["titel_periode"] == "Lid A\x07 (vanaf 2019)"


def test_the_command_reports_as_for_gifts(world: World, tmp_path: Path) -> None:
    path = tmp_path / "side.csv"
    path.write_text(HEADER + LINES, encoding="utf-8")
    result = CliRunner().invoke(
        cli, ["import", "side-activities", str(path), "--report", str(tmp_path / "r.json")]
    )
    assert result.exit_code == 0, result.output
    assert "3 lines read: 3 created, 0 updated, 0 unchanged, 0 refused." in result.output
    assert '"field": "titel_periode"' in (tmp_path / "r.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "title", "paid", "is_looked_at"),
    [
        ("ja", "", True, False), ("Ja.", "", True, False), ("bezoldigd", "", True, False), ("J", "", True, False),
        ("nee", "", False, False), ("Onbezoldigd", "", False, False), ("niet bezoldigd", "", False, False),
        ("", "", None, False), ("nee", "Lid (onbezoldigd)", False, False), ("ja", "Lid (bezoldigd)", True, False),
        ("?", "", None, True), ("gedeeltelijk", "", None, True), ("vacatiegeld", "", None, True),
        ("€ 500", "", None, True), ("onkostenvergoeding", "", None, True), ("ja, deels", "", None, True),
        ("ja", "Lid (onbezoldigd)", None, True), ("nee", "Lid (bezoldigd)", None, True),
        ("", "Lid (bezoldigd)", None, True), ("", "Lid (niet bezoldigd)", None, True),
        ("ja", "Lid (bezoldigd), penningmeester (onbezoldigd)", None, True),
    ],
)  # fmt: skip
def test_pay_is_known_only_where_it_is_a_plain_yes_or_no(
    text: str, title: str, paid: bool | None, is_looked_at: bool
) -> None:
    found, seen = read_pay(text, title)
    assert (found, bool(seen)) == (paid, is_looked_at)


@pytest.mark.parametrize(
    ("status", "period", "phase", "is_looked_at"),
    [
        ("huidig", "vanaf 2019", "running", False), ("Actueel", "1999 - heden", "running", False),
        ("huidig", "van 2019 tot 2025", "running", False), ("voormalig", "van 2015 tot 2019", "ended", False),
        ("vervallen", "tot 2019", "ended", False), ("toekomstig", "vanaf 2022", "intended", False),
        ("", "van 2015 tot 2019", "ended", False), ("", "1999 - heden", "running", False),
        ("", "vanaf 2022", "intended", False), ("", "van 2019 tot 2025", "running", False),
        ("", "vanaf 2019", None, False), ("", "", None, False), ("huidig", "", "running", False),
        ("huidig", "tot februari 2021", "running", False),
        ("huidig", "van 2015 tot 2019", None, True), ("huidig", "vanaf 2022", None, True),
        ("voormalig", "1999 - heden", None, True), ("voormalig", "van 2019 tot 2025", None, True),
        ("onderbroken", "vanaf 2019", None, True), ("voormalig", "vanaf 2015", "ended", True),
    ],
)  # fmt: skip
def test_whether_it_runs_is_known_only_where_status_and_period_agree(
    status: str, period: str, phase: str | None, is_looked_at: bool
) -> None:
    _, read = find_period(f"Lid De Molen ({period})")
    found, seen = read_phase(status, read, PartialDate(2021, 2))
    assert (found, bool(seen)) == (phase, is_looked_at)


def test_without_a_readable_survey_only_what_the_writer_says_counts() -> None:
    assert [read_survey(text) for text in ("", "voorjaar", "12 mei", "2e peiling")] == [None] * 4
    assert read_survey("2021-02") == PartialDate(2021, 2)
    assert read_phase("huidig", WrittenPeriod(end=PartialDate(2001)), None) == ("running", ())


@given(st.text(max_size=40), st.text(max_size=60), st.text(max_size=20))
def test_no_words_stop_the_reading(status: str, title: str, text: str) -> None:
    rest, period = find_period(title)
    phase, _ = read_phase(status, period, read_survey(text))
    paid, seen = read_pay(text, title)
    assert phase is None or status.strip() or period.literal
    assert paid is None or not seen
    assert len(rest) <= len(title)

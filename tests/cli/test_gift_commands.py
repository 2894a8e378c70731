"""Gifts into and out of a register from the command line."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from tests.plugins.remembered import remembered
from tests.registers.builders import EXPENSIVE, World
from zuiver.audit.models import AuditEvent
from zuiver.cli.export_files import FORMULA_SIGNS, neutral
from zuiver.cli.main import cli
from zuiver.people.models import Organisation
from zuiver.registers import queries
from zuiver.registers.models import Entry

LINES = "peiling,persoon,omschrijving_datum,gever,waarde_ruw\n2021,P1,'Fles, 1 mei 2020',X,10\n".replace(
    "'", '"'
)


def zuiver(*arguments: str) -> Result:
    """Run a command as somebody at a terminal does."""
    return CliRunner().invoke(cli, list(arguments))


@pytest.fixture
def world(db: None) -> World:
    """A province with everybody that a gift can meet."""
    return remembered("small", World)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with one gift."""
    path = tmp_path / "gifts.csv"
    path.write_text(LINES, encoding="utf-8")
    return path


def test_gifts_are_imported_and_the_report_is_printed_and_written(world: World, file: Path) -> None:
    report = file.with_name("report.json")
    result = zuiver("import", "gifts", str(file), "--report", str(report))
    assert result.exit_code == 0, result.output
    assert "1 lines read: 1 created, 0 updated, 0 unchanged, 0 refused." in result.output
    assert json.loads(report.read_text(encoding="utf-8"))["created"] == 1
    again = zuiver("import", "gifts", str(file))
    assert "0 created, 0 updated, 1 unchanged" in again.output


@pytest.mark.django_db
def test_in_a_new_database_the_first_organisation_is_made(file: Path) -> None:
    result = zuiver("import", "gifts", str(file))
    assert result.exit_code == 0, result.output
    assert "There was no organisation yet" in result.output
    assert Organisation.objects.count() == 1
    assert Entry.rows.count() == 1


def test_a_file_with_other_columns_is_refused_in_plain_words(world: World, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    result = zuiver("import", "gifts", str(path))
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert "column" in result.output


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_every_form_holds_the_same_rows_in_the_same_order(world: World, tmp_path: Path, form: str) -> None:
    world.gift(description="eerst; met puntkomma en é")
    world.gift(EXPENSIVE, description="=cmd|' /C calc'!A0", giver_organisation="+31 Bouw")
    path = tmp_path / f"out.{form}"
    result = zuiver("export", "gifts", "--format", form, "-o", str(path))
    assert result.exit_code == 0, result.output
    rows = read(path, form)
    assert [row["amount_eur"] for row in rows] in (["12.50", "250.00"], [12.5, 250])
    assert rows[0]["description"] == "eerst; met puntkomma en é"
    escaped = "" if form == "json" else "'"
    assert rows[1]["description"] == f"{escaped}=cmd|' /C calc'!A0"
    assert rows[1]["party"] == f"{escaped}+31 Bouw"
    assert tuple(rows[0]) == queries.export_columns("gifts")


def read(path: Path, form: str) -> list[dict[str, object]]:
    """The rows of an export as another program reads them."""
    if form == "json":
        found: list[dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))
        return found
    if form == "csv":
        with path.open(encoding="utf-8-sig", newline="") as source:
            return [dict(row) for row in csv.DictReader(source, delimiter=";")]
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    header, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, header), line, strict=True)) for line in lines]


def test_an_export_stands_in_the_trail_and_holds_nothing_sensitive(world: World, tmp_path: Path) -> None:
    world.gift(private_contact_with_giver="yes", giver_person="Anna de Wit")
    path = tmp_path / "out.csv"
    zuiver("export", "gifts", "--state", "consent_asked", "-o", str(path))
    assert "Anna de Wit" not in path.read_text(encoding="utf-8")
    event = AuditEvent.objects.get(event="registers.entries.exported")
    data = json.loads(event.data_text)
    assert (data["count"], data["format"], data["filters"]) == (1, "csv", {"state": "consent_asked"})


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ((), 2),
        (("--amount-from", "100"), 1),
        (("--amount-until", "12,50"), 1),
        (("--unit", "infra"), 2),
        (("--unit", "bridges"), 0),
        (("--late",), 0),
        (("--not-late",), 2),
        (("--open",), 2),
        (("--from", "2026-05-13"), 0),
        (("--until", "2026-05-12"), 2),
    ],
)
def test_filters_narrow_an_export(world: World, tmp_path: Path, options: tuple[str, ...], count: int) -> None:
    world.gift()
    world.gift(EXPENSIVE)
    path = tmp_path / "out.json"
    result = zuiver("export", "gifts", "--format", "json", *options, "-o", str(path))
    assert f"{count} entries are in" in result.output
    assert len(read(path, "json")) == count


def test_an_export_that_fails_leaves_no_half_file(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.gift()
    monkeypatch.setattr("zuiver.cli.export.export_record", lambda *_, **__: 1 / 0)
    path = tmp_path / "out.csv"
    result = zuiver("export", "gifts", "-o", str(path))
    assert result.exit_code != 0
    assert list(tmp_path.iterdir()) == []


def test_an_amount_that_is_none_and_a_register_that_is_not_there_are_said(
    world: World, tmp_path: Path
) -> None:
    path = str(tmp_path / "out.csv")
    assert "cannot read abc" in zuiver("export", "gifts", "--amount-from", "abc", "-o", path).output
    assert "No such command" in zuiver("export", "cars", "-o", path).output


@given(st.text())
def test_no_text_is_a_formula(text: str) -> None:
    shown = neutral(text)
    assert isinstance(shown, str)
    assert not shown.lstrip(" ").startswith(FORMULA_SIGNS)
    assert shown in {text, f"'{text}"}

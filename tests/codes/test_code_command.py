"""`zuiver code`: reading needs no database, storing does; every mistake gets a message."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.codes.reading_out import TEXTS
from tests.people.builders import Province
from zuiver.cli.main import cli

LIBRARY = TEXTS / "spaced_pages.txt"
DESCRIBED = ("--title", "Afspraken", "--edition", "2020", "--valid-from", "2020-01-01")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["code", *map(str, arguments)])


def test_a_dry_run_prints_the_tree_as_json() -> None:
    data = json.loads(run("import", LIBRARY, "--dry-run", "--json").stdout)
    chapter = data["chapters"][-1]
    assert (chapter["title"], chapter["sections"][0]["title"]) == ("GELD EN SPULLEN", "CADEAUS VAN BEZOEKERS")
    paragraphs = chapter["sections"][0]["parts"][0]["paragraphs"]
    nested = paragraphs[1]["bullets"][2]["bullets"]
    assert [one["text"] for one in nested] == ["je leidinggevende", "een collega die je vertrouwt"]
    assert data["report"]["counts"]["chapter"] == 4
    assert [one["line"] for one in data["report"]["unplaced"]] == [86, 87]


def test_a_dry_run_needs_no_database_and_no_django() -> None:
    program = (
        "import sys\nfrom click.testing import CliRunner\nfrom zuiver.cli.main import cli\n"
        f"result = CliRunner().invoke(cli, ['code', 'import', {str(LIBRARY)!r}, '--dry-run', '--json'])\n"
        "sys.exit(result.exit_code or ('django' in sys.modules) * 9)"
    )
    nowhere = {**os.environ, "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}
    assert subprocess.run([sys.executable, "-c", program], check=False, env=nowhere).returncode == 0


def test_a_dry_run_for_people_shows_the_outline_and_the_report() -> None:
    output = run("import", LIBRARY, "--dry-run").output
    assert "  CADEAUS VAN BEZOEKERS" in output
    assert "Found no place: 2." in output
    assert "Sentences that are not whole: 1." in output


def test_ids_follow_the_text_before(tmp_path: Path) -> None:
    edited = tmp_path / "new.txt"
    edited.write_text(
        LIBRARY.read_text(encoding="utf-8").replace("eerst je leidinggevende", "eerst je teamcoach"), "utf-8"
    )
    assert (
        "wanneer/leidinggevende" in run("import", edited, "--dry-run", "--json", "--previous", LIBRARY).stdout
    )


def test_two_texts_are_compared(tmp_path: Path) -> None:
    edited = tmp_path / "new.txt"
    edited.write_text(LIBRARY.read_text(encoding="utf-8").replace("zonder koffer", "zonder kaartje"), "utf-8")
    output = run("diff", LIBRARY, edited).output
    assert "[-koffer-]{+kaartje+}" in output
    assert "ONS MOTTO > ONS MOTTO > Lezen" in output


@pytest.mark.django_db
def test_an_edition_is_stored_listed_and_searched() -> None:
    Province("north")
    stored = json.loads(run("import", LIBRARY, *DESCRIBED, "--json").stdout)
    assert (stored["organisation"], stored["edition"], stored["unplaced"]) == ("north", "2020", 2)
    assert "2020-01-01  2020  Afspraken" in run("editions").output
    assert "[koekje]" in run("search", "koekjes").output
    assert "Nothing found" in run("search", "zzzz").output


@pytest.mark.django_db
def test_with_more_organisations_one_is_named() -> None:
    Province("north")
    Province("south")
    refused = run("import", LIBRARY, *DESCRIBED)
    assert (refused.exit_code, "north, south" in refused.output) == (2, True)
    assert run("import", LIBRARY, *DESCRIBED, "--organisation", "south").exit_code == 0
    assert "no edition" in run("search", "koekje", "--organisation", "north").output
    assert run("editions", "--organisation", "west").exit_code == 2


@pytest.mark.django_db
def test_without_an_organisation_there_is_nothing_to_store_for() -> None:
    assert "no organisation yet" in run("import", LIBRARY, *DESCRIBED).output


@pytest.mark.django_db
def test_a_second_import_of_the_same_text_is_refused() -> None:
    Province("north")
    run("import", LIBRARY, *DESCRIBED)
    again = run("import", LIBRARY, *DESCRIBED)
    assert (again.exit_code, "stored already, as edition 2020" in again.output) == (1, True)


def test_storing_asks_for_what_it_needs() -> None:
    result = run("import", LIBRARY)
    assert (result.exit_code, "--title, --edition and --valid-from" in result.output) == (2, True)
    assert run("import", LIBRARY, *DESCRIBED, "--previous", LIBRARY).exit_code == 2
    assert run("import", LIBRARY, "--valid-from", "1 januari", "--dry-run").exit_code == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"  \n\n", "is empty"),
        (b"%PDF-1.7\n", "pdftotext"),
        ("Café".encode("latin-1"), "not UTF-8"),
        (b"a\0b", "not a text file"),
        (b"1\n2\n?\n", "holds no text of a code"),
    ],
)
def test_a_file_that_is_no_text_of_a_code_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "code.txt"
    file.write_bytes(content)
    result = run("import", file, "--dry-run")
    assert (result.exit_code, message in result.output) == (2, True)
    assert "Traceback" not in result.output


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert run("import", tmp_path / "nothing.txt", "--dry-run").exit_code == 2


def test_the_help_names_all_commands_without_django() -> None:
    assert all(name in run("--help").output for name in ("diff", "editions", "import", "search"))

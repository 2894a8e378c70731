"""Organisations, people, roles and accounts from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.people.builders import Province
from zuiver.cli.main import cli
from zuiver.people.models import Person, RoleGrant, User


def zuiver(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(cli, list(arguments), input=typed)


@pytest.fixture
def province(db: None) -> Province:
    return Province()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text("employee_key,name,email\n1,Ada,ada@example.nl\n2,,\n", encoding="utf-8")
    return path


def test_people_are_imported_and_the_report_is_printed_and_written(
    province: Province, file: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.json"
    result = zuiver("import", "people", str(file), "--report", str(report))
    assert result.exit_code == 0
    assert "2 lines read: 1 created, 0 updated, 0 unchanged, 1 refused." in result.output
    assert "  line 3: name: This is empty. Fill it in." in result.output
    found = json.loads(report.read_text(encoding="utf-8"))
    assert (found["read"], found["created"], found["refused"][0]["line"]) == (2, 1, 3)


def test_a_try_keeps_nothing(province: Province, file: Path) -> None:
    result = zuiver("import", "people", str(file), "--dry-run")
    assert "This was a try: nothing was kept." in result.output
    assert not Person.rows.exists()


def test_with_two_organisations_one_has_to_be_chosen(province: Province, file: Path) -> None:
    Province("south")
    result = zuiver("import", "people", str(file))
    assert (result.exit_code, result.output) == (
        2,
        "Error: There is more than one organisation. Choose with --organisation: north, south.\n",
    )
    assert zuiver("import", "people", str(file), "--organisation", "south").exit_code == 0


@pytest.mark.django_db
def test_without_an_organisation_the_first_step_is_named(file: Path) -> None:
    result = zuiver("import", "people", str(file))
    assert result.exit_code == 2
    assert "zuiver organisation add" in result.output


def test_a_file_without_the_columns_is_refused_whole(province: Province, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n")
    result = zuiver("import", "people", str(path))
    assert (result.exit_code, "employee_key, name" in result.output) == (2, True)


def test_an_unknown_kind_of_file_is_refused(province: Province) -> None:
    assert zuiver("import", "bicycles").exit_code == 2


@pytest.mark.django_db
def test_organisations_are_added_and_named() -> None:
    assert zuiver("organisation", "add", "north", "The North").exit_code == 0
    assert zuiver("organisation", "list").output == "north  The North\n"
    again = zuiver("organisation", "add", "north", "The North")
    assert (again.exit_code, "already" in again.output) == (2, True)
    wrong = zuiver("organisation", "add", "The North!", "The North")
    assert (wrong.exit_code, "hyphens" in wrong.output) == (2, True)


def test_roles_are_given_and_ended(province: Province) -> None:
    province.person("ada")
    assert zuiver("role", "grant", "ada", "auditor").exit_code == 0
    assert zuiver("role", "grant", "ada", "emperor").exit_code == 2
    assert zuiver("role", "end", "ada", "auditor").exit_code == 0
    assert RoleGrant.rows.get().valid_until is not None
    assert zuiver("role", "end", "ada", "auditor").exit_code == 2
    assert zuiver("role", "end", "nobody", "auditor").exit_code == 2
    assert "auditor:" in zuiver("role", "list").output


def test_an_account_is_made_with_a_password_that_is_asked_for(province: Province) -> None:
    province.person("ada")
    typed = "a long password 1\na long password 1\n"
    result = zuiver("account", "add", "ada", typed=typed)
    assert result.exit_code == 0
    assert "a long password" not in result.output
    assert User.objects.get().check_password("a long password 1")
    assert zuiver("account", "add", "ada", typed=typed).exit_code == 2


def test_a_password_that_is_too_easy_is_refused(province: Province) -> None:
    province.person("ada")
    result = zuiver("account", "add", "ada", typed="short\nshort\n")
    assert result.exit_code == 2
    assert not User.objects.exists()

"""A database that was not prepared is named, with what to do; `zuiver migrate` prepares it."""

import sqlite3
from pathlib import Path

import pytest
from django.db import OperationalError, ProgrammingError, connection

from tests.cli.programs import environment, run
from tests.plugins.prepared_file import put_prepared
from zuiver.cli.failing import Failure, NotPreparedError, Refused, plain_errors
from zuiver.cli.prepared import database_name, require_prepared
from zuiver.kernel.errors import Refusal, invalid


def test_a_fresh_database_is_prepared_by_one_command(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "down" / "zuiver.sqlite3"
    env = environment(f"sqlite:///{file}", tmp_path)
    before = run(["audit", "verify"], env)
    assert (before.returncode, before.stdout) == (2, "")
    assert before.stderr == f"Error: There is no database {file} yet. Run: zuiver migrate\n"
    assert not file.exists()

    made = run(["migrate"], env)
    assert (made.returncode, made.stderr) == (0, "")
    assert f"The database {file} is ready." in made.stdout

    again = run(["migrate"], env)
    assert (again.returncode, again.stdout) == (0, f"The database {file} is ready.\n")
    added = run(["organisation", "add", "north", "Province of the North"], env)
    assert (added.returncode, added.stderr) == (0, "")
    after = run(["audit", "verify"], env)
    assert (after.returncode, after.stdout.splitlines()[-1]) == (0, "north: 1 events, all in order.")


def test_an_empty_file_is_no_prepared_database(tmp_path: Path) -> None:
    file = tmp_path / "empty.sqlite3"
    file.touch()
    found = run(["worker", "--once"], environment(f"sqlite:///{file}", tmp_path))
    assert found.returncode == 2
    assert found.stderr == (
        f"Error: The database {file} was not prepared for this version. Run: zuiver migrate\n"
    )


def test_a_database_of_a_newer_version_asks_for_that_version(tmp_path: Path) -> None:
    file = tmp_path / "zuiver.sqlite3"
    env = environment(f"sqlite:///{file}", tmp_path)
    put_prepared(file)
    with sqlite3.connect(file) as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '0999_later', '2030-01-01')"
        )
    found = run(["audit", "verify"], env)
    assert found.returncode == 2
    assert "newer than this program (people.0999_later)" in found.stderr


def test_a_server_that_does_not_answer_is_said_plainly(tmp_path: Path) -> None:
    found = run(["audit", "verify"], environment("postgresql://nobody@127.0.0.1:1/zuiver", tmp_path))
    assert found.returncode == 2
    assert found.stderr.startswith("Error: The database does not answer:")
    assert "Traceback" not in found.stderr


@pytest.mark.django_db
def test_the_database_of_the_tests_is_prepared() -> None:
    require_prepared()
    assert database_name()


@pytest.mark.django_db
def test_a_missing_table_says_to_prepare_the_database() -> None:
    with pytest.raises(NotPreparedError, match="zuiver migrate"), plain_errors():
        connection.cursor().execute("SELECT * FROM there_is_no_such_table")


@pytest.mark.parametrize(
    ("raised", "becomes", "status"),
    [
        (Refusal("no", "Not {when}.", when="now"), Refused, 1),
        (invalid("name", "This is empty."), Failure, 2),
        (OperationalError("disk is full"), Failure, 2),
    ],
)
def test_refusals_and_wrong_input_become_a_sentence_and_a_status(
    raised: Exception, becomes: type[Failure], status: int
) -> None:
    with pytest.raises(becomes) as failed, plain_errors():
        raise raised
    assert failed.value.exit_code == status


def test_an_error_of_the_program_keeps_its_trace() -> None:
    with pytest.raises(ProgrammingError), plain_errors():
        raise ProgrammingError("syntax error")

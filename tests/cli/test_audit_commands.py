"""`zuiver audit` says in plain words what was done to the trail, and ends with status 1 then."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import connection

from tests.people.builders import Province
from zuiver.audit import guards
from zuiver.cli.main import cli


def zuiver(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def damage(sql: str) -> None:
    guards.take_down(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql)
    guards.put_up(connection)


@pytest.fixture
def province(db: None) -> Province:
    made = Province()
    made.person("worker", works_in=made.unit("team"))
    return made


def test_a_trail_in_order_says_so(province: Province) -> None:
    result = zuiver("audit", "verify")
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == "north: 4 events, all in order."


def test_damage_is_named_and_gives_status_1(province: Province) -> None:
    damage("UPDATE audit_auditevent SET actor = 'person:1' WHERE number = 2")
    result = zuiver("audit", "verify")
    assert result.exit_code == 1
    assert "north: Event 2 (people.unit.created, about unit:team) was changed" in result.output
    assert "Change nothing" in result.output


def test_all_organisations_are_checked_or_one(province: Province) -> None:
    Province("south")
    damage("UPDATE audit_auditevent SET actor = 'x' WHERE number = 2")
    assert zuiver("audit", "verify").exit_code == 1
    assert zuiver("audit", "verify", "--organisation", "south").exit_code == 0
    unknown = zuiver("audit", "verify", "--organisation", "east")
    assert (unknown.exit_code, unknown.output) == (
        2,
        "Error: There is no organisation east. Choose from: north, south.\n",
    )


def test_a_trail_that_was_removed_with_its_head_is_found(province: Province) -> None:
    damage("DELETE FROM audit_auditevent")
    damage("DELETE FROM audit_audithead")
    result = zuiver("audit", "verify")
    assert result.exit_code == 1
    assert "the whole trail was removed" in result.output


def test_missing_guards_are_found_and_migrate_puts_them_up(province: Province) -> None:
    guards.take_down(connection)
    result = zuiver("audit", "verify")
    assert result.exit_code == 1
    assert "audit_guard_event_update on the trail is gone" in result.output
    assert "audit_guard_event_update of the audit trail was gone" in zuiver("migrate").output
    assert zuiver("audit", "verify").exit_code == 0


def test_a_checkpoint_finds_a_trail_that_was_written_anew(province: Province, tmp_path: Path) -> None:
    taken = zuiver("audit", "checkpoint")
    assert taken.exit_code == 0
    file = tmp_path / "heads.txt"
    file.write_text(taken.output)
    assert zuiver("audit", "verify", "--checkpoint", str(file)).exit_code == 0

    file.write_text(taken.output.replace(taken.output.split()[-1], "f" * 64) + "gone 5 " + "0" * 64)
    result = zuiver("audit", "verify", "--checkpoint", str(file))
    assert result.exit_code == 1
    assert "Event 4 is not the one of the checkpoint" in result.output
    assert "names the organisation gone" in result.output


def test_a_file_that_is_no_checkpoint_is_refused(province: Province, tmp_path: Path) -> None:
    file = tmp_path / "heads.txt"
    file.write_text("something else\n")
    result = zuiver("audit", "verify", "--checkpoint", str(file))
    assert (result.exit_code, "Line 1" in result.output) == (2, True)


@pytest.mark.django_db
def test_without_organisations_there_is_nothing_to_check() -> None:
    assert zuiver("audit", "verify").exit_code == 0

"""Many reports at the same moment: as many receipts, no error, none twice. And a server that is killed loses none."""

import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from zuiver.cases.sealing.verifier import read_verifier, stored_form

pytestmark = [pytest.mark.slow]


def start(env: dict[str, str], *rounds: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.speak_up.submitter", *rounds],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def stored(env: dict[str, str]) -> list[str]:
    """The boxes that are there, each with a case."""
    sql = "SELECT verifier FROM cases_box JOIN cases_case ON cases_case.id = cases_box.case_id"
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return [verifier for (verifier,) in cursor.fetchall()]
    with sqlite3.connect(urlsplit(env["DATABASE_URL"]).path) as database:
        return [verifier for (verifier,) in database.execute(sql)]


def boxes_of(lines: list[str]) -> set[str]:
    return {stored_form(read_verifier(line.split()[1])) for line in lines}


def test_every_parallel_report_gets_its_receipt_and_is_there_once(shared: dict[str, str]) -> None:
    output, errors = start(shared, "1:1", "4:2", "16:8", "64:32").communicate(timeout=240)
    assert not errors, errors
    lines = output.splitlines()
    # Every report was sent twice, at the same moment, and both got the receipt.
    assert len(lines) == 2 * (1 + 2 + 8 + 32)
    boxes = stored(shared)
    assert sorted(boxes) == sorted(boxes_of(lines))
    assert len(boxes) == 1 + 2 + 8 + 32
    if connection.vendor == "postgresql":
        # What comes twice is no error there: an error would stand in the log of the server, with its second.
        log = (Path(connection.settings_dict["HOST"]) / "log").read_text(encoding="utf-8", errors="replace")
        assert [line for line in lines if line.split()[0] in log] == []


def test_a_report_whose_receipt_came_survives_a_killed_server(shared: dict[str, str]) -> None:
    program = start(shared, "8:40")
    assert program.stdout
    lines = [program.stdout.readline() for _ in range(17)]
    program.kill()
    rest, _ = program.communicate()
    confirmed = boxes_of([*lines, *(line for line in rest.splitlines(keepends=True) if line.endswith("\n"))])
    assert confirmed <= set(stored(shared))

"""Writers on one SQLite file: each waits for its turn, and nobody waits for one who is gone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from config.database import database_settings

# Opens a transaction, says so, and then neither ends it nor itself.
HOLDER = """
import sys, time
from django.conf import settings
settings.configure()
from django.db.utils import ConnectionHandler
from config.database import database_settings
connection = ConnectionHandler({"default": database_settings(sys.argv[1])})["default"]
connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
print("begun", flush=True)
time.sleep(600)
"""


def connected(url: str) -> Any:
    return ConnectionHandler({"default": database_settings(url)})["default"]


def begin(connection: Any) -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


@pytest.fixture
def url(tmp_path: Path, django_db_blocker: Any) -> Iterator[str]:
    address = f"sqlite:///{tmp_path}/queue.sqlite3"
    # These are connections of their own, to a file of their own.
    with django_db_blocker.unblock():
        connection = connected(address)
        connection.cursor().execute("CREATE TABLE line (number integer)")
        connection.close()
        yield address


def test_a_writer_waits_until_the_one_before_is_done(url: str) -> None:
    first, may_end, order = connected(url), Event(), []
    begin(first)

    def second() -> None:
        connection = connected(url)
        begin(connection)
        order.append("second")
        connection.commit()
        connection.close()

    waiting = Thread(target=second)
    waiting.start()
    may_end.wait(0.2)
    order.append("first")
    first.commit()
    waiting.join(timeout=10)
    first.close()
    assert order == ["first", "second"]


@pytest.mark.parametrize("end", ["commit", "rollback", "close"])
def test_every_end_of_a_transaction_gives_the_turn_away(url: str, end: str) -> None:
    first, second = connected(url), connected(url)
    begin(first)
    getattr(first, end)()
    begin(second)
    second.cursor().execute("INSERT INTO line VALUES (1)")
    second.commit()
    first.close()
    second.close()


def test_a_transaction_that_cannot_begin_gives_the_turn_away(url: str) -> None:
    first, second = connected(url), connected(url)
    begin(first)
    with pytest.raises(OperationalError):
        first._start_transaction_under_autocommit()
    first.rollback()
    begin(second)
    second.rollback()
    first.close()
    second.close()


def test_one_who_is_killed_keeps_nobody_waiting(url: str) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, url], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "begun\n"
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    holder.stdout.close()
    start = time.monotonic()
    connection = connected(url)
    begin(connection)
    connection.commit()
    connection.close()
    assert time.monotonic() - start < 10

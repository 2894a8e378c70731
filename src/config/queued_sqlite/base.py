"""Lets transactions on one SQLite file wait for each other in a queue.

SQLite has one writer at a time, and lets the others sleep and try again: after longer and longer naps, with no regard to
who came first. Among eight who record at once, one in twenty then waits a second. Here each waits for a lock on a file
beside the database, and the operating system wakes the next one as soon as it is free. The lock of a process that dies
is free at once. What is written outside a transaction still waits the way of SQLite.
"""

import fcntl
from pathlib import Path
from typing import IO, Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that takes its turn before a transaction begins, and gives it up when that ends."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._queue: IO[bytes] | None = None
        self._has_turn = False

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> None:
        # One that fails keeps its turn: a rollback follows.
        super()._commit()  # type: ignore[misc]
        self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._end_turn()
            if self._queue is not None:
                self._queue.close()
                self._queue = None

    def _take_turn(self) -> None:
        if self._has_turn or self.is_in_memory_db():
            return
        if self._queue is None:
            name = Path(self.settings_dict["NAME"])
            self._queue = name.with_name(f"{name.name}-queue").open("wb")
        fcntl.flock(self._queue, fcntl.LOCK_EX)
        self._has_turn = True

    def _end_turn(self) -> None:
        if self._has_turn and self._queue is not None:
            fcntl.flock(self._queue, fcntl.LOCK_UN)
        self._has_turn = False

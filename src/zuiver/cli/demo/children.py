"""The web server and the worker of the demo: processes of its own, which end when it ends."""

import os
import signal
import subprocess
import sys
from http.client import HTTPConnection, HTTPException
from time import monotonic, sleep
from types import FrameType, TracebackType
from typing import Final, Self

from zuiver.cli.failing import Refused

HOST: Final = "127.0.0.1"
STARTS_WITHIN: Final = 60.0
ENDS_WITHIN: Final = 15.0
# Not `zuiver serve`: that loads the whole program once more before it starts, and the database was just looked at.
WEB_SERVER: Final = (
    *("granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "4", "--no-ws"),
    *("--log-level", "warning", "--host", HOST, "config.wsgi:application", "--port"),
)
WORKER: Final = ("zuiver", "worker")
# Browser files are served from where they are: nothing is collected.
QUIET: Final = {"PYTHONWARNINGS": "ignore:No directory at:UserWarning"}
_ASK_AGAIN: Final = 0.1
_LOOK_AGAIN: Final = 0.2


class Children:
    """Ends all that it started on leaving, by their own process ids."""

    def __init__(self, port: int) -> None:
        self._port = port
        # A plain value: what a thread waits for with a lock must not be told from a signal.
        self._asked_to_stop = False
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask_to_stop)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        for child in self._running.values():
            child.terminate()
        for child in self._running.values():
            try:
                child.wait(ENDS_WITHIN)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()

    def start(self) -> None:
        """Start the web server, and when it answers the worker. Raises `Refused` when that takes too long."""
        self._run("web server", *WEB_SERVER, str(self._port))
        until = monotonic() + STARTS_WITHIN
        while not (self._asked_to_stop or self._is_healthy()):
            self._check_alive()
            if monotonic() > until:
                raise Refused(
                    f"The web server did not answer within {STARTS_WITHIN:.0f} seconds. "
                    "Look at what it wrote above, or start it by itself: script/zuiver serve"
                )
            sleep(_ASK_AGAIN)
        self._run("worker", *WORKER)

    def _run(self, name: str, module: str, *arguments: str) -> None:
        # A session of its own: Ctrl-C reaches this process only, which then ends the other one in peace.
        self._running[name] = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            env={**os.environ, **QUIET},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )

    def wait(self) -> None:
        """Return when this process is asked to stop. Raises `Refused` when one of the two ends by itself."""
        while not self._asked_to_stop:
            self._check_alive()
            sleep(_LOOK_AGAIN)

    def _is_healthy(self) -> bool:
        connection = HTTPConnection(HOST, self._port, timeout=5)
        try:
            connection.request("GET", "/gezond/")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def _check_alive(self) -> None:
        for name, child in self._running.items():
            status = child.poll()
            if status is not None and not self._asked_to_stop:
                raise Refused(
                    f"The {name} of the demo ended by itself, with status {status}, so the demo stops. "
                    "Look at what it wrote above."
                )

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self._asked_to_stop = True

"""The web server and the worker of the demo: processes of its own, which end when it ends."""

import multiprocessing
import os
import signal
import warnings
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from multiprocessing.context import ForkProcess
from time import monotonic, sleep
from types import FrameType, TracebackType
from typing import Final, Self

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from zuiver.cli.failing import Refused
from zuiver.cli.main import COMMANDS, load

HOST: Final = "127.0.0.1"
STARTS_WITHIN: Final = 60.0
ENDS_WITHIN: Final = 15.0
THREADS: Final = 4
WORKER: Final = COMMANDS["worker"]
_ASK_AGAIN: Final = 0.1
_LOOK_AGAIN: Final = 0.2
# Copies of this process, not programs of their own: those would load everything once more, which takes seconds.
_fork: Final = multiprocessing.get_context("fork")


class Children:
    """Ends all that it started on leaving, by their own process ids."""

    def __init__(self, port: int) -> None:
        self._port = port
        # A plain value: what a thread waits for with a lock must not be told from a signal.
        self._asked_to_stop = False
        self._looks = False
        self._running: dict[str, ForkProcess] = {}

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
            child.join(ENDS_WITHIN)
            if child.is_alive():
                child.kill()
                child.join()

    def start_web_server(self) -> None:
        """Start the web server; it loads for some seconds, and asks nothing of the database before somebody asks it."""
        self._run("web server", lambda: _answer(self._port))

    def wait_for_web_server(self) -> None:
        """Return when the web server answers. Raises `Refused` when that takes too long."""
        self._looks = True
        until = monotonic() + STARTS_WITHIN
        while not (self._asked_to_stop or self._is_healthy()):
            self._check_alive()
            if monotonic() > until:
                raise Refused(
                    f"The web server did not answer within {STARTS_WITHIN:.0f} seconds. "
                    "Look at what it wrote above, or start it by itself: script/zuiver serve"
                )
            sleep(_ASK_AGAIN)

    def start_worker(self) -> None:
        """Start what sends mail and reminders; it needs a database that is ready."""
        # Not loaded above: the web server, a copy of this process, starts sooner without it.
        self._run("worker", lambda: load(WORKER).main(args=[]))

    def _run(self, name: str, work: Callable[[], None]) -> None:
        child = _fork.Process(target=_apart, args=(work,), name=name)
        child.start()
        self._running[name] = child

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
            status = child.exitcode
            if status is not None and not self._asked_to_stop:
                raise Refused(
                    f"The {name} of the demo ended by itself, with status {status}, so the demo stops. "
                    "Look at what it wrote above."
                )

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self._asked_to_stop = True
        # While the database is made ready nobody looks at that.
        if not self._looks:
            raise KeyboardInterrupt


def _apart(work: Callable[[], None]) -> None:
    """Work in a session of its own: Ctrl-C reaches the demo only, which then ends this one in peace."""
    os.setsid()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nothing, stream)
    work()


def _answer(port: int) -> None:
    # Browser files are served from where they are: nothing is collected.
    warnings.filterwarnings("ignore", message="No directory at", category=UserWarning)
    Granian(
        "config.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()

"""The web server as it runs in production, on loopback, in a session of its own; measured through /proc."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

STARTS_WITHIN = 60.0
OURS = "config.wsgi:application"
ADMIN, EMPTY = "peers.admin_site:application", "peers.empty_site:application"
BENCH = Path(__file__).resolve().parents[1]
TICKS = os.sysconf("SC_CLK_TCK")


class NotStartedError(RuntimeError):
    """The server did not answer in time."""


@dataclass
class Server:
    """A running server: its port and its process, which leads a group of its own."""

    port: int
    process: subprocess.Popen[bytes]

    def kill(self) -> None:
        """End the server and all its workers at once, as a power cut would (SIGKILL to its own group)."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """End it in peace."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()

    def cpu_seconds(self) -> float:
        """The processor time that the server and its workers used so far; 0 where there is no /proc."""
        return sum(_cpu_of(pid) for pid in self._family())

    def peak_megabytes(self) -> float:
        """The most memory that the server and its workers ever held together, shared pages counted each time."""
        return sum(_status(pid, "VmHWM") for pid in self._family()) / 1024

    def _family(self) -> list[int]:
        known = [self.process.pid]
        for pid in known:
            known += _children(pid)
        return known


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(child) for child in file.read_text().split()]
    return found


def _cpu_of(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def _status(pid: int, name: str) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{name}:")), 0)


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(workers: int = 2, port: int = 0, application: str = OURS) -> Iterator[Server]:
    """Start the server, wait until it answers, and end it after the block. Raises `NotStartedError`."""
    server = start(workers, port or free_port(), application)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()


def start(workers: int, port: int, application: str = OURS) -> Server:
    """Start granian with the settings of `zuiver serve` on the database that DATABASE_URL names."""
    # An application of somebody else names its own settings.
    own = (
        {}
        if application == OURS
        else {"DJANGO_SETTINGS_MODULE": "peers.admin_settings", "PYTHONPATH": str(BENCH)}
    )
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", str(workers)),
        *("--blocking-threads", "4", "--no-ws", "--log-level", "warning"),
        *("--host", "127.0.0.1", "--port", str(port), application),
    ]
    process = subprocess.Popen(
        command,
        env={**os.environ, "PYTHONWARNINGS": "ignore", **own},
        start_new_session=True,
        stdin=subprocess.DEVNULL,
    )
    server = Server(port, process)
    deadline = time.monotonic() + STARTS_WITHIN
    while not answers(port):
        if process.poll() is not None or time.monotonic() > deadline:
            server.kill() if process.poll() is None else None
            raise NotStartedError(
                f"The server did not answer within {STARTS_WITHIN:.0f} seconds; see what it wrote above."
            )
        time.sleep(0.05)
    return server


def answers(port: int) -> bool:
    """Whether something on this port says that it is healthy."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/gezond/")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()

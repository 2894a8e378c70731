"""`zuiver serve` answers on this machine only, and stops cleanly."""

import signal
import socket
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.cli.programs import environment, run, start
from tests.plugins.prepared_file import put_prepared


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answer(port: int) -> int:
    """The status of the page that says that the program works; waits until it does."""
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/gezond/", timeout=5) as response:
                return int(response.status)
        except urllib.error.HTTPError as problem:
            return problem.code
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.2)


def test_the_server_answers_and_stops_on_sigterm(tmp_path: Path) -> None:
    put_prepared(tmp_path / "zuiver.sqlite3")
    env = environment(f"sqlite:///{tmp_path}/zuiver.sqlite3", tmp_path)
    port = free_port()
    server = start(["serve", "--port", str(port), "--workers", "1"], env)
    try:
        assert answer(port) == 200
        taken = run(["serve", "--port", str(port)], env)
        server.send_signal(signal.SIGTERM)
        output, _ = server.communicate(timeout=30)
    finally:
        server.kill()
    assert (server.returncode, "Traceback" in output) == (0, False)
    assert f"http://127.0.0.1:{port}" in output
    assert (taken.returncode, "Choose another with --port" in taken.stderr) == (2, True)


def test_a_server_without_a_prepared_database_does_not_start(tmp_path: Path) -> None:
    found = run(["serve"], environment(f"sqlite:///{tmp_path}/zuiver.sqlite3", tmp_path))
    assert (found.returncode, "zuiver migrate" in found.stderr) == (2, True)

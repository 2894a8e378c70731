"""`zuiver demo`: what it refuses, what it says, and that it starts and ends everything."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.plugins.database import chosen_database
from zuiver.cli.demo.command import demo
from zuiver.cli.demo.preparing import OLD_AFTER_DAYS, make_ready
from zuiver.cli.demo.province import BUILT_TERM, VERSION_TERM
from zuiver.kernel import clock
from zuiver.people.models import Organisation

LAST_LINE = "Ctrl-C stops the demo."


@contextmanager
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield int(listener.getsockname()[1])


def free_port() -> int:
    with taken_port() as port:
        return port


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(demo, arguments)


def test_a_port_in_use_is_told_with_another_to_try() -> None:
    with taken_port() as port:
        result = invoke("--port", str(port))
    assert result.exit_code == 2
    assert f"Another program uses port {port} already" in result.output
    assert f"--port {port + 1}" in result.output


def test_a_second_demo_in_the_same_folder_is_sent_to_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("ZUIVER_VAR", str(tmp_path))
    with (tmp_path / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("http://localhost:8123/")
        lock.flush()
        result = invoke("--port", str(free_port()))
    assert result.exit_code == 2
    assert "running already, on http://localhost:8123/" in result.output


@pytest.mark.django_db
def test_it_never_runs_on_the_database_of_a_real_organisation() -> None:
    Organisation.objects.create(slug="elders", name="Gemeente Elders")
    for arguments in ([], ["--fresh"]):
        result = CliRunner().invoke(make_ready, arguments)
        assert result.exit_code == 2
        assert "holds Gemeente Elders" in result.output
        assert "anyone enters as anyone" in result.output
    assert Organisation.objects.filter(slug="elders").exists()


def test_what_was_built_is_left_alone(province: Organisation) -> None:
    result = CliRunner().invoke(make_ready, [])
    assert (result.exit_code, "Building" in result.output) == (0, False)
    assert "--fresh" not in result.output


def test_a_province_of_long_ago_is_told(province: Organisation) -> None:
    built = clock.today() - timedelta(days=OLD_AFTER_DAYS + 1)
    province.terms = {**province.terms, BUILT_TERM: built.isoformat()}
    province.save()
    assert f"built {OLD_AFTER_DAYS + 1} days ago" in CliRunner().invoke(make_ready, []).output


def test_a_province_of_another_version_is_told(province: Organisation) -> None:
    province.terms = {**province.terms, VERSION_TERM: "0"}
    province.save()
    assert "built by another version" in CliRunner().invoke(make_ready, []).output


class Running:
    """A demo in a folder of its own, started as a person starts it."""

    def __init__(self, var: Path, port: int) -> None:
        hidden = ("DATABASE_URL", "PYTEST_XDIST_WORKER", "PYTEST_CURRENT_TEST")
        environment = {name: value for name, value in os.environ.items() if name not in hidden}
        self._port = port
        self.address = f"http://localhost:{port}/"
        self._environment = {**environment, "ZUIVER_VAR": str(var), "PYTHONUNBUFFERED": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "zuiver", "demo", "--port", str(port)],
            env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip

    def said(self) -> str:
        """All lines up to the last one of the welcome, or up to the end."""
        assert self._process.stdout is not None
        lines = []
        for line in self._process.stdout:
            lines.append(line)
            if line.startswith(LAST_LINE):
                break
        return "".join(lines)

    def status_of(self, path: str) -> int:
        connection = HTTPConnection("localhost", self._port, timeout=30)
        connection.request("GET", path)
        status = connection.getresponse().status
        connection.close()
        return status

    def verify(self, var: Path) -> subprocess.CompletedProcess[str]:
        environment = {**self._environment, "DATABASE_URL": f"sqlite:///{var}/demo.sqlite3"}
        command = [sys.executable, "-m", "zuiver", "audit", "verify"]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    def end(self, number: signal.Signals) -> int:
        self._process.send_signal(number)
        self._process.communicate(timeout=60)
        return self._process.returncode


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.skipif(chosen_database() != "sqlite", reason="it makes an SQLite file of its own")
def test_it_starts_shows_pages_verifies_ends_and_starts_again(tmp_path: Path) -> None:
    port = free_port()
    for number, was_built in ((signal.SIGINT, True), (signal.SIGTERM, False)):
        running = Running(tmp_path, port)
        try:
            said = running.said()
            assert running.address in said, said
            assert ("Building the demo province" in said) == was_built
            assert "Yara Lantaarnduin" in said
            assert running.status_of("/") == 200
            assert running.status_of("/demo/") == 200
            checked = running.verify(tmp_path)
            assert checked.returncode == 0, checked.stdout + checked.stderr
        finally:
            status = running.end(number)
        assert status == 0
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))

"""`zuiver demo`: a province to try everything in, with its web server and worker, until Ctrl-C.

Nothing here imports Django before the environment says which database the demo uses.
"""

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

import click

from zuiver.cli.failing import Failure
from zuiver.cli.main import Entry, load

HOST: Final = "127.0.0.1"
ROOT: Final = Path(__file__).resolve().parents[4]
PREPARE: Final = Entry("zuiver.cli.demo.preparing:prepare", "Prepare the demo.", needs_django=True)
RUN: Final = Entry("zuiver.cli.demo.running:run", "Answer until Ctrl-C.", needs_django=True)


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--fresh", is_flag=True, help="Throw away what was done in the demo and begin anew.")
@click.pass_context
def demo(context: click.Context, port: int, fresh: bool) -> None:
    """Try Zuiver in a province that does not exist, as anyone who works there. Ctrl-C stops it."""
    address = f"http://localhost:{port}/"
    with _only_one(address):
        _check_free(port)
        os.environ.update(ZUIVER_DEMO="1", ZUIVER_URL=address)
        context.invoke(load(RUN), port=port, prepare=lambda: context.invoke(load(PREPARE), fresh=fresh))
    click.echo("The demo has stopped. What was done in it is kept; --fresh begins anew.")


@contextmanager
def _only_one(address: str) -> Iterator[None]:
    """Use the demo's own database unless one is named, and let no second demo work in it meanwhile."""
    if os.environ.get("DATABASE_URL"):
        yield
        return
    var = Path(os.environ.get("ZUIVER_VAR") or ROOT / "var")
    var.mkdir(parents=True, exist_ok=True)
    os.environ["DATABASE_URL"] = f"sqlite:///{quote(str(var / 'demo.sqlite3'))}"
    with (var / "demo.lock").open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise Failure(
                f"The demo is running already, on {lock.read()}. Use that one, or stop it there with Ctrl-C first."
            ) from None
        lock.truncate(0)
        lock.write(address)
        lock.flush()
        yield


def _check_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as problem:
            raise Failure(
                f"Another program uses port {port} already ({problem.strerror}). "
                f"Stop that one, or choose another port: --port {port % 65535 + 1}"
            ) from problem

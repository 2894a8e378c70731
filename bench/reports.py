"""How fast sealed reports are taken in: `python bench/reports.py`. One command; the database is made when it is not there.

Sends reports of 2 KiB and of 5 MB from 1, 4, 16 and 64 clients over persistent connections to the server as it runs in
production, and counts what is stored afterwards. Then an inbox of 500 cases. SQLite by default, or what DATABASE_URL names.
With a PostgreSQL of its own: `python -m tests.plugins.postgres python bench/reports.py`. Sealing is done beforehand: that is
work of the browser.
"""

import http.client
import json
import os
import platform
import secrets
import statistics
import sys
import threading
import time
import uuid
from dataclasses import dataclass, replace
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "src")]

from serving.settings import use_bench_database  # noqa: E402

use_bench_database("reports")

import click  # noqa: E402
from django.db import connection  # noqa: E402
from tests.speak_up.builders import SpeakUp  # noqa: E402
from tests.speak_up.sealing_kit import Reporter  # noqa: E402
from tests.speak_up.wire import report_frame  # noqa: E402

from serving.server import serving  # noqa: E402
from zuiver.cases.commands import report_submit  # noqa: E402
from zuiver.cases.lifecycle import ItemKind  # noqa: E402
from zuiver.cases.models import Case  # noqa: E402
from zuiver.cases.pieces import Report  # noqa: E402
from zuiver.cases.queries.inbox import inbox  # noqa: E402
from zuiver.cli.database import migrate  # noqa: E402
from zuiver.people.tenant_scope import organisation_scope  # noqa: E402

DOOR = "/meldkanaal/deur/"
KIB, MB = 2 * 1024, 5 * 1000 * 1000
INBOX = 500


@dataclass(frozen=True)
class Taken:
    """What one round gave; times in milliseconds."""

    size: str
    clients: int
    reports: int
    per_second: float
    median: float
    p95: float
    errors: int
    cpu_each: float


def fresh(report: Report) -> Report:
    """The same sealed pieces as another report: the server cannot tell, and sealing would take the time of the client."""
    pieces = tuple(replace(piece, id=uuid.uuid4()) for piece in report.pieces)
    return replace(report, case_id=uuid.uuid4(), verifier=secrets.token_hex(32), pieces=pieces)


def send(port: int, frames: list[bytes], times: list[float], errors: list[str]) -> None:
    """One client: one report after the other."""
    door = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    for frame in frames:
        started = time.perf_counter()
        try:
            door.request("POST", DOOR, body=frame, headers={"Content-Type": "application/octet-stream"})
            answer = door.getresponse().read()
        except (OSError, http.client.HTTPException) as problem:
            errors.append(type(problem).__name__)
            door.close()
            continue
        times.append((time.perf_counter() - started) * 1000)
        if not json.loads(answer[4 : 4 + int.from_bytes(answer[:4], "big")])["ok"]:
            errors.append("refused")
    door.close()


def one_round(port: int, cpu: "object", report: Report, name: str, clients: int, each: int) -> Taken:
    """Let so many clients send so many reports each, at the same time."""
    frames = [[report_frame(fresh(report)) for _ in range(each)] for _ in range(clients)]
    times: list[float] = []
    errors: list[str] = []
    threads = [threading.Thread(target=send, args=(port, part, times, errors)) for part in frames]
    before, started = cpu(), time.perf_counter()  # type: ignore[operator]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lasted = time.perf_counter() - started
    p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    count = clients * each
    return Taken(
        name, clients, count, count / lasted, statistics.median(times), p95, len(errors),
        (cpu() - before) * 1000 / count,  # type: ignore[operator]
    )  # fmt: skip


@click.command()
@click.option(
    "--json", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write the numbers there too."
)
def main(file: Path | None) -> None:
    """Measure and print."""
    migrate.main(args=[], standalone_mode=False)
    world = SpeakUp(f"bench-{secrets.token_hex(4)}")
    os.environ["ZUIVER_ORGANISATION"] = world.organisation.slug
    readers = world.readers(world.carla, world.olga)
    small = Reporter().report("x" * KIB, readers)
    with_file = Reporter()
    large = with_file.report("x" * KIB, readers)
    large = replace(large, pieces=(*large.pieces, with_file.write("x" * MB, ItemKind.FILE)))
    taken = []
    with serving() as server:
        for name, report, each in (("2 KiB", small, 16), ("5 MB", large, 2)):
            one_round(server.port, server.cpu_seconds, report, name, 2, 2)
            for clients in (1, 4, 16, 64):
                count = each if clients < 64 else max(1, each // 2)
                taken.append(one_round(server.port, server.cpu_seconds, report, name, clients, count))
                click.echo(f"{taken[-1]}")
    stored = Case.rows.of(world.organisation_id).count()
    sent = sum(one.reports for one in taken) + 8
    click.echo(
        f"stored {stored} of {sent} sent; load {os.getloadavg()[0]:.1f}; {connection.vendor}; {platform.python_version()}"
    )
    click.echo(f"inbox of {INBOX} cases: {inbox_of(world):.0f} ms")
    if file:
        file.write_text(json.dumps([vars(one) for one in taken], indent=1), encoding="utf-8")


def inbox_of(world: SpeakUp) -> float:
    """Return the median milliseconds of a list of 500 cases."""
    report = Reporter().report("x", world.readers(world.coen, world.olga))
    with organisation_scope(world.organisation_id):
        for _ in range(INBOX):
            report_submit(world.organisation_id, fresh(report))
        actor, times = world.coen.actor(), []
        for _ in range(5):
            started = time.perf_counter()
            found = len(inbox(actor))
            times.append((time.perf_counter() - started) * 1000)
        assert found == INBOX
    return statistics.median(times)


if __name__ == "__main__":
    main()

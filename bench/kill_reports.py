"""Kills the server while sealed reports are sent: `python bench/kill_reports.py --kills 50`. No report with a receipt is lost.

Several people send reports, one after the other; the server is ended by SIGKILL at a random moment and started again. Who
got no answer sends the same once more, as the page does. A code is shown before its report is sent, so afterwards: every
code whose receipt came opens its box, with the case and the digest of the receipt; no report is there twice, or by halves;
and every log is whole. With --file each report has a file that goes ahead in slices. SQLite by default;
`python -m tests.plugins.postgres python bench/kill_reports.py` for PostgreSQL.
"""

import http.client
import json
import os
import random
import secrets
import sys
import threading
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "src")]

import click  # noqa: E402

from serving.settings import use_bench_database  # noqa: E402

use_bench_database("kill-reports")

from django.db import connection  # noqa: E402
from tests.speak_up.builders import SpeakUp  # noqa: E402
from tests.speak_up.large import Large  # noqa: E402
from tests.speak_up.sealing_kit import Reporter  # noqa: E402

from reporting.clients import DOOR, MANY, frames_of, fresh  # noqa: E402
from serving.server import free_port, start  # noqa: E402
from zuiver.cases.ledger import broken_lines  # noqa: E402
from zuiver.cases.models import Box, Case, Reader, RegisterLine, Slice, Wrap  # noqa: E402
from zuiver.cases.pieces import Report  # noqa: E402
from zuiver.cases.queries.box import box_view  # noqa: E402
from zuiver.cli.database import migrate  # noqa: E402
from zuiver.kernel.errors import NotFound  # noqa: E402
from zuiver.people.models import Organisation  # noqa: E402
from zuiver.people.tenant_scope import organisation_scope  # noqa: E402
from zuiver.web.cases.limits import AT_ONCE_TERM  # noqa: E402

PATIENCE = 240  # tries: a server takes long to start on a busy machine


@dataclass
class Known:
    """What the people know: codes whose receipt came, with the receipt, and codes of reports that are still open."""

    receipts: dict[str, dict[str, str]] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    repeated: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Sender(threading.Thread):
    """Somebody who sends one report after the other until told to stop, and sends again what got no answer."""

    def __init__(
        self, port: int, report: Report, film: Large | None, known: Known, stop: threading.Event
    ) -> None:
        super().__init__(daemon=True)
        self._port, self._report, self._film = port, report, film
        self._known, self._stop_now = known, stop

    def run(self) -> None:
        """Send until the end."""
        while not self._stop_now.is_set():
            self._send(fresh(self._report))

    def _send(self, report: Report) -> None:
        with self._known.lock:
            self._known.open.add(report.verifier)
        answers = [self._answered(frame) for frame in frames_of(report, self._film)]
        known = self._known
        with known.lock:
            known.refused += [str(answer) for answer in answers if answer and not answer["ok"]]
            if all(answer and answer["ok"] for answer in answers) and answers[-1]:
                known.open.discard(report.verifier)
                known.receipts[report.verifier] = answers[-1]["result"]

    def _answered(self, frame: bytes) -> dict[str, dict[str, str]] | None:
        """Send until there is an answer; None where there never is."""
        for attempt in range(PATIENCE):
            try:
                return self._post(frame)
            except (OSError, http.client.HTTPException, ValueError):
                self._known.repeated += 1
                time.sleep(0.1 * min(attempt + 1, 5))
        return None

    def _post(self, frame: bytes) -> dict[str, dict[str, str]]:
        door = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        try:
            door.request("POST", DOOR, frame, {"Content-Type": "application/octet-stream"})
            data = door.getresponse().read()
            found: dict[str, dict[str, str]] = json.loads(data[4 : 4 + int.from_bytes(data[:4], "big")])
            return found
        finally:
            door.close()


@click.command()
@click.option("--kills", default=50, show_default=True, type=click.IntRange(1))
@click.option("--people", default=6, show_default=True, type=click.IntRange(1, 64))
@click.option("--file", "with_file", is_flag=True, help="Each report has a file that goes ahead in slices.")
@click.option("--seed", default=1, show_default=True, help="The same number gives the same moments.")
def kill(kills: int, people: int, seed: int, *, with_file: bool) -> None:
    """Kill the server while reports are sent, and look into every box afterwards."""
    migrate.main(args=[], standalone_mode=False)
    world = SpeakUp(f"kill-{secrets.token_hex(4)}")
    Organisation.objects.filter(pk=world.organisation_id).update(terms={AT_ONCE_TERM: MANY})
    os.environ["ZUIVER_ORGANISATION"] = world.organisation.slug
    reporter, film = Reporter(), Large(b"A film.") if with_file else None
    report = reporter.report("Sealed.", world.readers(world.carla, world.olga))
    if film:
        report = replace(report, pieces=(*report.pieces, film.piece(reporter)))
    chance, port, known, stop = random.Random(seed), free_port(), Known(), threading.Event()
    server = start(2, port)
    senders = [Sender(port, report, film, known, stop) for _ in range(people)]
    for sender in senders:
        sender.start()
    for _ in range(kills):
        time.sleep(chance.uniform(0.2, 1.5))
        server.kill()
        server = start(2, port)
    stop.set()
    for sender in senders:
        sender.join(150)
    server.stop()
    with organisation_scope(world.organisation_id):
        faults = list(faults_of(world.organisation_id, known, len(film.slices) if film else 0))
    click.echo(
        f"{connection.vendor}: kills {kills}, people {people}, receipts {len(known.receipts):,}, "
        f"without an answer {len(known.open):,}, sent again {known.repeated:,}"
    )
    for fault in faults:
        click.echo(f"fault: {fault}")
    click.echo(
        f"{len(faults)} faults." if faults else "Every code with a receipt opens its report, once and whole."
    )
    sys.exit(bool(faults))


def faults_of(organisation_id: int, known: Known, slices: int) -> list[str]:
    """What is not as it should be, in words; nothing when all is well."""
    faults = [f"a report was refused: {words}" for words in known.refused]
    if not known.receipts:
        faults.append("there was no receipt, so nothing was proven")
    for verifier, receipt in known.receipts.items():
        try:
            view = box_view(organisation_id, verifier)
        except NotFound:
            faults.append(f"the code of case {receipt['case_id']} opens nothing")
            continue
        if (str(view.case_id), view.digest) != (receipt["case_id"], receipt["digest"]) or len(
            view.items
        ) != 1 + bool(slices):
            faults.append(f"the box of case {receipt['case_id']} holds something else")
    cases = list(Case.rows.of(organisation_id))
    if not len(known.receipts) <= len(cases) <= len(known.receipts) + len(known.open):
        faults.append(f"{len(cases)} cases out of {len(known.receipts)} receipts and {len(known.open)} open")
    for table, each in ((Box, 1), (RegisterLine, 1), (Reader, 2), (Wrap, 3)):
        if (there := table.rows.of(organisation_id).count()) != each * len(cases):
            faults.append(f"{there} rows of {table.__name__} for {len(cases)} cases")
    taken = Slice.rows.of(organisation_id).filter(upload__case__isnull=False).count()
    if taken != slices * len(cases):
        faults.append(f"{taken} slices for {len(cases)} cases")
    return faults + [f"the log of {case.pk} is broken" for case in cases if broken_lines(case)]


if __name__ == "__main__":
    kill()

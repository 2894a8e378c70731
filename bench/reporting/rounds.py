"""The rounds of `bench/reports.py`: clients, frames, and what the server used."""

import http.client
import json
import os
import secrets
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from django.conf import settings
from django.db import connection
from tests.speak_up.builders import SpeakUp
from tests.speak_up.sealing_kit import Reporter
from tests.speak_up.wire import Wire, report_frame

from growing.tables import size_in_bytes
from reporting.clients import DESK, DOOR, MANY, fresh
from serving import province
from serving.server import Server, serving
from zuiver.cases.commands import report_submit
from zuiver.cases.lifecycle import ItemKind
from zuiver.cases.models import Case
from zuiver.cases.pieces import Report
from zuiver.cli.database import migrate
from zuiver.people.models import Organisation
from zuiver.people.tenant_scope import organisation_scope
from zuiver.web.cases.limits import AT_ONCE_TERM

KIB, MB = 2 * 1024, 5 * 1000 * 1000
LOOKS = 40
Taken = tuple[str, int, int, float, float, float, float, int]


@dataclass
class Told:
    """What the clients saw."""

    times: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Rounds:
    """A province with readers, a server, and everything that is sent to it."""

    def __init__(self) -> None:
        migrate.main(args=[], standalone_mode=False)
        self.world = SpeakUp(f"bench-{secrets.token_hex(4)}")
        self.id = self.world.organisation_id
        # More than anybody sends in an hour: the limit is not what is measured.
        Organisation.objects.filter(pk=self.id).update(terms={AT_ONCE_TERM: MANY})
        os.environ["ZUIVER_ORGANISATION"] = settings.DEFAULT_ORGANISATION = self.world.organisation.slug
        self.sent = self.errors = 0
        self.peak = 0.0
        self.listed = 0

    def database(self) -> str:
        """Which database, and how large."""
        with organisation_scope(self.id):
            cases = Case.rows.of(self.id).count()
        return f"{connection.vendor}, {cases} cases, {size_in_bytes() / 1e6:,.0f} MB"

    def all(self, clients: Sequence[int], each: int, inbox: int) -> Iterator[Taken]:
        """Every round, one after the other."""
        readers = self.world.readers(self.world.carla, self.world.olga)
        small = Reporter().report("x" * KIB, readers)
        with_file = Reporter()
        large = with_file.report("x" * KIB, readers)
        with_pieces = (*large.pieces, with_file.write("x" * MB, ItemKind.FILE))
        large = replace(large, pieces=with_pieces)
        with serving() as server:
            for name, report, most in (("2 KiB", small, each), ("5 MB", large, 2)):
                self._round(server, report, name, 2, 2)
                for number in clients:
                    count = most if number < 64 else max(1, most // 2)
                    yield self._round(server, report, name, number, count)
            yield self._inbox(server, inbox)
            self.peak = server.peak_megabytes()

    def closing(self) -> str:
        """What is there at the end."""
        with organisation_scope(self.id):
            stored = Case.rows.of(self.id).count() - self.listed
        return (
            f"stored {stored} of {self.sent} sent, {self.errors} errors; peak memory of the server and its workers "
            f"{self.peak:,.0f} MB; {self.database()}"
        )

    def _round(self, server: Server, report: Report, name: str, clients: int, each: int) -> Taken:
        frames = [[report_frame(fresh(report)) for _ in range(each)] for _ in range(clients)]
        headers = {"Content-Type": "application/octet-stream"}
        self.sent += clients * each
        return self._together(server, name, frames, DOOR, headers)

    def _inbox(self, server: Server, cases: int) -> Taken:
        world = self.world
        report = Reporter().report("x", world.readers(world.coen, world.olga))
        with organisation_scope(self.id):
            for _ in range(cases):
                report_submit(self.id, fresh(report))
            signed_in = province.headers_of(world.coen.person)
        self.listed = cases
        headers = {
            **signed_in,
            "X-CSRFToken": signed_in["X-Token"],
            "Content-Type": "application/octet-stream",
        }
        frame = Wire().frame({"do": "inbox"})
        self._together(server, "inbox", [[frame] * 3], DESK, headers)
        return self._together(server, "inbox", [[frame] * LOOKS], DESK, headers)

    def _together(
        self, server: Server, name: str, frames: list[list[bytes]], path: str, headers: dict[str, str]
    ) -> Taken:
        """Let each client send its frames, all clients at the same time."""
        told, port = Told(), server.port
        threads = [threading.Thread(target=send, args=(port, path, part, headers, told)) for part in frames]
        before, started = server.cpu_seconds(), time.perf_counter()
        _each(threads, threading.Thread.start)
        _each(threads, threading.Thread.join)
        lasted = time.perf_counter() - started
        count = sum(map(len, frames))
        self.errors += len(told.errors)
        p95 = (
            statistics.quantiles(told.times, n=20)[-1]
            if len(told.times) > 1
            else max(told.times, default=0.0)
        )
        return (
            name, len(frames), count, count / lasted, statistics.median(told.times or [0.0]), p95,
            (server.cpu_seconds() - before) * 1000 / count, len(told.errors),
        )  # fmt: skip


def _each(threads: list[threading.Thread], do: Callable[[threading.Thread], None]) -> None:
    for thread in threads:
        do(thread)


def send(port: int, path: str, frames: list[bytes], headers: dict[str, str], told: Told) -> None:
    """One client: one frame after the other."""
    door = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    for frame in frames:
        started = time.perf_counter()
        try:
            door.request("POST", path, body=frame, headers=headers)
            answer = door.getresponse().read()
        except (OSError, http.client.HTTPException) as problem:
            told.errors.append(type(problem).__name__)
            door.close()
            continue
        told.times.append((time.perf_counter() - started) * 1000)
        if not json.loads(answer[4 : 4 + int.from_bytes(answer[:4], "big")])["ok"]:
            told.errors.append("refused")
    door.close()

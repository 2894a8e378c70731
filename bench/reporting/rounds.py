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
from tests.speak_up.large import Large
from tests.speak_up.sealing_kit import Reporter
from tests.speak_up.wire import Wire

from growing.tables import size_in_bytes
from reporting.clients import DESK, DOOR, MANY, Frames, frames_of, fresh
from serving import province
from serving.server import Server, serving
from zuiver.cases.commands import report_submit
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
    """What the clients saw: how long each report took, and each request."""

    times: list[float] = field(default_factory=list)
    requests: list[float] = field(default_factory=list)
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
        with_file, film = Reporter(), Large(b"x" * MB)
        large = with_file.report("x" * KIB, readers)
        large = replace(large, pieces=(*large.pieces, film.piece(with_file)))
        with serving() as server:
            for name, report, file, most in (("2 KiB", small, None, each), ("5 MB", large, film, 2)):
                list(self._round(server, report, file, name, 2, 2))
                for number in clients:
                    count = most if number < 64 else max(1, most // 2)
                    yield from self._round(server, report, file, name, number, count)
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

    def _round(
        self, server: Server, report: Report, file: Large | None, name: str, clients: int, each: int
    ) -> Iterator[Taken]:
        """One line for the reports; where each took several requests, one for these as well."""
        frames: list[list[Frames]] = [[lambda: frames_of(fresh(report), file)] * each for _ in range(clients)]
        headers = {"Content-Type": "application/octet-stream"}
        self.sent += clients * each
        yield from self._together(server, name, frames, DOOR, headers)

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
        list(self._together(server, "inbox", [[lambda: [frame]] * 3], DESK, headers))
        (taken,) = self._together(server, "inbox", [[lambda: [frame]] * LOOKS], DESK, headers)
        return taken

    def _together(
        self, server: Server, name: str, frames: list[list[Frames]], path: str, headers: dict[str, str]
    ) -> Iterator[Taken]:
        """Let each client send its frames, all clients at the same time."""
        told, port = Told(), server.port
        threads = [threading.Thread(target=send, args=(port, path, part, headers, told)) for part in frames]
        before, started = server.cpu_seconds(), time.perf_counter()
        _each(threads, threading.Thread.start)
        _each(threads, threading.Thread.join)
        lasted = time.perf_counter() - started
        self.errors += len(told.errors)
        cpu = (server.cpu_seconds() - before) * 1000
        lines = [(name, told.times)]
        if len(told.requests) > len(told.times):
            lines.append(("  a request", told.requests))
        for what, times in lines:
            count = max(1, len(times))
            yield (
                what, len(frames), count, count / lasted, statistics.median(times or [0.0]), _p95(times),
                cpu / count, len(told.errors),
            )  # fmt: skip


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else max(times, default=0.0)


def _each(threads: list[threading.Thread], do: Callable[[threading.Thread], None]) -> None:
    for thread in threads:
        do(thread)


def send(port: int, path: str, frames: list[Frames], headers: dict[str, str], told: Told) -> None:
    """One client: one report after the other, each frame by frame."""
    door = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    for make in frames:
        taken = [_sent(door, path, frame, headers, told) for frame in make()]
        told.times.append(sum(taken))
        told.requests += taken
    door.close()


def _sent(
    door: http.client.HTTPConnection, path: str, frame: bytes, headers: dict[str, str], told: Told
) -> float:
    """Send one frame; return how many milliseconds the answer took."""
    started = time.perf_counter()
    try:
        door.request("POST", path, body=frame, headers=headers)
        answer = door.getresponse().read()
    except (OSError, http.client.HTTPException) as problem:
        told.errors.append(type(problem).__name__)
        door.close()
        return 0.0
    taken = (time.perf_counter() - started) * 1000
    if not json.loads(answer[4 : 4 + int.from_bytes(answer[:4], "big")])["ok"]:
        told.errors.append("refused")
    return taken

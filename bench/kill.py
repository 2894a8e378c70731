"""Kills the server while gifts are being recorded: `python bench/kill.py --kills 50`. Nothing confirmed may be lost.

Several people record gifts, one after the other; the server is ended by SIGKILL at a random moment and started again.
Who got no answer sends the same form once more, as a browser would. Afterwards every gift whose confirmation reached
its sender must be there exactly once, every form that was sent made at most one gift, and the audit chain must verify.
"""

import http.client
import random
import sys
import threading
import time
import uuid
from dataclasses import dataclass, field

import click

from serving.settings import use_bench_database

use_bench_database("kill")

from serving import province  # noqa: E402 - after Django
from serving.loader import BOUNDARY, form_body  # noqa: E402
from serving.server import free_port, start  # noqa: E402
from zuiver.audit.verify import verify  # noqa: E402
from zuiver.people.models import Organisation  # noqa: E402
from zuiver.registers.models import Draft, Entry, EntryVersion  # noqa: E402

FORM = {
    "giver_organisation": "Waterschap Noord", "description": "Fles rode wijn", "value": "12,50", "value__kind": "about",
    "value__currency": "EUR", "step": "kept", "happened_on": "vandaag", "courtesy_exchange": "yes",
    "intent_to_influence": "no", "offer_kind": "tangible", "delivery_place": "event",
}  # fmt: skip
PATIENCE = 20


@dataclass
class Sent:
    """What the people know: which forms they sent, and which were confirmed with what address."""

    confirmed: dict[str, str] = field(default_factory=dict)
    unanswered: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    repeated: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Recorder(threading.Thread):
    """Somebody who records one gift after the other until told to stop, and tries again what got no answer."""

    def __init__(self, port: int, headers: dict[str, str], sent: Sent, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self._port, self._headers, self._sent, self._stop_now = port, headers, sent, stop

    def run(self) -> None:
        """Record until the end."""
        while not self._stop_now.is_set():
            self._record(str(uuid.uuid4()))

    def _record(self, key: str) -> None:
        for attempt in range(PATIENCE):
            try:
                status, address = self._post(key)
            except (OSError, http.client.HTTPException):
                with self._sent.lock:
                    self._sent.unanswered.add(key)
                    self._sent.repeated += 1
                time.sleep(0.1 * min(attempt + 1, 5))
                continue
            with self._sent.lock:
                self._sent.unanswered.discard(key)
                if status == 302 and address.endswith("/gemeld/"):
                    self._sent.confirmed[key] = address.split("/")[-3]
                else:
                    self._sent.refused.append(f"{status} {address}")
            return

    def _post(self, key: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=20)
        try:
            fields = {**FORM, "csrfmiddlewaretoken": self._headers["X-Token"]}
            kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
            body = form_body(fields, key)
            connection.request("POST", "/geschenken/nieuw/", body=body, headers={**self._headers, **kind})
            answer = connection.getresponse()
            answer.read()
            return answer.status, answer.headers.get("Location", "")
        finally:
            connection.close()


@click.command()
@click.option(
    "--kills", default=50, show_default=True, type=click.IntRange(1), help="How often the server is killed."
)
@click.option(
    "--people", default=6, show_default=True, type=click.IntRange(1, 32), help="How many record at once."
)
@click.option("--seed", default=1, show_default=True, help="The same number gives the same moments.")
def kill(kills: int, people: int, seed: int) -> None:
    """Kill the server while gifts are being recorded, and count afterwards."""
    organisation = province.prepared(150, click.echo)
    chance, port, sent, stop = random.Random(seed), free_port(), Sent(), threading.Event()
    with province.inside(organisation):
        headers = [province.headers_of(person) for person in province.employees(organisation, people)]
    before = _counted(organisation)
    server = start(2, port)
    recorders = [Recorder(port, one, sent, stop) for one in headers]
    for recorder in recorders:
        recorder.start()
    with click.progressbar(range(kills), label="Killing", file=sys.stderr) as bar:
        for _ in bar:
            time.sleep(chance.uniform(0.3, 1.5))
            server.kill()
            server = start(2, port)
    stop.set()
    for recorder in recorders:
        recorder.join(60)
    server.stop()
    faults = _faults(organisation, sent, before)
    click.echo(
        f"kills {kills}, people {people}, confirmed {len(sent.confirmed):,}, sent again {sent.repeated:,}"
    )
    for fault in faults:
        click.echo(f"fault: {fault}")
    click.echo(
        "Every confirmed gift is there once and the chain is whole."
        if not faults
        else f"{len(faults)} faults."
    )
    sys.exit(bool(faults))


def _counted(organisation: Organisation) -> int:
    with province.inside(organisation):
        return int(Entry.rows.of(organisation.pk).count())


def _faults(organisation: Organisation, sent: Sent, before: int) -> list[str]:
    """What is not as it should be, in words; nothing when all is well."""
    faults = [f"a form was refused: {words}" for words in sent.refused]
    if not sent.confirmed:
        faults.append("nothing was confirmed, so nothing was proven")
    with province.inside(organisation):
        entries = Entry.rows.of(organisation.pk).filter(submission_key__isnull=False)
        there = {str(key): public_id for key, public_id in entries.values_list("submission_key", "public_id")}
        for key, public_id in sent.confirmed.items():
            if there.get(key) != public_id:
                faults.append(f"the gift {public_id} was confirmed and is {there.get(key, 'not there')}")
        made = Entry.rows.of(organisation.pk).count() - before
        possible = len(sent.confirmed) + len(sent.unanswered)
        if not len(sent.confirmed) <= made <= possible:
            faults.append(
                f"{made} gifts were made out of {len(sent.confirmed)} confirmed and {len(sent.unanswered)} open"
            )
        versions = EntryVersion.rows.of(organisation.pk).filter(
            entry__submission_key__in=list(sent.confirmed)[:900]
        )
        if versions.values("entry_id").distinct().count() != min(len(sent.confirmed), 900):
            faults.append("a confirmed gift has no first version")
        if Draft.rows.of(organisation.pk).filter(submission_key__in=list(sent.confirmed)[:900]).exists():
            faults.append("a draft of a confirmed gift was left behind")
        result = verify(organisation.pk)
    return faults + [finding.message.text() for finding in result.findings]


if __name__ == "__main__":
    kill()

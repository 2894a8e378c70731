"""A program that sends reports from many threads at once: python -m tests.speak_up.submitter 1:1 4:2 ...

Each argument is a number of clients and a number of reports. Says the case and the verifier of each report whose receipt
came, one a line, as soon as it came. Every report is sent twice.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from uuid import UUID

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from tests.speak_up.sealing_kit import Reporter  # noqa: E402
from tests.speak_up.wire import report_frame, sent  # noqa: E402
from zuiver.cases.models import KeyHolder  # noqa: E402

_printing = Lock()


def send(job: tuple[Reporter, bytes]) -> None:
    """Send one report and say that its receipt came."""
    reporter, frame = job
    try:
        answer = sent(Client(), frame)
        if not answer["ok"]:
            raise ValueError(f"refused: {answer}")
        with _printing:
            print(answer["result"]["case_id"], reporter.verifier, flush=True)  # noqa: T201
    finally:
        connection.close()


def jobs(reports: int) -> list[tuple[Reporter, bytes]]:
    """Make the reports beforehand: sealing takes longer than sending."""
    readers: dict[UUID, str] = dict(
        KeyHolder.rows.filter(role__in=["confidant", "officer"]).values_list("pk", "public_key")
    )
    made = []
    for _ in range(reports):
        reporter = Reporter()
        made += [(reporter, report_frame(reporter.report("Sealed.", readers)))] * 2
    return made


if __name__ == "__main__":
    for round_of in sys.argv[1:]:
        clients, reports = map(int, round_of.split(":"))
        with ThreadPoolExecutor(clients) as pool:
            list(pool.map(send, jobs(reports)))

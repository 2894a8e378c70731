"""Sends requests over persistent connections and measures each one. Runs as a process of its own, so that the time
that it takes is not counted as time of the server: `python bench/serving/loader.py` with a plan as JSON on standard input.
"""

import http.client
import json
import sys
import threading
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

BOUNDARY = "----zuiver-bench"
TIMEOUT = 60


@dataclass
class Measured:
    """What one run gave: the time of each request in milliseconds, and what went wrong, by kind."""

    milliseconds: list[float] = field(default_factory=list)
    errors: dict[str, int] = field(default_factory=dict)

    def failed(self, what: str) -> None:
        """Count something that went wrong."""
        self.errors[what] = self.errors.get(what, 0) + 1


@dataclass(frozen=True)
class Plan:
    """Who asks what, and how long. `headers` has one set per user; a body makes it a POST of a form."""

    port: int
    paths: list[str]
    headers: list[dict[str, str]]
    seconds: float
    expect: int
    form: dict[str, str] | None = None


def form_body(fields: Mapping[str, str], key: str) -> bytes:
    """Return a form as a browser sends it when it may hold a photo; `key` is its submission key."""
    lines = []
    for name, value in {**fields, "submission_key": key}.items():
        lines += [f"--{BOUNDARY}", f'Content-Disposition: form-data; name="{name}"', "", value]
    return "\r\n".join([*lines, f"--{BOUNDARY}--", ""]).encode()


def run(plan: Plan) -> Measured:
    """Let every user ask, one request after the other, until the time is over."""
    measured = Measured()
    lock = threading.Lock()
    end = time.perf_counter() + plan.seconds
    users = [
        threading.Thread(target=_user, args=(plan, number, end, measured, lock))
        for number in range(len(plan.headers))
    ]
    for user in users:
        user.start()
    for user in users:
        user.join()
    return measured


def _user(plan: Plan, number: int, end: float, measured: Measured, lock: threading.Lock) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", plan.port, timeout=TIMEOUT)
    own: list[float] = []
    asked = number
    while time.perf_counter() < end:
        path = plan.paths[asked % len(plan.paths)]
        asked += 1
        started = time.perf_counter()
        try:
            status = _ask(connection, path, plan.headers[number], plan.form)
        except (OSError, http.client.HTTPException) as problem:
            with lock:
                measured.failed(type(problem).__name__)
            connection.close()
            continue
        own.append((time.perf_counter() - started) * 1000)
        if status != plan.expect:
            with lock:
                measured.failed(f"status {status}")
    connection.close()
    with lock:
        measured.milliseconds += own


def _ask(
    connection: http.client.HTTPConnection, path: str, headers: dict[str, str], form: dict[str, str] | None
) -> int:
    if form is None:
        connection.request("GET", path, headers=headers)
    else:
        fields = {**form, "csrfmiddlewaretoken": headers["X-Token"]}
        kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        connection.request(
            "POST", path, body=form_body(fields, str(uuid.uuid4())), headers={**headers, **kind}
        )
    answer = connection.getresponse()
    answer.read()
    return answer.status


def main(read: Callable[[], str] = sys.stdin.read) -> None:
    """Read a plan, run it, and write what was measured."""
    plan: dict[str, Any] = json.loads(read())
    json.dump(asdict(run(Plan(**plan))), sys.stdout)


if __name__ == "__main__":
    main()

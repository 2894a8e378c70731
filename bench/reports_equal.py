"""How long the answer takes to what is closed and to what is not there: `python bench/reports_equal.py`.

The same work is done for both (a test holds that); this prints the times beside it. Alternately, so that whatever else the
machine does falls on both. A difference counts when it is larger than what two halves of the same thing differ.
"""

import os
import random
import secrets
import statistics
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "src")]

import click  # noqa: E402

from serving.settings import use_bench_database  # noqa: E402

use_bench_database("reports-equal")

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from tests.speak_up.builders import SpeakUp  # noqa: E402
from tests.speak_up.wire import Wire  # noqa: E402

from reporting.clients import DESK, DOOR  # noqa: E402
from serving import province  # noqa: E402
from zuiver.cases import commands  # noqa: E402
from zuiver.cli.database import migrate  # noqa: E402
from zuiver.kernel import clock  # noqa: E402
from zuiver.people.tenant_scope import organisation_scope  # noqa: E402

KIND = "application/octet-stream"


@click.command()
@click.option("--times", default=400, show_default=True, type=click.IntRange(20))
def main(times: int) -> None:
    """Measure and print."""
    migrate.main(args=[], standalone_mode=False)
    world = SpeakUp(f"equal-{secrets.token_hex(4)}")
    settings.DEFAULT_ORGANISATION = world.organisation.slug
    with organisation_scope(world.organisation_id):
        reporter, gone = world.report(), world.report()
        commands.destructions_replay(world.organisation_id, [f"{gone.case} {clock.today()} {'0' * 64}"])
        headers = province.headers_of(world.coen.person)
    client = Client(headers={**headers, "X-CSRFToken": headers["X-Token"]})
    click.echo(f"{connection.vendor}, {times} times each, load {os.getloadavg()[0]:.1f}; microseconds")
    click.echo(f"{'':<28}{'closed':>10}{'absent':>10}{'apart':>8}{'by chance':>11}")
    for do in ("case", "act", "recuse", "ask"):
        more = {"action": "acknowledge", "deed": "export", "ground": "court", "pieces": []}

        def ask(case: object, do: str = do, more: dict[str, object] = more) -> None:
            client.post(DESK, Wire().frame({"do": do, "case": str(case), **more}), content_type=KIND)

        show(f"a case of others: {do}", times, lambda: ask(reporter.case), lambda: ask(uuid.uuid4()))
    plain = Client()

    def look(verifier: str) -> None:
        plain.post(DOOR, Wire().frame({"do": "look", "verifier": verifier}), content_type=KIND)

    show(
        "a box: destroyed, or never", times, lambda: look(gone.verifier), lambda: look(secrets.token_hex(32))
    )


def show(name: str, times: int, closed: Callable[[], None], absent: Callable[[], None]) -> None:
    """Print the medians of both, how far they are apart, and how far two halves of one of them are apart by chance."""
    found: dict[str, list[float]] = {"closed": [], "absent": []}
    for number in range(2 * times + 20):
        order = [("closed", closed), ("absent", absent)]
        random.shuffle(order)
        for which, deed in order if number >= 20 else []:
            started = time.perf_counter()
            deed()
            found[which].append((time.perf_counter() - started) * 1e6)
    one, other = (statistics.median(found[which]) for which in ("closed", "absent"))
    halves = [statistics.median(found["closed"][half::2]) for half in (0, 1)]
    click.echo(
        f"{name:<28}{one:>10.0f}{other:>10.0f}{abs(one - other):>8.0f}{abs(halves[0] - halves[1]):>11.0f}"
    )


if __name__ == "__main__":
    main()

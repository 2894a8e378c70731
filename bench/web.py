"""How fast the pages are: `python bench/web.py --entries 1000000`. One command; the database is made when it is not there.

SQLite by default (a file in build/bench), or what DATABASE_URL names. With a PostgreSQL of its own:
`python -m tests.plugins.postgres python bench/web.py --entries 1000000`. The loader runs in a process of its own, with
persistent connections; processor time is that of the server and its workers alone, which says more than the clock on a
machine that others use too. With `--peer` the same list is asked of Django's own admin in the same run (`peers/admin_site.py`).
"""

import json
import os
import platform
import statistics
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from serving.settings import use_bench_database

use_bench_database()

from django.db import connection  # noqa: E402

from growing.tables import size_in_bytes  # noqa: E402 - after Django
from serving import province  # noqa: E402
from serving.proxy import serving_behind_proxy  # noqa: E402
from serving.server import ADMIN, EMPTY, Server, serving  # noqa: E402
from zuiver.people.models import Counterparty, Organisation, Person  # noqa: E402
from zuiver.registers.models import Entry  # noqa: E402
from zuiver.registers.queries import entries_page  # noqa: E402

MARKS = {"read": 60.0, "write": 100.0}
LIST_CPU = 8.0
# What an empty view of Django cost where these aims were set, in milliseconds of processor time. What it costs here, in the
# same minutes, says how much faster or slower this machine is today; `at aim` is the figure divided by that.
FLOOR = 0.35
# The same questions to Django's admin: the name of our page, and the address there.
PEER_PAGES = {"register, page 1": "", "register, search": "?q=wijn", "register, page 5,000": "?p=5000"}


@dataclass(frozen=True)
class Page:
    """One page to measure: its name, its addresses, whose browsers ask for it, and the form that is sent, if any."""

    name: str
    paths: list[str]
    people: list[dict[str, str]]
    form: dict[str, str] | None = None

    @property
    def expect(self) -> int:
        """The status of a good answer: a form leads on to another page."""
        return 302 if self.form else 200


@dataclass(frozen=True)
class Result:
    """What one page gave with some users at the same time; times in milliseconds."""

    page: str
    users: int
    requests: int
    median: float
    p95: float
    cpu: float
    errors: dict[str, int]


def machine() -> str:
    """One line on what this ran on."""
    load = "/".join(f"{number:.1f}" for number in os.getloadavg())
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, load before {load}"


@click.command()
@click.option(
    "--entries", default=1_000_000, show_default=True, type=click.IntRange(150), help="How many there are."
)
@click.option(
    "--users", default="1,8,32", show_default=True, help="How many ask at the same time, one run each."
)
@click.option("--seconds", default=10.0, show_default=True, help="How long each run takes.")
@click.option("--workers", default=2, show_default=True, help="Processes of the server.")
@click.option(
    "--page-number", default=5_000, show_default=True, help="Which page of the register lies far away."
)
@click.option("--only", default="", help="Only pages whose name holds this word.")
@click.option(
    "--peer", is_flag=True, help="Ask Django's admin for the same lists as well, one user at a time."
)
@click.option(
    "--proxy", is_flag=True, help="Behind nginx, which gives each request to the least busy process."
)
@click.option("--report", type=click.Path(dir_okay=False), help="Write the figures as JSON too.")
def web(
    entries: int,
    users: str,
    seconds: float,
    workers: int,
    page_number: int,
    only: str,
    peer: bool,
    proxy: bool,
    report: str | None,
) -> None:
    """Measure the pages of a province with this many entries."""
    organisation = province.prepared(entries, click.echo)
    with province.inside(organisation):
        pages = [page for page in _pages(organisation, page_number) if only in page.name]
    click.echo(f"machine    {machine()}")
    click.echo(f"database   {_database()}, {_sizes(organisation)}")
    way = "servers of one process behind nginx (least_conn)" if proxy else "workers"
    click.echo(f"server     granian, {workers} {way}, with 4 threads each; loader in a process of its own")
    floors = [_floor(workers, seconds)]
    click.echo(
        f"\n{'page':<24}{'users':>6}{'requests':>10}{'median ms':>11}{'p95 ms':>9}{'cpu ms':>8}  errors"
    )
    results: list[Result] = []
    with (serving_behind_proxy if proxy else serving)(workers) as server:
        for page in pages:
            for count in (int(number) for number in users.split(",")):
                results.append(_measure(server, page, count, seconds))
                click.echo(_line(results[-1]))
        click.echo(
            f"\npeak memory of the server  {server.peak_megabytes():,.0f} MB, {workers} workers together"
        )
    floors.append(_floor(workers, seconds))
    _judge(results, statistics.mean(floors) / FLOOR)
    if peer:
        _compare(results, workers, seconds)
    if report:
        found = {"machine": machine(), "entries": entries, "results": [asdict(result) for result in results]}
        Path(report).write_text(json.dumps(found, indent=1), encoding="utf-8")


def _pages(organisation: Organisation, page_number: int) -> list[Page]:
    keeper, manager = province.officer(organisation), province.busiest_manager(organisation)
    keepers = [province.headers_of(keeper) for _ in range(4)]
    managers = [province.headers_of(manager) for _ in range(4)]
    recorders = [province.headers_of(person) for person in province.employees(organisation, 32)]
    register = "/register/geschenken/"
    return [
        Page("start page", ["/"], [{"Accept-Language": "nl"}]),
        Page("register, page 1", [register], keepers),
        Page(
            "register, search", [f"{register}?zoek={word}" for word in ("wijn", "boek", "bloemen")], keepers
        ),
        Page(f"register, page {page_number:,}", [f"{register}?vanaf={_far(keeper, page_number)}"], keepers),
        Page("desk, list", ["/bureau/"], managers),
        Page("desk, a case", [f"/bureau/{province.a_case_of(organisation, manager)}/"], managers),
        Page("my things", ["/mijn-zaken/"], recorders),
        Page("record a gift", ["/geschenken/nieuw/"], recorders, FORM),
    ]


FORM = {
    "giver_organisation": "Waterschap Noord", "description": "Fles rode wijn", "value": "12,50", "value__kind": "about",
    "value__currency": "EUR", "step": "kept", "happened_on": "vandaag", "courtesy_exchange": "yes",
    "intent_to_influence": "no", "offer_kind": "tangible", "delivery_place": "event",
}  # fmt: skip


def _compare(results: list[Result], workers: int, seconds: float) -> None:
    """Say how many times longer Django's admin takes for the same lists, one user at a time."""
    ours = {result.page: result for result in results if result.users == 1}
    click.echo("\nDjango's admin on the same table, one user; how many times ours it takes")
    with serving(workers, application=ADMIN) as server:
        for name, query in PEER_PAGES.items():
            if name not in ours:
                continue
            page = Page(name, [f"/admin/registers/entry/{query}"], [{"Accept-Language": "nl"}])
            found, own = _measure(server, page, 1, seconds), ours[name]
            click.echo(
                f"{_line(found)}  median {found.median / own.median:.1f}x, cpu {found.cpu / own.cpu:.1f}x"
            )


def _floor(workers: int, seconds: float) -> float:
    """Return what an empty view of Django costs on this machine now, in milliseconds of processor time."""
    with serving(workers, application=EMPTY) as server:
        found = _measure(server, Page("an empty view", ["/gezond/"], [{}]), 1, min(3.0, seconds))
    click.echo(
        f"floor      an empty view of Django: {found.cpu:.2f} ms of processor time; {FLOOR} where the aims were set"
    )
    return found.cpu


def _far(keeper: Person, page_number: int, size: int = 50) -> str:
    """The cursor of a page far away, reached by going on from page to page as a reader would, in larger steps."""
    cursor: str | None = None
    reader, left = province.actor(keeper), (page_number - 1) * size
    while left:
        step = min(left, 200)
        cursor = entries_page(reader, kind=province.KIND, cursor=cursor, size=step).next_cursor
        if cursor is None:
            raise click.ClickException(f"There is no page {page_number:,}: ask for fewer with --page-number.")
        left -= step
    return cursor or ""


def _measure(server: Server, page: Page, users: int, seconds: float) -> Result:
    headers = [page.people[number % len(page.people)] for number in range(users)]
    plan = {
        "port": server.port,
        "paths": page.paths,
        "headers": headers,
        "expect": page.expect,
        "form": page.form,
    }
    # Enough at once to wake every worker.
    crowd = [page.people[number % len(page.people)] for number in range(8)]
    _load({**plan, "headers": crowd, "seconds": min(1.5, seconds)})
    before = server.cpu_seconds()
    measured = _load({**plan, "seconds": seconds})
    times = sorted(measured["milliseconds"])
    cpu = (server.cpu_seconds() - before) * 1000 / max(len(times), 1)
    if not times:
        return Result(page.name, users, 0, 0.0, 0.0, cpu, measured["errors"])
    p95 = times[min(len(times) - 1, int(len(times) * 0.95))]
    return Result(page.name, users, len(times), statistics.median(times), p95, cpu, measured["errors"])


def _load(plan: dict[str, Any]) -> dict[str, Any]:
    loader = Path(__file__).parent / "serving" / "loader.py"
    done = subprocess.run(
        [sys.executable, str(loader)], input=json.dumps(plan), capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _line(result: Result) -> str:
    errors = ", ".join(f"{count}x {what}" for what, count in result.errors.items()) or "none"
    return (
        f"{result.page:<24}{result.users:>6}{result.requests:>10,}{result.median:>11.1f}{result.p95:>9.1f}"
        f"{result.cpu:>8.1f}  {errors}"
    )


def _database() -> str:
    return f"{connection.vendor}, {size_in_bytes() / 1024**2:,.0f} MB"


def _sizes(organisation: Organisation) -> str:
    with province.inside(organisation):
        counts = {
            "entries": Entry.rows.of(organisation.pk).count(),
            "people": Person.rows.of(organisation.pk).count(),
            "givers": Counterparty.rows.of(organisation.pk).count(),
        }
    return ", ".join(f"{count:,} {what}" for what, count in counts.items())


def _judge(results: list[Result], slower: float) -> None:
    """Say which aims of the design were met: reads and writes at 8 users, no error at 32, a list page in CPU.

    `slower` is how many times slower this machine is than the one for which the aims were set.
    """
    click.echo(
        f"\nThis machine is {slower:.1f} times as slow as the one of the aims; figures as measured, and divided by that."
    )
    for result in results:
        aim = MARKS["write" if result.page.startswith("record") else "read"]
        if result.users == 8:
            _say(f"{result.page} at 8 users: p95", result.p95, aim, slower)
        if result.page.startswith("register") and result.users == 1:
            _say(f"{result.page}: processor time", result.cpu, LIST_CPU, slower)
        if result.errors:
            failed = sum(result.errors.values())
            click.echo(f"missed  {result.page} at {result.users} users: {failed} errors")


def _say(what: str, found: float, aim: float, slower: float) -> None:
    verdict = "met" if found <= aim else "met on a machine as fast" if found / slower <= aim else "missed"
    click.echo(
        f"{verdict:<26}{what} {found:.1f} ms, {found / slower:.1f} at the speed of the aims; aim {aim:.0f}"
    )


if __name__ == "__main__":
    web()

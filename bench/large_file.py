"""A large file in a real browser, against the server as it runs in production: `python bench/large_file.py --mib 200`.

A reporter sends one file of that size, a confidant's key opens what the server kept, and both are compared. Says how long it
took, how much memory the page and the server needed at most, and how large the database became.
"""

import hashlib
import os
import secrets
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import click  # noqa: E402

from serving.settings import use_bench_database  # noqa: E402

use_bench_database("large-file")

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402
from tests.conftest import FLAGS, find_chromium  # noqa: E402
from tests.speak_up.builders import SpeakUp  # noqa: E402

from growing.tables import size_in_bytes  # noqa: E402
from serving.server import serving  # noqa: E402
from zuiver.cases.lifecycle import ItemKind  # noqa: E402
from zuiver.cases.models import Case  # noqa: E402
from zuiver.cases.queries.files import slice_in_case  # noqa: E402
from zuiver.cases.queries.inbox import case_view  # noqa: E402
from zuiver.cases.sealing.bodies import open_body, read_listing  # noqa: E402
from zuiver.cases.sealing.sealed import open_sealed  # noqa: E402
from zuiver.cli.database import migrate  # noqa: E402
from zuiver.people.tenant_scope import organisation_scope  # noqa: E402

PATIENCE = 1_800_000  # milliseconds
BLOCK = os.urandom(2**20)


@click.command()
@click.option(
    "--mib", default=200, show_default=True, type=click.IntRange(1, 200), help="How large the file is."
)
def main(mib: int) -> None:
    """Measure and print."""
    migrate.main(args=[], standalone_mode=False)
    world = SpeakUp(f"bench-{secrets.token_hex(4)}", with_directory=True)
    os.environ["ZUIVER_ORGANISATION"] = settings.DEFAULT_ORGANISATION = world.organisation.slug
    before = size_in_bytes()
    with tempfile.TemporaryDirectory() as folder, serving() as server:
        film = Path(folder) / "film.mp4"
        with film.open("wb") as file:
            for number in range(mib):
                file.write(number.to_bytes(4, "big") + BLOCK[4:])
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
            page = browser.new_page()
            page.set_default_timeout(PATIENCE)
            page.goto(f"http://127.0.0.1:{server.port}/meldkanaal/")
            seconds, heap = _report(page, film)
            browser.close()
        click.echo(f"{mib} MiB sent in {seconds:.0f} s; the script of the page held {heap:.0f} MB at most")
        peak = server.peak_megabytes()
        grew = (size_in_bytes() - before) / 1e6
        click.echo(
            f"server and workers {peak:.0f} MB at most; the database grew by {grew:,.0f} MB ({connection.vendor})"
        )
        same = _read(world) == hashlib.sha256(film.read_bytes()).hexdigest()
    click.echo("the confidant reads the same file" if same else "NOT the same file")
    raise SystemExit(0 if same else 1)


def _report(page: Page, film: Path) -> tuple[float, float]:
    """Send a report with this file; return how many seconds it took, and the most megabytes of the script's own memory."""
    page.locator('[data-do="begin"]').click()
    page.locator("[data-chosen]").get_by_label("Carla").check()
    page.locator('[data-do="to-text"]').click()
    page.locator("#id-text").fill("Sealed.")
    page.locator("#id-files").set_input_files(film)
    page.locator("[data-findings] li").wait_for()
    page.locator('[data-do="to-code"]').click()
    page.locator("#id-typed").fill(page.locator("[data-code]").inner_text())
    started, most = time.monotonic(), 0.0
    page.locator('[data-do="send"]').click()
    while not page.locator("[data-thread] li").count():
        most = max(most, page.evaluate("performance.memory.totalJSHeapSize") / 1e6)
        if page.locator("[data-problem]").inner_text():
            raise SystemExit(page.locator("[data-problem]").inner_text())
        time.sleep(0.5)
    return time.monotonic() - started, most


def _read(world: SpeakUp) -> str:
    """The digest of the file as a confidant's key opens it."""
    with organisation_scope(world.organisation_id):
        case = Case.rows.of(world.organisation_id).get()
        view = case_view(world.carla.actor(), case.pk)
        (item,) = [item for item in view.items if item.kind == ItemKind.FILE]
        keys = {(key.compartment, key.version): key for key in view.keys}
        wrap = keys[item.compartment, item.key_version].wrap
        secret = open_sealed(wrap, world.carla.keys.identity, {}).body.decode()
        listing = read_listing(open_sealed(item.sealed, secret, {}).meta)
        assert listing is not None
        actor, numbers = world.carla.actor(), range(len(listing.digests))
        slices = [slice_in_case(actor, case.pk, listing.id, number) for number in numbers]
    return hashlib.sha256(open_body(slices, listing)).hexdigest()


if __name__ == "__main__":
    main()

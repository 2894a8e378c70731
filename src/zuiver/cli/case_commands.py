"""`zuiver cases`: what can be checked about the sealed pages from outside, and what was destroyed, for after a restore."""

import re
import urllib.error
import urllib.request
from pathlib import Path
from typing import Final, TextIO
from urllib.parse import urlsplit

import click

from zuiver.cases import commands
from zuiver.cases.sealing.bundle import MANIFEST, read_manifest
from zuiver.cases.sealing.served import Page, compare
from zuiver.cli.failing import REFUSED, Failure
from zuiver.cli.organisations import chosen_organisation, organisation_option
from zuiver.cli.prepared import needs_database

BUILT: Final = Path(__file__).parents[3] / "build/static/sealed" / MANIFEST
_PATIENCE: Final = 30  # seconds
_LARGEST: Final = 8 * 1024 * 1024  # bytes; a page with its scripts is far below
# A case, the day it was destroyed, and the proof: as `zuiver cases destroyed` writes it.
_DESTROYED: Final = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12} \d{4}-\d\d-\d\d [0-9a-f]{64}", re.ASCII
)


@click.group()
def cases() -> None:
    """Check the sealed pages from outside; repeat the destruction of cases after a restore."""


@cases.command("destroyed")
@organisation_option
@needs_database
def destroyed(slug: str | None) -> None:
    """Print what was destroyed, one case a line: ids and proofs, nothing else. Keep it apart from the backups."""
    organisation = chosen_organisation(slug)
    for line in commands.destroyed_list(organisation.pk):
        click.echo(line)


@cases.command("replay")
@click.argument("list_file", type=click.File(encoding="utf-8"))
@organisation_option
@needs_database
def replay(list_file: TextIO, slug: str | None) -> None:
    """Destroy again, after a restore, what was destroyed before: LIST_FILE was made with `zuiver cases destroyed`."""
    lines = [line.strip() for line in list_file if line.strip()]
    for number, line in enumerate(lines, start=1):
        if not _DESTROYED.fullmatch(line):
            raise Failure(
                f"Line {number} of the list is not a destroyed case, so nothing was done. "
                "Make the list with: zuiver cases destroyed > FILE"
            )
    organisation = chosen_organisation(slug)
    again = commands.destructions_replay(organisation.pk, lines)
    click.echo(f"{again} cases were destroyed again; {len(lines) - again} were gone already.")


@cases.command("verify-bundle")
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option(
    "--manifest",
    "manifest_path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The manifest.json of the release that should be there; without it, of this installation.",
)
def verify_bundle(urls: tuple[str, ...], manifest_path: Path | None) -> None:
    """Compare the scripts that a server hands out on these pages with the release. Exit status 1 when anything differs."""
    release = read_manifest(manifest_path or BUILT)
    differs = False
    for url in urls:
        result = compare(_page(url), release.values(), _fetched)
        for name in result.right:
            click.echo(f"{url}: {name} is the script of the release")
        for message in result.wrong:
            click.echo(f"{url}: {message.text()}", err=True)
        differs = differs or bool(result.wrong)
    if differs:
        raise SystemExit(REFUSED)


def _page(url: str) -> Page:
    if urlsplit(url).scheme not in ("http", "https"):
        raise Failure(f"{url} is no address of a page. Write it whole: https://...")
    with _opened(url) as answer:
        text = answer.read(_LARGEST).decode("utf-8", errors="replace")
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Page(answer.url, text, headers)


def _fetched(url: str) -> bytes:
    with _opened(url) as answer:
        content: bytes = answer.read(_LARGEST)
        return content


def _opened(url: str) -> "urllib.request._UrlopenRet":
    try:
        # The address is http or https: a page, or what lies on the same server.
        return urllib.request.urlopen(url, timeout=_PATIENCE)  # noqa: S310
    except (urllib.error.URLError, TimeoutError, OSError) as problem:
        raise Failure(
            f"{url} could not be fetched: {problem}. Look at the address and the network."
        ) from problem

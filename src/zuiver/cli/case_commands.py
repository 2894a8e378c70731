"""`zuiver cases`: what can be checked about the sealed pages from outside, with no database and no key."""

import urllib.error
import urllib.request
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import click

from zuiver.cases.sealing.bundle import MANIFEST, read_manifest
from zuiver.cases.sealing.served import Page, compare
from zuiver.cli.failing import REFUSED, Failure

BUILT: Final = Path(__file__).parents[3] / "build/static/sealed" / MANIFEST
_PATIENCE: Final = 30  # seconds
_LARGEST: Final = 8 * 1024 * 1024  # bytes; a page with its scripts is far below


@click.group()
def cases() -> None:
    """Check the sealed pages from outside."""


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

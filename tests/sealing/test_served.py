"""`zuiver cases verify-bundle`: what a server hands out is the release, or it is said what is not."""

import hashlib
import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from zuiver.cases.sealing.bundle import Script
from zuiver.cases.sealing.served import Page, compare, integrity_of
from zuiver.cli.main import cli

GOOD = b"export const a = 1;"
POLICY = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'"
RELEASE = [Script("index", "index-AAAAAAAA.js", hashlib.sha256(GOOD).hexdigest(), integrity_of(GOOD), 10)]


def page(body: str, policy: str = POLICY) -> Page:
    text = f"<!doctype html><title>Melden</title>{body}"
    return Page("https://meld.example/melden/", text, {"content-security-policy": policy})


def script(source: str = "/static/sealed/index-AAAAAAAA.js", integrity: str = integrity_of(GOOD)) -> str:
    return f'<script type="module" src="{source}" integrity="{integrity}"></script>'


def complaints(body: str, policy: str = POLICY, served: bytes = GOOD) -> list[str]:
    return [message.text() for message in compare(page(body, policy), RELEASE, lambda _: served).wrong]


def test_the_release_is_found_right() -> None:
    data = '<script type="application/json">{"salt": "00"}</script>'
    result = compare(page(data + script()), RELEASE, lambda _: GOOD)
    assert (result.right, result.wrong) == (("index",), ())


def test_one_byte_more_is_found() -> None:
    assert complaints(script(), served=GOOD + b"\n") == [
        "This script is not of the release: https://meld.example/static/sealed/index-AAAAAAAA.js"
    ]


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ("<script>fetch('/x')</script>", "a script in its own text"),
        ("<SCRIPT TYPE=text/javascript>1</SCRIPT>", "a script in its own text"),
        ('<p onclick="send()">', "a script in an attribute of <p>"),
        ('<a href=" JavaScript:send()">', "a script in an address of <a>"),
        ('<iframe src="/x"></iframe>', "<iframe>"),
        ('<base href="https://else.example/">', "<base>"),
        ('<meta http-equiv="Refresh" content="0; url=/x">', "leads to another one"),
        ('<script src="https://else.example/a.js"></script>', "another server: https://else.example/a.js"),
        ('<script src="http://meld.example/a.js"></script>', "another server"),
        ('<link rel="modulepreload" href="//else.example/b.js">', "another server"),
        ('<script src="/static/sealed/index-AAAAAAAA.js"></script>', "does not say which hash"),
    ],
)
def test_whatever_else_could_run_is_found(extra: str, said: str) -> None:
    (complaint,) = complaints(script() + extra)
    assert said in complaint


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("", "lets other scripts run: *"),
        ("script-src 'self' 'unsafe-inline'; require-trusted-types-for 'script'", "'unsafe-inline'"),
        ("script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'", "'wasm-unsafe-eval'"),
        ("script-src 'self' https://cdn.example; require-trusted-types-for 'script'", "https://cdn.example"),
        ("img-src 'self'; require-trusted-types-for 'script'", "*"),
        ("script-src *; script-src 'self'; require-trusted-types-for 'script'", "*"),
        ("script-src 'self'", "require-trusted-types-for is missing"),
    ],
)
def test_a_policy_that_lets_more_run_is_found(policy: str, said: str) -> None:
    assert any(said in complaint for complaint in complaints(script(), policy))


def test_a_page_without_a_script_is_not_right() -> None:
    assert complaints("<p>Melden</p>") == ["There is no script on this page, so nothing can be sealed on it."]


class Handler(SimpleHTTPRequestHandler):
    """A server that hands out a folder with a good policy."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the standard library
        """Keep quiet."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    (tmp_path / "a.js").write_bytes(GOOD)
    (tmp_path / "index.html").write_text(f"<title>x</title>{script('a.js')}", encoding="utf-8")
    one = RELEASE[0]
    entry = {"file": one.file, "sha256": one.sha256, "integrity": one.integrity, "compressed": 10}
    (tmp_path / "manifest.json").write_text(json.dumps({"version": 1, "scripts": {"index": entry}}))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield tmp_path, f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def verify(url: str, manifest: Path) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["cases", "verify-bundle", url, "--manifest", str(manifest)])
    return done.exit_code, done.output


def test_the_command_is_content_with_the_release_and_only_with_that(site: tuple[Path, str]) -> None:
    folder, url = site
    assert verify(url, folder / "manifest.json") == (0, f"{url}: index is the script of the release\n")
    (folder / "a.js").write_bytes(GOOD + b" ")
    status, output = verify(url, folder / "manifest.json")
    assert status == 1
    assert "This script is not of the release" in output


def test_the_command_says_plainly_what_it_cannot_fetch(site: tuple[Path, str]) -> None:
    folder, url = site
    status, output = verify(url + "not-there", folder / "manifest.json")
    assert status == 2
    assert "could not be fetched" in output
    status, output = verify("file:///etc/hostname", folder / "manifest.json")
    assert status == 2
    assert "no address of a page" in output

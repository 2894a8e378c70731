"""The bundle in a real Chromium, under the strictest policy: what Node cannot show."""

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from playwright.sync_api import Browser, Page

from tests.sealing import sample_files

pytestmark = pytest.mark.browser

POLICY = (
    "default-src 'none'; script-src 'self'; img-src blob:; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
PAGE = '<!doctype html><html lang="nl"><title>Proef</title><script type="module" src="start.js" integrity="{}"></script>'
START = 'import * as sealed from "./{}"; globalThis.sealed = sealed;'


class StrictHandler(SimpleHTTPRequestHandler):
    """Hands out a folder with the policy that the sealed pages have."""

    extensions_map: ClassVar[dict[str, str]] = {".js": "text/javascript", ".html": "text/html; charset=utf-8"}

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the standard library
        """Keep quiet."""


@pytest.fixture(scope="module")
def address(bundle_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    manifest = json.loads((bundle_folder / "manifest.json").read_text(encoding="utf-8"))
    core = manifest["scripts"]["index"]["file"]
    (folder / core).write_bytes((bundle_folder / core).read_bytes())
    (folder / "start.js").write_text(START.format(core), encoding="utf-8")
    (folder / "index.html").write_text(PAGE.format(""), encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(StrictHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    page.wait_for_function("globalThis.sealed !== undefined")
    yield page
    assert not [one for one in complaints if "favicon" not in one]
    context.close()


def in_page(page: Page, script: str, given: Any = None) -> Any:
    return page.evaluate(f"async (given) => {{ const s = globalThis.sealed; {script} }}", given)


def test_a_report_goes_from_code_to_reader_and_back(page: Page) -> None:
    found = in_page(
        page,
        """
        const words = s.newWords();
        const start = performance.now();
        const reporter = await s.keysOfCode(words, "00".repeat(16));
        const slow = performance.now() - start;
        const handler = await s.newKeys();
        const me = { signingSeed: reporter.signingSeed, role: "reporter" };
        const space = await s.newCompartment(s.randomId(), "content");
        const item = s.randomId();
        const [forHandler] = await s.wrapForAll(space, [handler, reporter], me);
        const envelope = await s.sealMessage(space, { item, number: 1 }, { text: "Vertrouwelijk ☂" }, me);
        const opened = await s.openWrap(forHandler.envelope, handler, space, [reporter.signer]);
        const read = await s.openItem(opened, { kind: "message", item, number: 1 }, envelope, [reporter.signer]);
        return { text: read.value.text, words, typed: s.isTypedBack(s.shownCode(words).toUpperCase(), words), slow };
        """,
    )
    assert found["text"] == "Vertrouwelijk ☂"
    assert found["typed"] is True
    assert len(found["words"]) == 6


def test_keys_open_with_a_passkey_and_not_with_another(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasResidentKey": True,
                "hasUserVerification": True, "hasPrf": True, "isUserVerified": True, "automaticPresenceSimulation": True,
            }
        },
    )  # fmt: skip
    found = in_page(
        page,
        """
        const keys = await s.newKeys();
        const mine = await s.makePasskey("Zuiver", "localhost");
        const other = await s.makePasskey("Zuiver 2", "localhost");
        const envelope = await s.lockWithPasskey(keys, mine);
        const opened = await s.unlockWithPasskey(envelope, mine, keys.fingerprint);
        const refused = await s.unlockWithPasskey(envelope, other, keys.fingerprint).catch((problem) => problem.code);
        return { same: opened.identity === keys.identity, refused, header: s.readEnvelope(envelope) };
        """,
    )
    assert found["same"] is True
    assert found["refused"] == "sealing.passkey"
    assert found["header"]["lock"] == "passkey"


def test_a_photo_is_drawn_anew_without_what_stood_beside_it(page: Page) -> None:
    found = in_page(
        page,
        """
        const bytes = new Uint8Array(given);
        const copy = await s.cleanFile(bytes);
        return { before: s.inspectFile(bytes).findings.length, after: s.inspectFile(copy.bytes), size: copy.bytes.length };
        """,
        list(sample_files.photo()),
    )
    assert found["before"] > 3
    assert found["after"] == {"kind": "jpeg", "findings": [], "canClean": True, "isKnown": True}
    assert found["size"] > 100


def test_signatures_hold_alike_with_and_without_ed25519_in_the_browser(page: Page) -> None:
    cases = json.loads((Path(__file__).parent / "vectors/signatures.json").read_text(encoding="utf-8"))
    found = in_page(
        page,
        """
        const ask = () => Promise.all(given.map((one) => s.isSigned(one.key, one.purpose, one.content, one.signature)));
        const own = await ask();
        const importKey = SubtleCrypto.prototype.importKey;
        SubtleCrypto.prototype.importKey = () => Promise.reject(new DOMException("unknown", "NotSupportedError"));
        const library = await ask();
        SubtleCrypto.prototype.importKey = importKey;
        return { own, library };
        """,
        [case["input"] for case in cases],
    )
    expected = [case["output"] for case in cases]
    assert found["own"] == expected
    assert found["library"] == expected

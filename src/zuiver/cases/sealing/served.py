"""Compares what a server hands out to a reporter with the release: another script would read what is typed.

Who runs this from outside, and often, makes it risky for a server to serve something else. It cannot see a server that
serves something else to one person only; the page says so, and so does SECURITY.md.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urljoin, urlsplit

from zuiver.cases.sealing.bundle import Script
from zuiver.kernel.errors import Message

Fetch = Callable[[str], bytes]

# A script element of one of these kinds is data, and no browser runs it.
_DATA: Final = frozenset({"application/json", "application/ld+json", "text/plain"})
# These bring in, or lead to, what the release does not know.
_NEVER: Final = frozenset({"base", "iframe", "frame", "object", "embed", "portal"})
_LOADS_SCRIPTS: Final = frozenset({"modulepreload", "preload", "prefetch", "import"})


@dataclass(frozen=True)
class Page:
    """A page as it came: its address, its text, and its headers with names in small letters."""

    address: str
    text: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Result:
    """What was found: the scripts that are those of the release, and all that is not right."""

    right: tuple[str, ...]
    wrong: tuple[Message, ...]


def compare(page: Page, release: Iterable[Script], fetch: Fetch) -> Result:
    """Look at a page and fetch each of its scripts. `fetch` returns the bytes at an address."""
    known = {script.sha256: script for script in release}
    reader = _Reader()
    reader.feed(page.text)
    reader.close()
    wrong = [*_policy(page.headers.get("content-security-policy", "")), *reader.wrong]
    right = []
    for source, integrity in reader.scripts:
        address = urljoin(page.address, source)
        if urlsplit(address)[:2] != urlsplit(page.address)[:2]:
            wrong.append(Message("A script comes from another server: {address}", {"address": address}))
            continue
        content = fetch(address)
        script = known.get(hashlib.sha256(content).hexdigest())
        if script is None:
            wrong.append(Message("This script is not of the release: {address}", {"address": address}))
        elif integrity != script.integrity:
            wrong.append(
                Message(
                    "The page does not say which hash this script must have: {address}", {"address": address}
                )
            )
        else:
            right.append(script.name)
    if not reader.scripts:
        wrong.append(Message("There is no script on this page, so nothing can be sealed on it."))
    return Result(tuple(right), tuple(wrong))


def integrity_of(content: bytes) -> str:
    """Return what the `integrity` of a script with this content says."""
    return f"sha384-{base64.b64encode(hashlib.sha384(content).digest()).decode()}"


def _policy(text: str) -> list[Message]:
    """What is wrong with the content security policy: scripts may come from this server alone, and none from a text."""
    parts = [part.split() for part in text.lower().split(";") if part.strip()]
    rules = {part[0]: part[1:] for part in reversed(parts)}
    allowed = rules.get("script-src", rules.get("default-src", ["*"]))
    wrong = []
    if not set(allowed) <= {"'self'", "'none'"}:
        wrong.append(
            Message(
                "The content security policy lets other scripts run: {allowed}",
                {"allowed": " ".join(allowed)},
            )
        )
    if "'script'" not in rules.get("require-trusted-types-for", []):
        wrong.append(
            Message(
                "The content security policy lets texts become scripts: require-trusted-types-for is missing"
            )
        )
    return wrong


class _Reader(HTMLParser):
    """Collects the scripts of a page, and whatever else could run or take over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[tuple[str, str]] = []
        self.wrong: list[Message] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "script" and values.get("type", "").lower() not in _DATA:
            self._script(values)
        if tag == "link" and set(values.get("rel", "").lower().split()) & _LOADS_SCRIPTS:
            self.scripts.append((values.get("href", ""), values.get("integrity", "")))
        if tag in _NEVER:
            self.wrong.append(Message("The page has something that can bring in more: <{tag}>", {"tag": tag}))
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.wrong.append(Message("The page leads to another one by itself"))
        if any(name.startswith("on") for name in values):
            self.wrong.append(Message("The page has a script in an attribute of <{tag}>", {"tag": tag}))
        if any(value.strip().lower().startswith("javascript:") for value in values.values()):
            self.wrong.append(Message("The page has a script in an address of <{tag}>", {"tag": tag}))

    def _script(self, values: Mapping[str, str]) -> None:
        if "src" in values:
            self.scripts.append((values["src"], values.get("integrity", "")))
        else:
            self.wrong.append(Message("The page has a script in its own text"))

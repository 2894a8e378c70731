"""Policy packs: an organisation's code and the values it gives to the terms of the rules. Data, no numbers in Python."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from zuiver.rules.errors import Finding, RuleFileError
from zuiver.rules.model import TermValue, Text
from zuiver.rules.yaml_source import Source, read_source

FOLDER = Path(__file__).parent / "packs"
DEFAULT_PACK = "province-2020"


class UnknownPackError(LookupError):
    """There is no pack with this name."""


@dataclass(frozen=True)
class Pack:
    """A policy pack. `terms` holds, per module, the terms that differ from the rule files."""

    name: str
    title: Text
    code: str
    terms: Mapping[str, Mapping[str, TermValue]]

    def terms_of(self, module: str) -> Mapping[str, TermValue]:
        """Return the terms this pack sets for a module."""
        return self.terms.get(module, {})


def pack_names() -> list[str]:
    """Return the names of all packs, sorted."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


@cache
def load_pack(name: str = DEFAULT_PACK) -> Pack:
    """Return a pack. Raises UnknownPackError, or RuleFileError when its file is not right."""
    if name not in pack_names():
        raise UnknownPackError(f"There is no pack {name!r}. Choose one of: {', '.join(pack_names())}.")
    return _pack(read_source(FOLDER / f"{name}.yaml"))


def _pack(source: Source) -> Pack:
    data = source.data
    findings = _findings(source)
    if findings:
        raise RuleFileError(findings)
    title = Text(data["title"]["nl"], data["title"]["en"])
    return Pack(source.path.stem, title, data["code"], data.get("terms", {}))


def _findings(source: Source) -> list[Finding]:
    """Check the shape of a pack file. Bounds of terms are checked where the rules are loaded."""
    data: Any = source.data
    remedy = "A pack has: title {nl, en}, code (a text), and terms {module: {term: value}}."
    if not isinstance(data, dict):
        return [source.finding((), "This is not a pack.", remedy)]
    findings = [
        source.finding((key,), f"{key} is not used in a pack.", remedy)
        for key in data
        if key not in ("title", "code", "terms")
    ]
    title = data.get("title")
    if not isinstance(title, dict) or not all(
        isinstance(title.get(language), str) for language in ("nl", "en")
    ):
        findings.append(source.finding(("title",), "The title is not given in two languages.", remedy))
    if not isinstance(data.get("code"), str):
        findings.append(source.finding(("code",), "The pack does not name its code.", remedy))
    terms = data.get("terms", {})
    if not isinstance(terms, dict) or not all(isinstance(values, dict) for values in terms.values()):
        findings.append(source.finding(("terms",), "The terms are not given per module.", remedy))
    return findings

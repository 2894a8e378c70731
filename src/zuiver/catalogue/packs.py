"""Policy packs: an organisation's code and the values it gives to the terms of the rules. Data, no numbers in Python."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from zuiver.catalogue.pack_files import change_source, findings_of_pack, own_norms, own_rule_folder
from zuiver.rules.errors import RuleFileError
from zuiver.rules.model import TermValue, Text
from zuiver.rules.yaml_source import Source, read_source

FOLDER = Path(__file__).parent / "packs"
DEFAULT_PACK = "province-2020"


class UnknownPackError(LookupError):
    """There is no pack with this name."""


@dataclass(frozen=True)
class OwnModule:
    """A module that only one pack has: its word in an address, and the situation of the start page that it belongs to."""

    address: str
    situation: str


@dataclass(frozen=True)
class Pack:
    """A policy pack: a style of code, in one edition, as one organisation or many can use it.

    `terms` holds, per module, the terms that differ from the rule files; `modules` the modules that only this pack has;
    `changes` the modules whose rules it changes. With `is_floor` an organisation may
    make terms stricter than the pack, and not looser. `replaces` is the code that the rule files name, and this one is
    instead of.
    """

    name: str
    title: Text
    style: Text
    code: str
    edition: str
    replaces: str
    is_floor: bool
    terms: Mapping[str, Mapping[str, TermValue]]
    modules: Mapping[str, OwnModule]
    changes: Mapping[str, Source] = field(repr=False)
    norms: Mapping[str, Text] = field(repr=False)
    source: Source = field(repr=False)

    def terms_of(self, module: str) -> Mapping[str, TermValue]:
        """Return the terms this pack sets for a module."""
        return self.terms.get(module, {})

    def rule_folder(self, module: str) -> Path | None:
        """Return the folder with the rule files of a module that only this pack has; None for any other module."""
        return own_rule_folder(self.source.path, module) if module in self.modules else None

    def module_at(self, address_word: str) -> str | None:
        """Return the module of this pack alone for a word in an address; None for any other word."""
        return next((module for module, own in self.modules.items() if own.address == address_word), None)


def pack_names() -> list[str]:
    """Return the names of all packs, sorted."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


@cache
def load_pack(name: str = DEFAULT_PACK) -> Pack:
    """Return a pack. Raises UnknownPackError, or RuleFileError when one of its files is not right."""
    if name not in pack_names():
        raise UnknownPackError(f"There is no pack {name!r}. Choose one of: {', '.join(pack_names())}.")
    return read_pack(FOLDER / f"{name}.yaml")


def read_pack(path: Path) -> Pack:
    """Read the pack of one file, with the files it brings. Raises RuleFileError with every finding about their shape."""
    source = read_source(path)
    findings = findings_of_pack(source)
    if findings:
        raise RuleFileError(findings)
    data = source.data
    code = data["code"]
    return Pack(
        name=path.stem,
        title=Text(**data["title"]),
        style=Text(**data["style"]),
        code=code["title"],
        edition=code["edition"],
        replaces=code.get("replaces", code["title"]),
        is_floor=data.get("floor", False),
        terms={module: _values(terms) for module, terms in data.get("terms", {}).items()},
        modules={module: OwnModule(**own) for module, own in data.get("modules", {}).items()},
        changes={module: change_source(path, module) for module in data.get("changes", [])},
        norms=own_norms(path),
        source=source,
    )


def _values(terms: Mapping[str, TermValue | Mapping[str, TermValue]]) -> dict[str, TermValue]:
    return {name: term["value"] if isinstance(term, Mapping) else term for name, term in terms.items()}

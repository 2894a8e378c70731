"""Check packs to the end: every pack with every module builds, stays within bounds, and leaves no rule out of reach."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from zuiver.catalogue.norms import norm_book
from zuiver.catalogue.pack_changes import with_pack
from zuiver.catalogue.pack_files import NORMS, own_folder
from zuiver.catalogue.packs import FOLDER, Pack, read_pack
from zuiver.catalogue.rule_books import FOLDER as CATALOGUE
from zuiver.rules.checker import check_source
from zuiver.rules.errors import Finding, RuleFileError
from zuiver.rules.loader import build_rule_book
from zuiver.rules.yaml_source import read_source


def check_packs(folder: Path = FOLDER) -> list[Finding]:
    """Return all findings about the packs of a folder, each once; empty when nothing is wrong."""
    findings: list[Finding] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            pack = read_pack(path)
        except RuleFileError as error:
            findings.extend(error.findings)
        else:
            findings.extend(check_pack(pack))
    return list(dict.fromkeys(findings))


def check_pack(pack: Pack) -> list[Finding]:
    """Return the findings about one pack: names nobody knows, and what is wrong with its rules."""
    return [*_names_nobody_knows(pack), *_own_norms_taken(pack), *_modules(pack)]


def _modules(pack: Pack) -> Iterator[Finding]:
    """Build every module; those that the pack touches are checked to the end as well, for the rest that was done."""
    norms = norm_book().norms.keys() | pack.norms.keys()
    touched = pack.changes.keys() | pack.terms.keys() | pack.modules.keys()
    seen: dict[tuple[str, date], Path] = {}
    for path in _rule_files(pack):
        module = path.parent.parent.name
        try:
            source = with_pack(read_source(path), module, pack)
            if module in touched:
                yield from check_source(source, norms, seen)
            else:
                build_rule_book(source)
        except RuleFileError as error:
            yield from error.findings


def _rule_files(pack: Pack) -> Iterator[Path]:
    """Yield the rule files that packs share, and those that only this pack has."""
    yield from sorted(CATALOGUE.glob("*/rules/*.yaml"))
    for module in pack.modules:
        folder = pack.rule_folder(module)
        yield from sorted(folder.glob("*.yaml")) if folder else ()


def _names_nobody_knows(pack: Pack) -> Iterator[Finding]:
    shared = {path.parent.name for path in CATALOGUE.glob("*/rules")}
    for module in pack.modules.keys() & shared:
        yield pack.source.finding(
            ("modules", module), f"All packs have a module {module} already.", "Choose another name."
        )
    for module in pack.terms.keys() - shared - pack.modules.keys():
        yield pack.source.finding(
            ("terms", module), f"There is no module {module}.", f"Use one of: {', '.join(sorted(shared))}."
        )
    for index, module in enumerate(pack.source.data.get("changes", [])):
        if module not in shared:
            remedy = "Name a module that all packs share; write a module of your own under modules."
            yield pack.source.finding(("changes", index), f"{module} cannot be changed.", remedy)


def _own_norms_taken(pack: Pack) -> Iterator[Finding]:
    for norm in pack.norms.keys() & norm_book().norms.keys():
        source = read_source(own_folder(pack.source.path) / NORMS)
        yield source.finding((norm,), f"{norm} is a norm of another code.", "Give it a prefix of this pack.")

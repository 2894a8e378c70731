"""The files of a pack: where each stands, and whether it has the shape that pack_schema.json gives."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from zuiver.rules.errors import Finding, RuleFileError
from zuiver.rules.model import Text
from zuiver.rules.schema_check import definitions, findings_against
from zuiver.rules.yaml_source import Source, read_source

SCHEMA = Path(__file__).with_name("pack_schema.json")
CHANGES = "changes"
NORMS = "norms.yaml"


def own_folder(pack: Path) -> Path:
    """Return the folder of a pack beside its file: packs/state-2020 for packs/state-2020.yaml."""
    return pack.with_suffix("")


def own_rule_folder(pack: Path, module: str) -> Path:
    """Return the folder with the rule files of a module that a pack brings."""
    return own_folder(pack) / module / "rules"


def findings_of_pack(source: Source) -> list[Finding]:
    """Return what is wrong with the shape of a pack and of the files it names, and which of its files nobody names."""
    findings = findings_against(source, _validator("pack"))
    if findings:
        return findings
    return [*_findings_of_changes(source), *_findings_of_modules(source), *_findings_of_norms(source)]


def change_source(pack: Path, module: str) -> Source:
    """Return what a pack changes in the rules of a module. Raises RuleFileError."""
    return read_source(own_folder(pack) / CHANGES / f"{module}.yaml")


def own_norms(pack: Path) -> dict[str, Text]:
    """Return the norms that only this pack has, by id. Raises RuleFileError for a file that is not YAML."""
    path = own_folder(pack) / NORMS
    if not path.is_file():
        return {}
    return {norm_id: Text(**text) for norm_id, text in read_source(path).data.items()}


def _findings_of_changes(pack: Source) -> Iterator[Finding]:
    named = pack.data.get("changes", [])
    there = {path.stem for path in (own_folder(pack.path) / CHANGES).glob("*.yaml")}
    for index, module in enumerate(named):
        place = ("changes", index)
        if module not in there:
            yield pack.finding(
                place, f"There is no {CHANGES}/{module}.yaml.", "Write it, or take the name away."
            )
            continue
        try:
            change = change_source(pack.path, module)
        except RuleFileError as error:
            yield from error.findings
            continue
        yield from findings_against(change, _validator("change"))
    for module in sorted(there - set(named)):
        yield pack.finding((), f"{CHANGES}/{module}.yaml is not used.", "Name the module under changes.")


def _findings_of_modules(pack: Source) -> Iterator[Finding]:
    named = pack.data.get("modules", {})
    there = {path.parent.name for path in own_folder(pack.path).glob("*/rules")}
    for module in named:
        if not any(own_rule_folder(pack.path, module).glob("*.yaml")):
            yield pack.finding(
                ("modules", module), f"{module} has no rule file.", f"Write {module}/rules/2020-01-01.yaml."
            )
    for module in sorted(there - set(named)):
        yield pack.finding((), f"The folder {module} is not used.", "Name the module under modules.")


def _findings_of_norms(pack: Source) -> Iterator[Finding]:
    path = own_folder(pack.path) / NORMS
    if path.is_file():
        try:
            yield from findings_against(read_source(path), _validator("norms"))
        except RuleFileError as error:
            yield from error.findings


@cache
def _validator(kind: str) -> Draft202012Validator:
    schema: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    parts = definitions() | schema["$defs"]
    return Draft202012Validator({"$defs": parts, "$ref": f"#/$defs/{kind}"})

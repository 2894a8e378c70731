"""Compare a rule file with schema.json, and say in words what does not fit."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from zuiver.rules.errors import Finding
from zuiver.rules.yaml_source import Place, Source

SCHEMA = Path(__file__).with_name("schema.json")


def findings_of_shape(source: Source, kind: str = "book") -> list[Finding]:
    """Return what does not fit the schema, in file order. `kind` is 'book', or 'shared' for an included file."""
    return findings_against(source, _validator(kind))


def findings_against(source: Source, validator: Draft202012Validator) -> list[Finding]:
    """Return what does not fit a schema, in file order, in words."""
    return sorted(
        (_finding(source, error) for error in validator.iter_errors(source.data)),
        key=lambda finding: (finding.line, finding.problem),
    )


def definitions() -> dict[str, Any]:
    """Return the parts of the schema of rule files, for schemas of files that hold rules too."""
    parts: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]
    return parts


@cache
def _validator(kind: str) -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    if kind == "shared":
        schema = {"$defs": schema["$defs"], "$ref": "#/$defs/shared"}
    return Draft202012Validator(schema)


def _finding(source: Source, error: ValidationError) -> Finding:
    place: Place = tuple(error.absolute_path)
    where = ".".join(str(step) for step in place) or "the file"
    problem, remedy = _words(error, where)
    return source.finding(place, problem, remedy)


def _words(error: ValidationError, where: str) -> tuple[str, str]:
    value: Any = error.validator_value
    schema: Any = error.schema
    instance: Any = error.instance
    if error.validator == "required":
        absent = [name for name in value if name not in instance]
        return f"{where} misses {', '.join(absent)}.", "Add it."
    if error.validator == "additionalProperties" and isinstance(instance, dict):
        known = schema.get("properties", {})
        strange = [name for name in instance if name not in known]
        return f"{where} has {', '.join(strange)}, which is not used here.", f"Use: {', '.join(known)}."
    if error.validator == "enum":
        return f"{where} is {error.instance!r}.", f"Use one of: {', '.join(map(str, value))}."
    if error.validator == "type":
        return f"{where} is {error.instance!r}, which is not of the right kind.", f"It must be: {value}."
    if error.validator == "pattern":
        return f"{where} is {error.instance!r}.", f"It must look like {value}."
    if str(error.validator) in ("minProperties", "maxProperties"):
        return f"{where} must hold exactly one operation or value.", "Give each condition a line of its own."
    return f"{where}: {error.message[:200]}.", "Change it so that it fits schema.json."

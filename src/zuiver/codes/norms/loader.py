"""Load the norms of a code from YAML. Every finding names the file, the line and what to do; all come at once."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from zuiver.codes.norms.model import Bound, Capability, Norm, NormBook, NormType, Place, Reading, Status
from zuiver.rules.errors import Finding, RuleFileError
from zuiver.rules.model import Text
from zuiver.rules.yaml_source import Place as FilePlace
from zuiver.rules.yaml_source import Source, read_source

SCHEMA = Path(__file__).with_name("schema.json")


def load_norms(folder: Path) -> NormBook:
    """Load all files of a folder as the norms and readings of one code.

    Raises RuleFileError with every finding: unreadable YAML, wrong shape, an id that is given twice, a reading of
    a norm that does not exist, files of two codes.
    """
    sources = [read_source(path) for path in sorted(folder.glob("*.yaml"))]
    if not sources:
        raise RuleFileError([Finding(folder, 0, "There are no files with norms here.", "Check the folder.")])
    _stop_on([finding for source in sources for finding in _findings_of_shape(source)])
    book = NormBook(
        code=sources[0].data["code"],
        norms={norm.id: norm for source in sources for norm in _norms(source)},
        readings={reading.id: reading for source in sources for reading in _readings(source)},
    )
    _stop_on([*_mixed_codes(sources), *_doubles(sources), *_dates(sources), *_loose_readings(sources, book)])
    return book


def _stop_on(findings: list[Finding]) -> None:
    if findings:
        raise RuleFileError(findings)


def _findings_of_shape(source: Source) -> list[Finding]:
    kind = "readings" if isinstance(source.data, dict) and "readings" in source.data else "norms"
    return sorted(
        (_finding(source, error) for error in _validator(kind).iter_errors(source.data)),
        key=lambda finding: (finding.line, finding.problem),
    )


@cache
def _validator(kind: str) -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return Draft202012Validator({"$defs": schema["$defs"], "$ref": f"#/$defs/{kind}"})


def _finding(source: Source, error: ValidationError) -> Finding:
    place: FilePlace = tuple(error.absolute_path)
    where = ".".join(str(step) for step in place) or "the file"
    return source.finding(place, f"{where}: {error.message[:200]}.", "Change it so that it fits schema.json.")


def _norms(source: Source) -> Iterator[Norm]:
    for section in source.data.get("sections", []):
        for data in section["norms"]:
            yield _norm(data, source.data["chapter"], section["heading"], section.get("part"))


def _norm(data: dict[str, Any], chapter: str, section: str, part: str | None) -> Norm:
    return Norm(
        id=data["id"],
        place=Place(chapter, section, part, tuple(tuple(words) for words in data["at"])),
        type=NormType(data["type"]),
        binds=tuple(Bound(name) for name in data["binds"]),
        capability=Capability(data["module"], tuple(data["does"])),
        status=Status(data["status"]),
        text=_text(data["text"]),
        note=_text(data["note"]) if "note" in data else None,
        overtaken_from=_day(data.get("overtaken_from")),
    )


def _readings(source: Source) -> Iterator[Reading]:
    for data in source.data.get("readings", []):
        yield Reading(
            id=data["id"],
            norms=tuple(data["norms"]),
            tables=tuple(data.get("tables", [])),
            terms=tuple(data.get("terms", [])),
            question=_text(data["question"]),
            text=_text(data["text"]),
        )


def _text(data: dict[str, str]) -> Text:
    return Text(data["nl"], data["en"])


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _mixed_codes(sources: list[Source]) -> Iterator[Finding]:
    first = sources[0].data["code"]
    for source in sources:
        if source.data["code"] != first:
            problem = f"This file is of {source.data['code']!r}, and {sources[0].path.name} of {first!r}."
            yield source.finding(("code",), problem, "Keep the norms of each code in a folder of their own.")


def _entries(source: Source) -> Iterator[tuple[FilePlace, dict[str, Any]]]:
    for number, data in enumerate(source.data.get("readings", [])):
        yield ("readings", number), data
    for index, section in enumerate(source.data.get("sections", [])):
        for number, data in enumerate(section["norms"]):
            yield ("sections", index, "norms", number), data


def _doubles(sources: list[Source]) -> Iterator[Finding]:
    seen: set[str] = set()
    for source in sources:
        for place, data in _entries(source):
            if data["id"] in seen:
                yield source.finding(place, f"{data['id']} is given for the second time.", "Remove one.")
            seen.add(data["id"])


def _dates(sources: list[Source]) -> Iterator[Finding]:
    for source in sources:
        for place, data in _entries(source):
            overtaken, day = data.get("status") == "overtaken", data.get("overtaken_from")
            if overtaken != (day is not None):
                remedy = "Give overtaken_from exactly when the status is overtaken."
                yield source.finding(place, f"{data['id']}: status and overtaken_from do not agree.", remedy)
            elif day and _day(day) is None:
                remedy = "Write a date such as 2023-02-18."
                yield source.finding((*place, "overtaken_from"), f"{day} is not a day that exists.", remedy)


def _loose_readings(sources: list[Source], book: NormBook) -> Iterator[Finding]:
    for source in sources:
        for number, data in enumerate(source.data.get("readings", [])):
            strange = [norm for norm in data["norms"] if norm not in book.norms]
            if strange:
                problem = f"{data['id']} reads {', '.join(strange)}, which is no norm."
                yield source.finding(("readings", number, "norms"), problem, "Use ids of this folder.")

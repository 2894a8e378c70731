"""Read a YAML file into plain data and remember the line of every value.

Stricter than YAML: no aliases, no tags, no double keys, no deep nesting, and only `true` and `false` are booleans
(`no` stays the word no). Numbers with a point become Decimal, so that 50.00 is exactly fifty.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from zuiver.rules.errors import Finding, RuleFileError

LONGEST_FILE = 1_000_000  # characters
DEEPEST = 30
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
DECIMAL = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}")
WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}

Place = tuple[str | int, ...]


@dataclass
class Source:
    """The data of one file, and the line on which each part of it starts."""

    path: Path
    data: Any = None
    lines: dict[Place, int] = field(default_factory=dict)

    def line(self, place: Place) -> int:
        """Return the line (from 1) of a place, or of the nearest place around it; 0 when the file is empty."""
        for length in range(len(place), -1, -1):
            if place[:length] in self.lines:
                return self.lines[place[:length]]
        return 0

    def finding(self, place: Place, problem: str, remedy: str) -> Finding:
        """Return a finding about a place of this file."""
        return Finding(self.path, self.line(place), problem, remedy)


def read_source(path: Path) -> Source:
    """Read one YAML file. Raises RuleFileError with the line of the first thing that is not readable."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise RuleFileError([Finding(path, 0, "There is no such file.", "Check the path.")]) from None
    except UnicodeDecodeError:
        raise RuleFileError([Finding(path, 0, "The file is not UTF-8 text.", "Save it as UTF-8.")]) from None
    return parse_source(text, path)


def parse_source(text: str, path: Path) -> Source:
    """Parse YAML text; `path` is only named in messages. Raises RuleFileError."""
    if len(text) > LONGEST_FILE:
        raise RuleFileError([Finding(path, 0, "The file is longer than a million characters.", "Split it.")])
    builder = _Builder(Source(path))
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = str(getattr(error, "problem", None) or "it does not follow the YAML grammar")
        line = mark.line + 1 if mark else 0
        finding = Finding(
            path, line, f"This is not YAML: {problem}.", "Check indents, colons and quotes here."
        )
        raise RuleFileError([finding]) from None
    return builder.source


class _Builder:
    """Turns parser events into data, without recursion, so that nesting can be capped."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.containers: list[Any] = []
        self.keys: list[str | None] = []
        self.key_lines: list[int] = []
        self.place: list[str | int] = []

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            self._refuse(line, "Anchors and aliases (&, *) are not used in rule files.", "Write it out.")
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.MappingStartEvent):
            self._open({}, line)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open([], line)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._close()
        elif isinstance(event, yaml.DocumentStartEvent) and self.source.lines:
            self._refuse(
                line, "The file holds a second document.", "Remove the line with --- and what follows."
            )

    def _scalar(self, event: Any, line: int) -> None:
        if event.tag is not None:
            self._refuse(line, f"The tag {event.tag} is not used in rule files.", "Remove it.")
        waits_for_key = self.containers and isinstance(self.containers[-1], dict) and self.keys[-1] is None
        if not waits_for_key:
            self._add(event.value if event.style else _plain_value(event.value), line)
            return
        if event.value in self.containers[-1]:
            self._refuse(line, f"The key {event.value!r} stands here for the second time.", "Remove one.")
        self.keys[-1] = event.value
        self.key_lines[-1] = line

    def _add(self, value: Any, line: int) -> None:
        if not self.containers:
            self.source.data = value
            self.source.lines[()] = line
            return
        top = self.containers[-1]
        if isinstance(top, dict):
            key = self.keys[-1]
            top[key] = value
            step: str | int = str(key)
            line = self.key_lines[-1]  # a person looks for the key, also where its value starts a line lower
            if not isinstance(value, (dict, list)):
                self.keys[-1] = None
        else:
            step = len(top)
            top.append(value)
        self.source.lines[(*self.place, step)] = line

    def _open(self, container: Any, line: int) -> None:
        if len(self.containers) >= DEEPEST:
            self._refuse(line, f"The file is nested more than {DEEPEST} levels deep.", "Make it flatter.")
        inside_map = bool(self.containers) and isinstance(self.containers[-1], dict)
        if inside_map and self.keys[-1] is None:
            self._refuse(line, "A key must be a word.", "Write a word before the colon.")
        self._add(container, line)
        if self.containers:
            self.place.append(str(self.keys[-1]) if inside_map else len(self.containers[-1]) - 1)
        self.containers.append(container)
        self.keys.append(None)
        self.key_lines.append(line)

    def _close(self) -> None:
        self.containers.pop()
        self.keys.pop()
        self.key_lines.pop()
        if self.containers:
            self.place.pop()
            self.keys[-1] = None

    def _refuse(self, line: int, problem: str, remedy: str) -> None:
        raise RuleFileError([Finding(self.source.path, line, problem, remedy)])


def _plain_value(text: str) -> Any:
    if text in WORDS:
        return WORDS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    if DECIMAL.fullmatch(text):
        return Decimal(text)
    return text

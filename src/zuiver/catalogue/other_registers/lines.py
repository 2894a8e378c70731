"""The lines of a file of another register, and how a line is found again in a later file."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from zuiver.kernel.errors import InvalidData, Message
from zuiver.people.table_file import Line

# A column of the file, and why somebody should look at it.
Look = tuple[str, Message]


@dataclass(frozen=True)
class OtherLine:
    """What one line says: as typed fields, with who it is of, and what somebody should look at."""

    number: int
    key: str
    person_key: str
    person_name: str
    typed: Mapping[str, Any]
    literal: Mapping[str, str]
    reported_on: date | None = None
    looks: tuple[Look, ...] = ()


@dataclass(frozen=True)
class FileKind:
    """A file that is recognised by its columns.

    `identity` are the columns that tell a line from the others, whatever the rest of it becomes later; `source_id` does
    so alone where a line has one. `not_kept` are columns that nobody needs: they are not stored at all.
    """

    name: str
    known: tuple[str, ...]
    required: tuple[str, ...]
    identity: tuple[str, ...]
    read: Callable[[Line, str], OtherLine]
    not_kept: tuple[str, ...] = ()

    def literal(self, line: Line) -> dict[str, str]:
        """The line word for word, without the columns that are not kept; no database takes the sign with number 0."""
        kept = {name: value for name, value in line.values.items() if name not in self.not_kept}
        return {name: value.replace("\0", "") for name, value in kept.items()}


def read_lines(kind: FileKind, lines: Sequence[Line]) -> list[OtherLine | tuple[int, InvalidData]]:
    """Return what each line says, or what is wrong with it, in the order of the file."""
    keys = _keys(kind, lines)
    found: list[OtherLine | tuple[int, InvalidData]] = []
    for line, key in zip(lines, keys, strict=True):
        try:
            if line.surplus:
                raise InvalidData(
                    {"": Message("This line has more values than there are columns. Quote them.")}
                )
            found.append(kind.read(line, key))
        except InvalidData as wrong:
            found.append((line.number, wrong))
    return found


def _keys(kind: FileKind, lines: Sequence[Line]) -> list[str]:
    """Return a key for each line that stays the same from file to file, also when the lines change places.

    Lines with the same identity are counted in the order of what else they say, so each of them keeps its own key.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for position, line in enumerate(lines):
        groups[_identity(kind, line)].append(position)
    keys = [""] * len(lines)
    for identity, positions in groups.items():
        ordered = sorted(positions, key=lambda position: sorted(lines[position].values.items()))
        for number, position in enumerate(ordered, start=1):
            digest = hashlib.sha256(f"{identity}#{number}".encode()).hexdigest()[:40]
            keys[position] = f"{kind.name}:{digest}"
    return keys


def _identity(kind: FileKind, line: Line) -> str:
    return line["source_id"] or "|".join(" ".join(line[column].lower().split()) for column in kind.identity)


def fitting(text: str, column: str, longest: int) -> tuple[str, tuple[Look, ...]]:
    """Return a text that fits in a field. What is cut off stays in the line itself, and somebody should look at it."""
    if len(text) <= longest:
        return text, ()
    message = Message("This text is longer than fits here. The whole text is kept beside the entry.")
    return f"{text[: longest - 1]}…", ((column, message),)

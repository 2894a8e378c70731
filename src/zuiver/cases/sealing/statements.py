"""Statements: short texts that are signed, hashed and kept. One line for each field, in a fixed order.

A text has one reading and one writing, the same bytes in Python and in JavaScript, and a person can read it on paper:

    zuiver-proof-1
    organisation: Provincie Rivierenland
    day: 2026-11-22

The last part of the first line is the version. Reading refuses whatever writing would not have made.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from zuiver.cases.sealing.errors import NotSealedRight

NOTHING: Final = "-"
LONGEST: Final = 16_384  # characters; an entry of the directory with its approvals is below 4,000
_SPACE: Final = r"[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]"
_NO_VALUE: Final = re.compile(
    rf"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]|^{_SPACE}|{_SPACE}\Z|^\Z"
)  # what would not stay the same on one line, in either language


@dataclass(frozen=True)
class Form:
    """What a kind of statement looks like: its name with version, and its fields in order."""

    name: str
    fields: Sequence[str]

    def write(self, values: Mapping[str, str]) -> str:
        """Return the text, with a line end after each line.

        Raises `NotSealedRight` when a field is missing, is not known, is empty or does not fit on a line.
        """
        if set(values) != set(self.fields):
            raise _not_a_statement(self.name)
        if any(_NO_VALUE.search(value) for value in values.values()):
            raise _not_a_statement(self.name)
        lines = [self.name, *(f"{field}: {values[field]}" for field in self.fields)]
        return "".join(f"{line}\n" for line in lines)

    def read(self, text: str) -> dict[str, str]:
        """Return the fields of a text. Raises `NotSealedRight` for any text that `write` would not have made."""
        lines = text.split("\n") if len(text) <= LONGEST else []
        if len(lines) != len(self.fields) + 2 or lines[0] != self.name:
            raise _not_a_statement(self.name)
        values = {}
        for field, line in zip(self.fields, lines[1:], strict=False):
            values[field] = line.removeprefix(f"{field}: ")
        if self.write(values) != text:
            raise _not_a_statement(self.name)
        return values


def _not_a_statement(name: str) -> NotSealedRight:
    return NotSealedRight(
        "sealing.statement",
        "This text is not a whole “{name}”: a line is missing, added or changed. Take the original again, as it was given.",
        name=name,
    )

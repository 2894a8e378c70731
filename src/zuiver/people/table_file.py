"""Reads a table of text as spreadsheets save it: `;` or `,` or a tab between columns, UTF-8 or Windows-1252."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any, Final

from zuiver.kernel.errors import invalid

_DELIMITERS: Final = ";,\t"
# A field that never ends (a quote that is not closed) would swallow the file.
_LONGEST_FIELD: Final = 100_000


@dataclass(frozen=True)
class Line:
    """One line of the table: the number of its first line in the file, and its values by column."""

    number: int
    values: dict[str, str]
    surplus: int = 0  # values for which there is no column

    def __getitem__(self, column: str) -> str:
        """The value without spaces around it; empty for a column that the file does not have."""
        return self.values.get(column, "").strip()


def text_of(content: bytes) -> str:
    """Return the text of a file: UTF-8 with or without a mark in front, else Windows-1252."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read_table(content: bytes, *, known: Sequence[str], required: Sequence[str]) -> list[Line]:
    """Return the lines of the table after the header; empty lines are left out.

    Raises InvalidData when the header misses a required column or has one that is not known or stands there twice, and
    when the file breaks off inside quotation marks.
    """
    text = text_of(content)
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        _check_header(header, known, required)
        return list(_lines(reader, header))
    except csv.Error as problem:
        raise invalid(
            "file",
            "The file cannot be read from line {line} on: {problem}. Look for a quotation mark that is not closed.",
            line=reader.line_num,
            problem=str(problem),
        ) from None


def _check_header(header: Sequence[str], known: Sequence[str], required: Sequence[str]) -> None:
    for wrong, msgid in (
        ([name for name in required if name not in header], "The first line misses the column {columns}."),
        (
            [name for name in header if name not in known],
            "The first line has a column that is not known: {columns}. Known are: {known}.",
        ),
        (
            sorted({name for name in header if header.count(name) > 1}),
            "The first line has the column {columns} twice. Keep one.",
        ),
    ):
        if wrong:
            raise invalid("file", msgid, columns=", ".join(wrong) or "-", known=", ".join(known))


def _lines(reader: Any, header: Sequence[str]) -> Iterator[Line]:
    number = reader.line_num + 1
    for values in reader:
        if any(value.strip() for value in values):
            surplus = max(len(values) - len(header), 0)
            yield Line(number, dict(zip(header, values, strict=False)), surplus)
        # A value between quotation marks may run over several lines.
        number = reader.line_num + 1

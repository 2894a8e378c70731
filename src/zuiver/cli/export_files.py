"""Writes rows to a file as they come: a million of them need no memory. The file appears when it is complete."""

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

Value = str | int | None
Row = Mapping[str, Value]
Writer = Callable[[Path, Sequence[str], Iterable[Row]], None]

# A spreadsheet takes a text that starts with one of these for a formula.
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
# More rows do not fit in one sheet of a workbook.
MOST_SHEET_ROWS: Final = 1_048_575


def neutral(value: Value) -> Value:
    """Return a text that no spreadsheet runs as a formula: with an apostrophe in front where it might."""
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_SIGNS):
        return f"'{value}"
    return value


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write CSV as spreadsheets in the Netherlands read it: UTF-8 with a mark, semicolons."""
    with path.open("w", encoding="utf-8-sig", newline="") as target:
        writer = csv.writer(target, delimiter=";")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([neutral(row[name]) for name in columns])


def write_json(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write a JSON list with one object a line, the texts as they are."""
    with path.open("w", encoding="utf-8") as target:
        target.write("[")
        for number, row in enumerate(rows):
            target.write("\n" if number == 0 else ",\n")
            target.write(json.dumps({name: row[name] for name in columns}, ensure_ascii=False))
        target.write("\n]\n")


def write_xlsx(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write a workbook with one sheet, or more where one cannot hold all rows; amounts are numbers."""
    book = Workbook(write_only=True)
    sheet: Any = None
    for number, row in enumerate(rows):
        if number % MOST_SHEET_ROWS == 0:
            sheet = _new_sheet(book, columns)
        sheet.append([_cell(name, row[name]) for name in columns])
    if sheet is None:
        _new_sheet(book, columns)
    book.save(path)


def _new_sheet(book: Workbook, columns: Sequence[str]) -> Any:
    sheet: Any = book.create_sheet()
    sheet.freeze_panes = "A2"
    header = []
    for name in columns:
        cell = WriteOnlyCell(sheet, value=name)
        cell.font = Font(bold=True)
        header.append(cell)
    sheet.append(header)
    return sheet


def _cell(name: str, value: Value) -> Any:
    if name.endswith("_eur") and isinstance(value, str):
        return float(value)
    return ILLEGAL_CHARACTERS_RE.sub("", str(neutral(value))) if isinstance(value, str) else value


WRITERS: Final[Mapping[str, Writer]] = {"csv": write_csv, "xlsx": write_xlsx, "json": write_json}


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a place to write to; the file takes its name when all is written, and half a file never does."""
    half = path.with_name(f".{path.name}.half")
    try:
        yield half
        os.replace(half, path)
    finally:
        half.unlink(missing_ok=True)

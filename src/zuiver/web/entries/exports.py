"""Rows as a file: CSV and JSON leave line by line, Excel is made on disk and leaves from there. Memory stays flat."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from tempfile import TemporaryFile
from typing import IO, Final, TypeAlias

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from zuiver.kernel.errors import Refusal

Value: TypeAlias = str | int | None
Row: TypeAlias = Mapping[str, Value]
Maker: TypeAlias = Callable[[Sequence[str], Iterator[Row]], HttpResponseBase]

FORMATS: Final = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}
# A cell that starts with one of these would be a formula in a spreadsheet.
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
BATCH: Final = 200
# Making a larger workbook would keep the reader waiting for minutes; the command line has no such bound.
MOST_IN_EXCEL: Final = 100_000


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def check_size(form: str, count: int) -> Refusal | None:
    """Whether so many rows fit in this format here."""
    if form != "xlsx" or count <= MOST_IN_EXCEL:
        return None
    return Refusal(
        "too_many_for_excel",
        "This selection has {count} rows; Excel takes at most {most} here. Choose CSV, or narrow the selection.",
        count=count,
        most=MOST_IN_EXCEL,
    )


def begun(rows: Iterator[Row]) -> Iterator[Row]:
    """Read the first row at once, so that a refusal comes as a page and not as half a file."""
    first = list(islice(rows, 1))
    return chain(first, rows)


def export_response(columns: Sequence[str], rows: Iterator[Row], form: str, name: str) -> HttpResponseBase:
    """Return a download with the columns above, also when there are no rows."""
    response = _MAKERS[form](columns, rows)
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def _csv(columns: Sequence[str], rows: Iterator[Row]) -> HttpResponseBase:
    return StreamingHttpResponse(_batched(_csv_lines(columns, rows)), content_type="text/csv; charset=utf-8")


def _csv_lines(columns: Sequence[str], rows: Iterator[Row]) -> Iterator[str]:
    """As spreadsheets in the Netherlands read it: UTF-8 with a mark, semicolons."""
    writer = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff" + writer.writerow(columns)
    for row in rows:
        yield writer.writerow([safe_cell(row[name]) for name in columns])


def _json(columns: Sequence[str], rows: Iterator[Row]) -> HttpResponseBase:
    return StreamingHttpResponse(_batched(_json_lines(columns, rows)), content_type="application/json")


def _json_lines(columns: Sequence[str], rows: Iterator[Row]) -> Iterator[str]:
    yield "["
    for number, row in enumerate(rows):
        line = json.dumps({name: row[name] for name in columns}, ensure_ascii=False)
        yield ("\n" if number == 0 else ",\n") + line
    yield "\n]\n"


def _xlsx(columns: Sequence[str], rows: Iterator[Row]) -> HttpResponseBase:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Zuiver")
    sheet.append(list(columns))
    for row in rows:
        sheet.append([_excel_cell(row[name]) for name in columns])
    file: IO[bytes] = TemporaryFile()  # noqa: SIM115 - the response closes it
    book.save(file)
    file.seek(0)
    return FileResponse(
        file, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )


def _excel_cell(value: Value) -> Value:
    """A value without the signs that a workbook cannot hold."""
    safe = safe_cell(value)
    return ILLEGAL_CHARACTERS_RE.sub("", safe) if isinstance(safe, str) else safe


def safe_cell(value: Value) -> Value:
    """Return a value that a spreadsheet never takes for a formula."""
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_SIGNS):
        return f"'{value}"
    return value


def _batched(lines: Iterator[str]) -> Iterator[str]:
    """Join lines, so that each step over the network carries many."""
    held: list[str] = []
    for line in lines:
        held.append(line)
        if len(held) == BATCH:
            yield "".join(held)
            held.clear()
    yield "".join(held)


_MAKERS: Final[Mapping[str, Maker]] = {"csv": _csv, "xlsx": _xlsx, "json": _json}

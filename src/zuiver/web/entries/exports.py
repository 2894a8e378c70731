"""Rows as a file: CSV and JSON leave line by line, Excel is made on disk and leaves from there. Memory stays flat."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from tempfile import TemporaryFile
from typing import IO, Final, TypeAlias

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from openpyxl import Workbook

Row: TypeAlias = Mapping[str, str | int | None]

FORMATS: Final = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}
# A cell that starts with one of these would be a formula in a spreadsheet.
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
BATCH: Final = 200


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def export_response(rows: Iterable[Row], form: str, name: str) -> HttpResponseBase:
    """Return a download. The first row is read at once, so that a refusal comes as a page and not as half a file."""
    iterator = iter(rows)
    first = next(iterator, None)
    everything = chain([first], iterator) if first is not None else iter(())
    response = _MAKERS[form](everything)
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def _csv(rows: Iterator[Row]) -> HttpResponseBase:
    return StreamingHttpResponse(_batched(_csv_lines(rows)), content_type="text/csv; charset=utf-8")


def _csv_lines(rows: Iterator[Row]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    # Excel needs the mark to see that it is UTF-8.
    yield "\ufeff"
    for number, row in enumerate(rows):
        if number == 0:
            yield writer.writerow(row.keys())
        yield writer.writerow([safe_cell(value) for value in row.values()])


def _json(rows: Iterator[Row]) -> HttpResponseBase:
    return StreamingHttpResponse(_batched(_json_lines(rows)), content_type="application/json")


def _json_lines(rows: Iterator[Row]) -> Iterator[str]:
    yield "[\n"
    for number, row in enumerate(rows):
        yield ("" if number == 0 else ",\n") + json.dumps(dict(row), ensure_ascii=False)
    yield "\n]\n"


def _xlsx(rows: Iterator[Row]) -> HttpResponseBase:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Zuiver")
    for number, row in enumerate(rows):
        if number == 0:
            sheet.append(list(row.keys()))
        sheet.append([safe_cell(value) for value in row.values()])
    file: IO[bytes] = TemporaryFile()  # noqa: SIM115 - the response closes it
    book.save(file)
    file.seek(0)
    return FileResponse(
        file, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )


def safe_cell(value: str | int | None) -> str | int | None:
    """Return a value that a spreadsheet never takes for a formula."""
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
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


_MAKERS: Final[Mapping[str, Callable[[Iterator[Row]], HttpResponseBase]]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
}

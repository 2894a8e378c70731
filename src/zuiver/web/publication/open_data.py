"""The public registers as open data: CSV and JSON that leave part by part, and a description of both."""

import json
from collections.abc import Iterator
from typing import Any, Final

from django.conf import settings
from django.http import HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from zuiver.publication import queries
from zuiver.publication.lines import FUNCTION, NAME, STATE, facet_value, public_fields
from zuiver.publication.queries import PublicLine, PublicRegister
from zuiver.registers.declaration import Register
from zuiver.registers.fields import Choice, Day, YesNo
from zuiver.web.entries import shown
from zuiver.web.entries.exports import Row, export_response
from zuiver.web.publication.line_words import labels_of
from zuiver.web.publication.reading import wanted_of
from zuiver.web.requests import PageRequest

LICENCE: Final = "https://creativecommons.org/publicdomain/zero/1.0/"
# So short that what was withdrawn is gone elsewhere too within a minute.
FRESH_FOR: Final = 60
BATCH: Final = 200
DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


@require_safe
def as_csv(request: PageRequest, path: str) -> HttpResponseBase:
    """All lines that fit, as a spreadsheet reads them. Raises NotFound."""
    about, rows = _rows(request, path)
    columns = columns_of(about.register)
    cells: Iterator[Row] = ({name: _cell(row.get(name)) for name in columns} for row in rows)
    return _open(export_response(columns, cells, "csv", f"openbaar-{path}"), about)


@require_safe
def as_json(request: PageRequest, path: str) -> HttpResponseBase:
    """All lines that fit, with where they come from and under which licence. Raises NotFound."""
    about, rows = _rows(request, path)
    head = {
        "register": about.register.path,
        "organisation": request.organisation.name,
        "licence": LICENCE,
        "schema": settings.PUBLIC_URL + reverse("public_schema", args=[path]),
        "changed_on": about.changed_on.isoformat() if about.changed_on else None,
    }
    return _open(StreamingHttpResponse(_json(head, rows), content_type="application/json"), about)


@require_safe
def schema(request: PageRequest, path: str) -> HttpResponseBase:
    """What a line of the data holds, as JSON Schema. Raises NotFound."""
    about = queries.public_register(request.organisation, path)
    return _open(
        JsonResponse(
            schema_of(about.register, settings.PUBLIC_URL), json_dumps_params={"ensure_ascii": False}
        ),
        about,
    )


def columns_of(register: Register) -> tuple[str, ...]:
    """The names of the columns; always the same ones, whatever the organisation chose to say of people."""
    return ("id", "version", "public_since", "ended_on", *_from_lines(register))


def _from_lines(register: Register) -> tuple[str, ...]:
    state = (STATE,) if register.publication.shows_state else ()
    return (*public_fields(register), *state, FUNCTION, NAME)


def row_of(register: Register, line: PublicLine) -> dict[str, Any]:
    """A line as data. What was not filled in is null; no column that is not in the description."""
    known = {name: _as_data(line.lines.get(name)) for name in _from_lines(register)}
    return {
        "id": line.public_id,
        "version": line.version,
        "public_since": line.published_on.isoformat(),
        "ended_on": line.ended_on.isoformat() if line.ended_on else None,
        **known,
    }


def schema_of(register: Register, address: str) -> dict[str, Any]:
    """Return the JSON Schema of one file of a register."""
    labels = labels_of(register)
    columns: dict[str, Any] = {
        "id": {"type": "string", "description": "Stays the same as long as the line is public."},
        "version": {"type": "integer", "minimum": 1},
        "public_since": {"type": "string", "format": "date"},
        "ended_on": {"type": ["string", "null"], "format": "date"},
    }
    columns |= {name: {"title": labels[name], **_type_of(register, name)} for name in public_fields(register)}
    if register.publication.shows_state:
        states = [*sorted(register.publication.shown_in), None]
        columns[STATE] = {"title": labels[STATE], "enum": states}
    columns |= {name: {"title": labels[name], "type": ["string", "null"]} for name in (FUNCTION, NAME)}
    line = {
        "type": "object", "properties": columns, "required": list(columns), "additionalProperties": False,
    }  # fmt: skip
    names = ("register", "organisation", "licence", "schema")
    head = {name: {"type": "string"} for name in names} | {
        "changed_on": {"type": ["string", "null"], "format": "date"}
    }
    return {
        "$schema": DRAFT,
        "$id": address + reverse("public_schema", args=[register.path]),
        "title": shown.words(register.name),
        "license": LICENCE,
        "type": "object",
        "properties": {**head, "lines": {"type": "array", "items": line}},
        "required": [*head, "lines"],
        "additionalProperties": False,
    }


def _type_of(register: Register, name: str) -> dict[str, Any]:
    kind = register.field(name).type
    if isinstance(kind, YesNo):
        return {"enum": [True, False, "unknown", None]}
    if isinstance(kind, Choice):
        return {"enum": [*(one.value for one in kind.options), None]}
    if isinstance(kind, Day):
        return {
            "type": ["string", "null"],
            "description": "ISO 8601, as far as the day is known: 2026-05-12 or 2026-05.",
        }
    return {"type": ["string", "null"]}


def _as_data(stored: Any) -> Any:
    """A day as ISO 8601; everything else as it is stored."""
    return stored["iso"] if isinstance(stored, dict) else stored


def _rows(request: PageRequest, path: str) -> tuple[PublicRegister, Iterator[dict[str, Any]]]:
    about = queries.public_register(request.organisation, path)
    found = queries.rows_of(request.organisation, about.register, wanted_of(request, about))
    return about, (row_of(about.register, line) for line in found)


def _cell(value: Any) -> str | int | None:
    return facet_value(value) if isinstance(value, bool) else value


def _json(head: dict[str, Any], rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "lines": ['
    held: list[str] = []
    mark = "\n"
    for row in rows:
        held.append(mark + json.dumps(row, ensure_ascii=False))
        mark = ",\n"
        if len(held) == BATCH:
            yield "".join(held)
            held.clear()
    yield "".join(held) + "\n]}\n"


def _open(response: HttpResponseBase, about: PublicRegister) -> HttpResponseBase:
    free_to_use(response)
    if not about.is_indexed:
        response["X-Robots-Tag"] = "noindex, noarchive"
    return response


def free_to_use(response: HttpResponseBase) -> HttpResponseBase:
    """For everybody and every program: may be kept a minute, and read from other sites."""
    response["Cache-Control"] = f"public, max-age={FRESH_FOR}"
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Link"] = f'<{LICENCE}>; rel="license"'
    return response

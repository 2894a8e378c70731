"""From what the queries return to the answer of a door: JSON with the sealed pieces behind it, or why not, equally long."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from zuiver.kernel.errors import InvalidData, Message, Refusal, ZuiverError
from zuiver.web.cases.frames import Frame, damaged, read_frame, write_answer

# The largest message class is 64 KiB, the largest file class 256 MiB; what is larger than this comes in parts.
LARGEST: Final = 40 * 1024 * 1024
CONTENT_TYPE: Final = "application/octet-stream"
HEADERS: Final = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}

Deed = Callable[[Frame], object]


class Blobs:
    """Collects the sealed pieces of an answer while it is turned into JSON."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def plain(self, value: object) -> Any:
        """Return a value as JSON holds it; bytes become `{"blob": n}`."""
        if isinstance(value, Message):
            return value.text(gettext)
        if isinstance(value, Refusal):
            return {"code": value.code, "text": value.text(gettext)}
        if is_dataclass(value) and not isinstance(value, type):
            return {field.name: self.plain(getattr(value, field.name)) for field in fields(value)}
        if isinstance(value, bytes):
            self.pieces.append(value)
            return {"blob": len(self.pieces) - 1}
        if isinstance(value, dict):
            return {str(key): self.plain(one) for key, one in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self.plain(one) for one in value]
        if isinstance(value, UUID | date):
            return str(value)
        return value


def answer(
    request: HttpRequest, deeds: dict[str, Deed], check: Callable[[HttpRequest], None] | None = None
) -> HttpResponse:
    """Do what a frame asks for, out of these deeds, and answer in a frame; `check` may refuse the request as a whole.

    The status is 200 whatever happened: the log of a proxy then tells no more than that somebody was here.
    """
    try:
        if check is not None:
            check(request)
        frame = read_frame(_body(request))
        deed = deeds.get(str(frame.fields.get("do")))
        if deed is None:
            raise damaged()
        blobs = Blobs()
        body = write_answer({"ok": True, "result": blobs.plain(deed(frame))}, blobs.pieces)
    except ZuiverError as refused:
        body = write_answer({"ok": False, **_said(refused)})
    response = HttpResponse(body, content_type=CONTENT_TYPE)
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def _body(request: HttpRequest) -> bytes:
    """Everything that was sent; not through `request.body`, whose limit is meant for forms."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not str(length).isdecimal() or int(length) > LARGEST:
        raise InvalidData(damaged().errors)
    data: bytes = request.read(int(length))
    return data


def _said(refused: ZuiverError) -> dict[str, Any]:
    if isinstance(refused, InvalidData):
        return {"code": "invalid", "fields": refused.texts(gettext)}
    if isinstance(refused, Refusal):
        numbers = {key: value for key, value in refused.params.items() if isinstance(value, int)}
        return {"code": refused.code, "text": refused.text(gettext), "numbers": numbers}
    return {"code": "refused"}

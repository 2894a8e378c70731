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

# The most that is taken at once, in bytes, and so what one request costs in memory. Files come in slices. In doors/frames.js too.
LARGEST: Final = 4 * 1024 * 1024
# The largest file, in MB; doors/uploads.js knows it too.
MOST_MB: Final = 200
# Under this name a browser asks, before it sends anything, what is to be said of a frame that is too large.
TOO_LARGE: Final = "too_large"
WORK_HEADER: Final = "X-Zuiver-Work"
LONGEST_NUMBER: Final = 16
# Tuples, because a union of types is put together anew at each look, and a long list has thousands of values.
_AS_IT_IS: Final = (str, int, float)
_AS_TEXT: Final = (UUID, date)
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
        # Most values of a long list are texts and numbers.
        if value is None or isinstance(value, _AS_IT_IS):
            return value
        if isinstance(value, _AS_TEXT):
            return str(value)
        names = _names_of(type(value))
        if names is not None:
            return {name: self.plain(getattr(value, name)) for name in names}
        if isinstance(value, bytes):
            self.pieces.append(value)
            return {"blob": len(self.pieces) - 1}
        if isinstance(value, dict):
            return {str(key): self.plain(one) for key, one in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self.plain(one) for one in value]
        return value


# The names of the fields of each dataclass, and None for every other kind of value.
_NAMES: Final[dict[type, tuple[str, ...] | None]] = {}


def _names_of(kind: type) -> tuple[str, ...] | None:
    if kind not in _NAMES:
        _NAMES[kind] = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None
    return _NAMES[kind]


def answer(
    request: HttpRequest, deeds: dict[str, Deed], check: Callable[[HttpRequest], None] | None = None
) -> HttpResponse:
    """Do what a frame asks for, out of these deeds, and answer in a frame; `check` may refuse the request as a whole.

    The status is 200 whatever happened: the log of a proxy then tells no more than that somebody was here.
    """
    try:
        if check is not None:
            check(request)
        frame = read_frame(_body(request), request.headers.get(WORK_HEADER, ""))
        if frame.fields.get("do") == TOO_LARGE:
            raise _too_large()
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
    said = str(request.META.get("CONTENT_LENGTH") or "0")
    if not (said.isascii() and said.isdecimal() and len(said) < LONGEST_NUMBER):
        raise damaged()
    if int(said) > LARGEST:
        raise _too_large()
    data: bytes = request.read(int(said))
    return data


def _too_large() -> Refusal:
    return Refusal(
        TOO_LARGE,
        "A file can have {most} MB at most. Nothing was sent, and your text stays where it is. Leave this file out. Bring it "
        "on a USB stick to the person who reads your report, or send the stick by letter.",
        most=MOST_MB,
    )


def _said(refused: ZuiverError) -> dict[str, Any]:
    if isinstance(refused, InvalidData):
        return {"code": "invalid", "fields": refused.texts(gettext)}
    if isinstance(refused, Refusal):
        numbers = {key: value for key, value in refused.params.items() if isinstance(value, int)}
        # Of what a refusal knows only numbers go out, and the riddle of `limits.py`.
        more = {name: refused.params[name] for name in ("challenge",) if name in refused.params}
        return {"code": refused.code, "text": refused.text(gettext), "numbers": numbers, **more}
    return {"code": "refused"}

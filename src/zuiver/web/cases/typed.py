"""From the JSON of a frame to what the commands take. Every word is checked against its closed list."""

import re
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar
from uuid import UUID

from zuiver.cases.commands.consulting import Talk
from zuiver.cases.commands.uploading import Arriving
from zuiver.cases.lifecycle import Channel, Compartment, Family, ItemKind
from zuiver.cases.pieces import NamedUpload, NewKey, Piece, Report, SealedKey
from zuiver.web.cases.frames import Frame, damaged

E = TypeVar("E", bound=StrEnum)
MOST: int = 200
# No database takes these: the end of a text in C, and half of a pair that JSON lets through.
_UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")


def text(fields: dict[str, Any], name: str, default: str | None = None) -> str:
    """Return a text. Raises `InvalidData` when it is missing or something else."""
    value = fields.get(name, default)
    if not isinstance(value, str) or _UNSTORABLE.search(value):
        raise damaged()
    return value


def number(fields: dict[str, Any], name: str) -> int:
    """Return a whole number from 0 to a million."""
    value = fields.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1_000_000:
        raise damaged()
    return value


def uuid(fields: dict[str, Any], name: str) -> UUID:
    """Return an id, as a browser writes it."""
    return uuid_of(fields.get(name))


def uuid_of(value: object) -> UUID:
    """Return an id. Raises `InvalidData` for any other text."""
    try:
        return UUID(value) if isinstance(value, str) else _no()
    except ValueError as wrong:
        raise damaged() from wrong


def word(fields: dict[str, Any], name: str, words: type[E]) -> E:
    """Return a word of a closed list."""
    try:
        return words(text(fields, name))
    except ValueError as wrong:
        raise damaged() from wrong


def day(fields: dict[str, Any], name: str) -> date:
    """Return a day written as 2026-05-12."""
    try:
        return date.fromisoformat(text(fields, name))
    except ValueError as wrong:
        raise damaged() from wrong


def listed(fields: dict[str, Any], name: str) -> list[Any]:
    """Return a list; none is an empty one."""
    value = fields.get(name, [])
    if not isinstance(value, list) or len(value) > MOST:
        raise damaged()
    return value


def texts(fields: dict[str, Any], name: str) -> list[str]:
    """Return a list of texts."""
    return [text({"one": value}, "one") for value in listed(fields, name)]


def pieces(frame: Frame, name: str = "pieces") -> tuple[Piece, ...]:
    """Return the sealed pieces of a frame."""
    return tuple(_piece(frame, _mapping(value)) for value in listed(frame.fields, name))


def new_key(frame: Frame, value: object) -> NewKey:
    """Return a new key of a compartment with its sealed secrets."""
    fields = _mapping(value)
    return NewKey(
        word(fields, "compartment", Compartment),
        text(fields, "public_key"),
        tuple(_wrap(frame, _mapping(one)) for one in listed(fields, "wraps")),
        number(fields, "version"),
    )


def report(frame: Frame) -> Report:
    """Return a report as it arrived."""
    fields = frame.fields
    return Report(
        case_id=uuid(fields, "case"),
        verifier=text(fields, "verifier"),
        box_key=text(fields, "box_key"),
        signing_key=text(fields, "signing_key"),
        family=word(fields, "family", Family),
        channel=Channel.WEB,
        keys=tuple(new_key(frame, value) for value in listed(fields, "keys")),
        pieces=pieces(frame),
        excluded=tuple(uuid_of(value) for value in listed(fields, "excluded")),
    )


def talk(frame: Frame) -> Talk:
    """Return the first message of a talk as it arrived."""
    fields = frame.fields
    return Talk(
        talk_id=uuid(fields, "talk"),
        verifier=text(fields, "verifier"),
        subject=text(fields, "subject"),
        public_key=text(fields, "public_key"),
        box_key=text(fields, "box_key"),
        signing_key=text(fields, "signing_key"),
        for_person=frame.blob(fields.get("for_person")),
        confidant=uuid(fields, "confidant"),
        for_confidant=frame.blob(fields.get("for_confidant")),
        message_id=uuid(fields, "message_id"),
        message=frame.blob(fields.get("message")),
    )


def messages(frame: Frame) -> list[tuple[UUID, bytes]]:
    """Return messages of a talk: an id and a sealed piece each."""
    found = [_mapping(value) for value in listed(frame.fields, "messages")]
    return [(uuid(one, "id"), frame.blob(one.get("sealed"))) for one in found]


def arriving(frame: Frame) -> Arriving:
    """Return a slice of a large file."""
    fields = frame.fields
    return Arriving(
        uuid(fields, "upload"),
        text(fields, "token"),
        number(fields, "size_class"),
        number(fields, "number"),
        frame.blob(fields.get("sealed")),
    )


def _piece(frame: Frame, fields: dict[str, Any]) -> Piece:
    return Piece(
        uuid(fields, "id"),
        word(fields, "compartment", Compartment),
        number(fields, "number"),
        word(fields, "kind", ItemKind),
        frame.blob(fields.get("sealed")),
        _upload(fields.get("upload")),
    )


def _upload(value: object) -> NamedUpload | None:
    if value is None:
        return None
    fields = _mapping(value)
    return NamedUpload(uuid(fields, "id"), text(fields, "token"), text(fields, "digest"))


def _wrap(frame: Frame, fields: dict[str, Any]) -> SealedKey:
    holder = fields.get("holder")
    return SealedKey(None if holder is None else uuid_of(holder), frame.blob(fields.get("sealed")))


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise damaged()
    return value


def _no() -> UUID:
    raise damaged()

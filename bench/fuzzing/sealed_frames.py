"""What a browser sends to the doors of the sealed room: a frame is read whole, or refused with a reason; nothing else happens.

Good frames of every kind are changed in a few places: the length, the JSON, the pieces. What is read is then asked for in
all the ways in which the doors ask: ids, days, closed lists, keys, pieces.
"""

import json
import os
import sys
from collections.abc import Callable
from copy import deepcopy
from typing import Any
from uuid import uuid4

import atheris  # type: ignore[import-not-found]
import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

with atheris.instrument_imports(include=["zuiver.web.cases.frames", "zuiver.web.cases.typed"]):
    from zuiver.web.cases import frames, typed

from tests.speak_up.large import Large, adding  # noqa: E402
from tests.speak_up.sealing_kit import Keys, Reporter  # noqa: E402
from tests.speak_up.wire import Wire, report_frame  # noqa: E402

from zuiver.cases.lifecycle import Compartment, Family, Role  # noqa: E402
from zuiver.kernel.errors import InvalidData  # noqa: E402

ODD: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        -1,
        0,
        2**63,
        10**30,
        0.5,
        float("nan"),
        float("inf"),
        "",
        "\0",
        "x" * 3000,
        "\ud800",
    ),
    *([], {}, [[]], [None], {"blob": 0}, {"blob": -1}, {"blob": True}, {"blob": "0"}, {"blob": 0, "x": 1}),
    *(
        "2026-02-30",
        "2026-W01-1",
        str(uuid4()),
        str(uuid4()).upper(),
        "{" + str(uuid4()) + "}",
        "content",
        "reporter",
    ),
)


def seeds() -> list[bytes]:
    """A report, and everything else that names a piece, a key, a day or an id."""
    reporter = Reporter()
    report = reporter.report("x", {uuid4(): Keys().public}, name="y", excluded=(uuid4(),))
    wire, piece = Wire(), reporter.write("z")
    more = wire.frame(
        {
            "do": "answer", "verifier": "0" * 64, "case": str(uuid4()), "talk": str(uuid4()), "alias": 1, "version": 2,
            "pieces": [wire.piece(piece)], "key": wire.key(report.keys[0]), "wrap": wire.blob(b"w"), "family": "breach",
            "compartment": "content", "role": "officer", "last_day": "2026-05-12", "codes": ["a", "b"],
            "subject": "integrity", "public_key": "k", "box_key": "k", "signing_key": "k", "confidant": str(uuid4()),
            "for_person": wire.blob(b"p"), "for_confidant": wire.blob(b"c"), "message_id": str(uuid4()),
            "upload": str(uuid4()), "token": "0" * 64, "size_class": 20, "number": 1, "sealed": wire.blob(b"s"),
            "message": wire.blob(b"m"), "messages": [{"id": str(uuid4()), "sealed": wire.blob(b"n")}],
        }
    )  # fmt: skip
    large = Large(b"A film.")
    named = adding(reporter, large.piece(reporter))
    return [report_frame(report), more, named, more + b"\0" * 100, b"\0\0\0\2{}"]


ASKED: list[Callable[[frames.Frame], object]] = [
    typed.report,
    typed.talk,
    typed.messages,
    typed.pieces,
    typed.arriving,
    lambda frame: typed.new_key(frame, frame.fields.get("key")),
    lambda frame: frame.blob(frame.fields.get("wrap")),
    *(lambda frame, name=name: typed.uuid(frame.fields, name) for name in ("case", "talk", "confidant")),
    *(lambda frame, name=name: typed.number(frame.fields, name) for name in ("alias", "version")),
    *(lambda frame, name=name: typed.text(frame.fields, name, "") for name in ("do", "verifier", "subject")),
    lambda frame: typed.texts(frame.fields, "codes"),
    lambda frame: typed.day(frame.fields, "last_day"),
    lambda frame: typed.word(frame.fields, "family", Family),
    lambda frame: typed.word(frame.fields, "compartment", Compartment),
    lambda frame: typed.word(frame.fields, "role", Role),
]


def one(data: bytes) -> None:
    """Change a good frame, or take any bytes; read it and ask for everything."""
    source = atheris.FuzzedDataProvider(data)
    kind = source.ConsumeIntInRange(0, 4)
    seed = SEEDS[source.ConsumeIntInRange(0, len(SEEDS) - 1)]
    if kind == 0:
        changed = source.ConsumeBytes(4000)
    elif kind == 1:
        changed = edited_bytes(bytearray(seed), source)
    else:
        changed = edited_fields(seed, source)
    try:
        frame = frames.read_frame(changed)
    except InvalidData as refused:
        explained(refused)
        return
    for ask in ASKED:
        try:
            ask(frame)
        except InvalidData as refused:
            explained(refused)
    read_again(frame)


def explained(refused: InvalidData) -> None:
    if not refused.errors or not all(refused.texts().values()):
        raise AssertionError("a refusal without a reason") from refused


def read_again(frame: frames.Frame) -> None:
    """What was read can be written as an answer, and is never more than what came."""
    pieces = [frame.blob({"blob": number}) for number in range(len(frame._blobs))]
    assert sum(map(len, pieces)) <= frame.size
    answer = frames.write_answer({"ok": True}, pieces)
    assert len(answer) & (len(answer) - 1) == 0


def edited_bytes(changed: bytearray, source: Any) -> bytes:
    """Exchange, remove or put in a few bytes."""
    for _ in range(source.ConsumeIntInRange(1, 6)):
        at = source.ConsumeIntInRange(0, max(0, len(changed) - 1))
        length, action = source.ConsumeIntInRange(0, 8), source.ConsumeIntInRange(0, 2)
        if action == 0:
            changed[at : at + length] = source.ConsumeBytes(length)
        elif action == 1:
            del changed[at : at + length]
        else:
            changed[at:at] = changed[at : at + length * 16]
    return bytes(changed)


def edited_fields(seed: bytes, source: Any) -> bytes:
    """Put something odd in the JSON, where it still is JSON."""
    size = int.from_bytes(seed[:4], "big")
    fields = json.loads(seed[4 : 4 + size])
    for _ in range(source.ConsumeIntInRange(1, 4)):
        container = fields
        while True:
            keys = list(container) if isinstance(container, dict) else list(range(len(container)))
            if not keys:
                break
            key = keys[source.ConsumeIntInRange(0, len(keys) - 1)]
            inner = container[key]
            if not isinstance(inner, dict | list) or not inner or source.ConsumeBool():
                container[key] = deepcopy(ODD[source.ConsumeIntInRange(0, len(ODD) - 1)])
                break
            container = inner
    body = json.dumps(fields).encode("utf-8", "surrogatepass")
    return len(body).to_bytes(4, "big") + body + seed[4 + size :]


SEEDS = seeds()

if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()

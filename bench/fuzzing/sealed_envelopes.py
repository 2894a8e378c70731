"""All that comes from outside and claims to be sealed, signed or shared: it is read whole, or refused with a reason."""

import base64
import json
import sys
from collections.abc import Callable
from pathlib import Path

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["zuiver.cases.sealing"]):
    from zuiver.cases.sealing import age_files, directory, frame, proof, recovery, verifier
    from zuiver.cases.sealing.age_keys import check_recipient, identity_text
    from zuiver.cases.sealing.directory_entries import read_entry
    from zuiver.cases.sealing.envelope import read_envelope, read_header

from zuiver.kernel.errors import Refusal

VECTORS = Path(__file__).parents[2] / "tests/sealing/vectors"
IDENTITY = identity_text(bytes(range(32)))


def seeds() -> list[bytes]:
    """Good ones of every kind, from the shared vectors: most of the finding starts there."""
    found: list[bytes] = []
    for path in sorted(VECTORS.glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            given = case["input"]
            texts = [
                *given.get("records", []),
                *given.get("texts", []),
                given.get("text"),
                given.get("recipient"),
            ]
            found += [text.encode() for text in texts if isinstance(text, str)]
            if "envelope" in given:
                found.append(base64.b64decode(given["envelope"])[:8000])
    return [seed for seed in found if seed]


def as_text(read: Callable[[str], object]) -> Callable[[bytes], object]:
    """Let a reader of texts read bytes, as a request hands them over."""
    return lambda data: read(data.decode("utf-8", errors="replace"))


READERS: list[Callable[[bytes], object]] = [
    read_envelope,
    read_header,
    frame.read,
    lambda data: frame.read(b"\x01" + data),
    lambda data: age_files.decrypt(data, IDENTITY),
    lambda data: age_files.decrypt(data[48:], IDENTITY),
    as_text(frame.CONTEXT.read),
    as_text(read_entry),
    as_text(lambda text: directory.verify([text])),
    as_text(lambda text: proof.verify(text, ["0" * 64])),
    as_text(lambda text: recovery.recover([text, text])),
    as_text(verifier.read_verifier),
    as_text(check_recipient),
]


def one(data: bytes) -> None:
    """Change a good one in a few places, or take any bytes, and let two readers try."""
    source = atheris.FuzzedDataProvider(data)
    changed = bytearray(SEEDS[source.ConsumeIntInRange(0, len(SEEDS) - 1)])
    if source.ConsumeIntInRange(0, 5) == 0:
        changed = bytearray(source.ConsumeBytes(4000))
    for _ in range(source.ConsumeIntInRange(0, 6)):
        edit(changed, source)
    first = source.ConsumeIntInRange(0, len(READERS) - 1)
    for read in {READERS[first], READERS[(first * 5 + 1) % len(READERS)]}:
        try:
            read(bytes(changed))
        except Refusal as refused:
            if not refused.text():
                raise AssertionError("a refusal without a reason") from refused


def edit(changed: bytearray, source: "atheris.FuzzedDataProvider") -> None:
    """Exchange, remove or put in a few bytes."""
    if not changed:
        return
    at = source.ConsumeIntInRange(0, len(changed) - 1)
    length = source.ConsumeIntInRange(0, 8)
    action = source.ConsumeIntInRange(0, 2)
    if action == 0:
        changed[at : at + length] = source.ConsumeBytes(length)
    elif action == 1:
        del changed[at : at + length]
    else:
        changed[at:at] = changed[at : at + length * 16]


SEEDS = seeds()

if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()

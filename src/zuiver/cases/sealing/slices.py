"""Slices of a large file: how long each is, and what the server checks of them without any key.

The body of a large file is one envelope of kind `body` (one age file under a key of its own), cut every 1,044,480 bytes.
So a slice with the frame around it is 1 MiB, and how many there are follows from the size class alone. Which slices make
a file, in which order, and the key that opens them stand in the sealed piece that names them (`bodies.py`).
"""

from typing import Final
from uuid import UUID

from zuiver.cases.sealing import frame
from zuiver.cases.sealing.compartments import Compartment
from zuiver.cases.sealing.envelope import (
    AGE_HEADERS,
    CLASSES,
    HEADER,
    Envelope,
    Kind,
    Lock,
    read_header,
)
from zuiver.cases.sealing.errors import NotSealedRight

SLICE: Final = 2**20 - 4096  # bytes; a frame of 1 MiB has room for its JSON
_OF_NOTHING: Final = {
    **dict.fromkeys(frame.CONTEXT.fields, "-"),
    "kind": Kind.BODY.word,
    "compartment": Compartment.NONE.word,
    "key": "0",
    "number": "0",
}


def body_header(upload_id: UUID, size_class: int) -> Envelope:
    """Return what the first bytes of a body say. Its context names the upload and nothing else: no case, no author."""
    digest = frame.context_digest({**_OF_NOTHING, "item": str(upload_id)})
    return Envelope(Kind.BODY, Compartment.NONE, size_class, 0, Lock.READER, digest)


def slice_count(size_class: int) -> int:
    """Return in how many slices a body of this class travels. Raises `NotSealedRight` for a class that bodies have not."""
    return -(-_size(size_class) // SLICE)


def slice_size(size_class: int, number: int) -> int:
    """Return how long slice `number` (from 0) of a body of this class is, in bytes: all but the last are of one length."""
    size = _size(size_class)
    if not 0 <= number * SLICE < size:
        raise _not_a_slice()
    return min(SLICE, size - number * SLICE)


def check_slice(upload_id: UUID, size_class: int, number: int, data: bytes) -> None:
    """Raise `NotSealedRight` unless this can be slice `number` of that upload; the first shows that it was sealed."""
    if len(data) != slice_size(size_class, number):
        raise _not_a_slice()
    if number:
        return
    header = body_header(upload_id, size_class)
    if read_header(data) != header or not AGE_HEADERS[header.lock].match(data, HEADER.size):
        raise _not_a_slice()


def _size(size_class: int) -> int:
    if size_class not in CLASSES[Kind.BODY]:
        raise _not_a_slice()
    return Envelope(Kind.BODY, Compartment.NONE, size_class, 0, Lock.READER, b"").size


def _not_a_slice() -> NotSealedRight:
    return NotSealedRight(
        "sealing.slice",
        "A piece of a file was not sealed in the browser, or did not arrive whole, so it was not kept. Send the file again.",
    )

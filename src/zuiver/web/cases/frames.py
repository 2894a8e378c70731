"""How a browser and the server hand each other sealed pieces: a length, JSON, and the pieces one after another, padded.

    4 bytes, big-endian   the length of the JSON
    JSON                  one object; "blobs" lists the lengths of the pieces, and {"blob": n} stands where piece n belongs
    the pieces            as they are: no base64, which would make them a third larger
    zeros                 in an answer up to the next power of two, so that a wrong code and an empty box look alike;
                          in what a browser sends up to 64 KiB, or the next step above (frames.js)

The parser takes outside input, so it refuses everything that it does not know.
"""

import hashlib
import json
from collections.abc import Iterable
from functools import cached_property
from typing import Any, Final

from zuiver.kernel.errors import InvalidData, invalid

LENGTH: Final = 4
LONGEST_JSON: Final = 256 * 1024
MOST_BLOBS: Final = 200
# An answer is never smaller than this.
SMALLEST_ANSWER: Final = 16 * 1024


class Frame:
    """What arrived: the JSON, and the pieces by number. `work` is what the browser did for it (`limits.py`), or empty."""

    def __init__(self, fields: dict[str, Any], blobs: list[bytes], data: bytes, work: str = "") -> None:
        self.fields = fields
        self.work = work
        self._blobs = blobs
        self._data = data

    @property
    def size(self) -> int:
        """How many bytes arrived."""
        return len(self._data)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all that arrived, in figures."""
        return hashlib.sha256(self._data).hexdigest()

    def blob(self, value: object) -> bytes:
        """Return the piece that `{"blob": n}` names. Raises `InvalidData` for anything else."""
        if not isinstance(value, dict) or set(value) != {"blob"}:
            raise damaged()
        number = value["blob"]
        if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number < len(self._blobs):
            raise damaged()
        return self._blobs[number]


def read_frame(data: bytes, work: str = "") -> Frame:
    """Return what a browser sent. Raises `InvalidData` for a frame that is not whole, or holds more than it says."""
    size = int.from_bytes(data[:LENGTH], "big")
    if len(data) < LENGTH + size or not 2 <= size <= LONGEST_JSON:
        raise damaged()
    try:
        fields = json.loads(data[LENGTH : LENGTH + size])
    except (ValueError, RecursionError) as wrong:
        # A number of thousands of figures is a ValueError as well, and no JSONDecodeError.
        raise damaged() from wrong
    if not isinstance(fields, dict):
        raise damaged()
    return Frame(fields, _cut(data, LENGTH + size, fields.pop("blobs", [])), data, work)


def write_answer(fields: dict[str, Any], blobs: Iterable[bytes] = ()) -> bytes:
    """Return an answer, filled up with zeros to a power of two."""
    pieces = list(blobs)
    content = json.dumps(
        {**fields, "blobs": [len(piece) for piece in pieces]}, separators=(",", ":")
    ).encode()
    answer = b"".join((len(content).to_bytes(LENGTH, "big"), content, *pieces))
    return answer.ljust(max(SMALLEST_ANSWER, 1 << (len(answer) - 1).bit_length()), b"\0")


def damaged() -> InvalidData:
    """What is said of a frame that is not right."""
    return invalid("frame", "This did not arrive whole. Your text stays where it is: send it again.")


def _cut(data: bytes, start: int, lengths: object) -> list[bytes]:
    if not isinstance(lengths, list) or len(lengths) > MOST_BLOBS:
        raise damaged()
    blobs = []
    for length in lengths:
        if isinstance(length, bool) or not isinstance(length, int) or not 0 <= length <= len(data) - start:
            raise damaged()
        blobs.append(data[start : start + length])
        start += length
    if data.count(0, start) != len(data) - start:
        raise damaged()
    return blobs

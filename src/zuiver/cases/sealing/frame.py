"""What stands inside an envelope: who sealed what for where, the content, and nothing bytes up to the size class.

The context says to which case, compartment, key version and place something belongs, and the reader compares it with
where it was found: so nobody can move a message to another case, or an old one to a newer place. The signature covers
context and content. Layout: docs/reference/sealed-format.md.
"""

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from zuiver.cases.sealing.errors import NotSealedRight
from zuiver.cases.sealing.signatures import demand_signature, sign
from zuiver.cases.sealing.statements import Form

VERSION: Final = 1
LAYOUT: Final = struct.Struct(">B64sIIQ")  # version, signature, lengths of context, of meta and of body
CONTEXT: Final = Form(
    "zuiver-context-1",
    ("kind", "case", "compartment", "key", "item", "number", "role", "author", "for"),
)
PURPOSE: Final = "item"


@dataclass(frozen=True)
class Content:
    """What was sealed. `meta` is JSON about a file (name, type); `body` the bytes of the message, file or key."""

    context: Mapping[str, str]
    meta: bytes
    body: bytes
    signature: bytes

    @property
    def signed_text(self) -> str:
        """What the author signs."""
        return signed_text(self.context, self.meta, self.body)


def signed_text(context: Mapping[str, str], meta: bytes, body: bytes) -> str:
    """Return the text over which an author signs: the context, and the digests of what comes with it."""
    return f"{CONTEXT.write(context)}{_digest(meta)}\n{_digest(body)}\n"


def context_digest(context: Mapping[str, str]) -> bytes:
    """Return the 32 bytes that stand in the header of the envelope."""
    return hashlib.sha256(CONTEXT.write(context).encode()).digest()


def fill(
    context: Mapping[str, str], meta: bytes, body: bytes, signer: Ed25519PrivateKey, size_class: int
) -> bytes:
    """Return the frame, filled up with zeros to two to the power `size_class`."""
    text = CONTEXT.write(context).encode()
    signature = bytes.fromhex(sign(signer, PURPOSE, signed_text(context, meta, body)))
    frame = LAYOUT.pack(VERSION, signature, len(text), len(meta), len(body)) + text + meta + body
    if len(frame) > 2**size_class:
        raise ValueError(f"{len(frame)} bytes do not fit class {size_class}")
    return frame.ljust(2**size_class, b"\0")


def smallest_class(context: Mapping[str, str], meta: bytes, body: bytes, classes: tuple[int, ...]) -> int:
    """Return the smallest of these classes into which it fits. Raises `NotSealedRight` when it is too large for all."""
    length = LAYOUT.size + len(CONTEXT.write(context).encode()) + len(meta) + len(body)
    fitting = [one for one in classes if length <= 2**one]
    if not fitting:
        raise NotSealedRight(
            "sealing.too_large",
            "This is too large to send: at most {most} bytes fit. Split it, or hand it over in a meeting.",
            most=2 ** classes[-1],
        )
    return fitting[0]


def read(frame: bytes) -> Content:
    """Return what a frame holds.

    Raises `NotSealedRight` for another version, lengths that do not fit, or filling that is not empty.
    """
    if len(frame) < LAYOUT.size or frame[0] != VERSION:
        raise _damaged()
    _, signature, *lengths = LAYOUT.unpack_from(frame)
    ends = [LAYOUT.size]
    for length in lengths:
        ends.append(ends[-1] + length)
    if ends[-1] > len(frame) or frame.count(0, ends[-1]) != len(frame) - ends[-1]:
        raise _damaged()
    text, meta, body = (frame[start:end] for start, end in pairwise(ends))
    try:
        context = CONTEXT.read(text.decode())
    except UnicodeDecodeError as wrong:
        raise _damaged() from wrong
    return Content(context, meta, body, signature)


def demand(content: Content, expected: Mapping[str, str]) -> None:
    """Raise unless it belongs where it was found (each field of `expected`) and its author signed it.

    Whether this author may write here is the question of the caller, who knows the directory of keys.
    """
    if any(content.context.get(field) != value for field, value in expected.items()):
        raise NotSealedRight(
            "sealing.elsewhere",
            "This belongs to another place than where it was found: somebody moved or exchanged it. "
            "Tell the people who approve keys.",
        )
    demand_signature(content.context["author"], PURPOSE, content.signed_text, content.signature.hex())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _damaged() -> NotSealedRight:
    return NotSealedRight(
        "sealing.frame",
        "What is inside is damaged, or was made by a later version of Zuiver. Nothing of it is shown.",
    )

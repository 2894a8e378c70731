"""The outside of something sealed: what the server checks and files it by, without any key.

An envelope is 48 bytes of header and one age file. Its length follows from its size class alone, so of two texts, or
two files, in one class nobody who has no key can tell which is the longer. The header repeats nothing of the content;
its digest ties it to the context inside, which the reader's browser compares. Layout: docs/reference/sealed-format.md.
"""

import hashlib
import re
import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from zuiver.cases.sealing.compartments import Compartment
from zuiver.cases.sealing.errors import NotSealedRight

MAGIC: Final = b"ZUIV"
VERSION: Final = 1
HEADER: Final = struct.Struct(">4sBBBBHBBI32s")
CHUNK: Final = 65_536  # bytes of content in one piece of an age file; each piece has a tag of 16 bytes
TAG: Final = 16
NONCE: Final = 16


class Kind(IntEnum):
    """What is inside. The number never changes its meaning."""

    MESSAGE = 1
    FILE = 2
    WRAP = 3  # the key of one compartment version, for one reader
    KEYS = 4  # somebody's own keys, locked with a passphrase or a passkey
    SHARE = 5  # one of three shares of somebody's keys, for one colleague
    BODY = 6  # the bytes of a large file, which travel in slices (`slices.py`)

    @property
    def word(self) -> str:
        """The name inside a context: `message`."""
        return self.name.lower()


class Lock(IntEnum):
    """What opens it: the key of a reader, a passphrase, or a passkey."""

    READER = 1
    PASSPHRASE = 2
    PASSKEY = 3


# Content is filled up to two to this power, in bytes. A file is never smaller than the largest message.
CLASSES: Final[dict[Kind, tuple[int, ...]]] = {
    Kind.MESSAGE: (10, 12, 14, 16),
    Kind.FILE: tuple(range(16, 29)),
    Kind.WRAP: (10,),
    Kind.KEYS: (10,),
    Kind.SHARE: (10,),
    Kind.BODY: tuple(range(20, 29)),
}
LOCKS: Final[dict[Kind, frozenset[Lock]]] = {
    Kind.MESSAGE: frozenset({Lock.READER}),
    Kind.FILE: frozenset({Lock.READER}),
    Kind.WRAP: frozenset({Lock.READER}),
    Kind.KEYS: frozenset({Lock.PASSPHRASE, Lock.PASSKEY}),
    Kind.SHARE: frozenset({Lock.READER}),
    Kind.BODY: frozenset({Lock.READER}),
}
_OF_A_CASE: Final = frozenset({Kind.MESSAGE, Kind.FILE, Kind.WRAP})

_STANZAS: Final[dict[Lock, bytes]] = {
    Lock.READER: rb"mlkem768x25519 [A-Za-z0-9+/]{1494}",
    Lock.PASSPHRASE: rb"scrypt [A-Za-z0-9+/]{22} 1[0-9]",
    Lock.PASSKEY: rb"age-encryption\.org/fido2prf [A-Za-z0-9+/]{22}",
}
AGE_HEADERS: Final = {
    lock: re.compile(
        rb"age-encryption\.org/v1\n-> " + stanza + rb"\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n"
    )
    for lock, stanza in _STANZAS.items()
}
AGE_HEADER_SIZES: Final[dict[Lock, int]] = {Lock.READER: 1627, Lock.PASSPHRASE: 150, Lock.PASSKEY: 168}


@dataclass(frozen=True)
class Envelope:
    """What a header says. `context_digest` is SHA-256 of the context that stands inside."""

    kind: Kind
    compartment: Compartment
    size_class: int
    key_version: int  # of the compartment; 0 where there is none
    lock: Lock
    context_digest: bytes

    @property
    def size(self) -> int:
        """The length in bytes of the whole envelope, header and age file."""
        return HEADER.size + AGE_HEADER_SIZES[self.lock] + NONCE + sealed_size(1 << self.size_class)

    @property
    def content_room(self) -> int:
        """The bytes that fit inside: frame, context and content together."""
        return 1 << self.size_class


def sealed_size(content: int) -> int:
    """Return how many bytes age makes of so many bytes of content, without its header and nonce."""
    return content + TAG * max(1, -(-content // CHUNK))


def read_header(data: bytes) -> Envelope:
    """Return what the first 48 bytes say, for an upload of which the rest is still to come.

    Raises `NotSealedRight` for anything that does not follow the format, including a later version of it.
    """
    if len(data) < HEADER.size or data[:4] != MAGIC:
        raise _not_an_envelope()
    if data[4] != VERSION:
        raise NotSealedRight(
            "sealing.version",
            "This was sealed in format {found}, and this version of Zuiver knows format {known}. Reload the page and try again.",
            found=data[4],
            known=VERSION,
        )
    _, _, kind, compartment, size_class, key_version, lock, spare, age_header, digest = HEADER.unpack_from(
        data
    )
    try:
        envelope = Envelope(Kind(kind), Compartment(compartment), size_class, key_version, Lock(lock), digest)
    except ValueError as unknown:
        raise _not_an_envelope() from unknown
    if not _is_consistent(envelope) or spare or age_header != AGE_HEADER_SIZES[envelope.lock]:
        raise _not_an_envelope()
    return envelope


def read_envelope(data: bytes) -> Envelope:
    """Return what a whole envelope says, after checking all that can be checked without a key.

    Raises `NotSealedRight`, also for text that was not sealed, for padding that is not there and for a length that
    does not fit the class: so an upload that passes here shows nothing but its class.
    """
    envelope = read_header(data)
    if len(data) != envelope.size:
        raise NotSealedRight(
            "sealing.length",
            "This did not arrive whole: {found} of {expected} bytes. Send it again.",
            found=len(data),
            expected=envelope.size,
        )
    if not AGE_HEADERS[envelope.lock].match(data, HEADER.size):
        raise _not_an_envelope()
    return envelope


def digest_of(data: bytes) -> str:
    """Return the digest by which a proof and a reader name this envelope: SHA-256, 64 hexadecimal figures."""
    return hashlib.sha256(data).hexdigest()


def _is_consistent(envelope: Envelope) -> bool:
    is_of_a_case = envelope.kind in _OF_A_CASE
    return (
        envelope.size_class in CLASSES[envelope.kind]
        and envelope.lock in LOCKS[envelope.kind]
        and (envelope.compartment is not Compartment.NONE) == is_of_a_case
        and (envelope.key_version > 0) == is_of_a_case
    )


def _not_an_envelope() -> NotSealedRight:
    return NotSealedRight(
        "sealing.envelope",
        "This was not sealed in the browser, so it was not kept. Reload the page and send it again from there.",
    )

"""Age files to hybrid keys, for tests, recovery drills and exports: pyrage reads and writes the classic kinds only.

Follows the age specification (C2SP, age-encryption.org/v1). All primitives are those of `cryptography`; the shared
vectors and the browser's library say whether the two sides agree.
"""

import base64
import binascii
import hashlib
import hmac
import os
import re
from collections.abc import Iterator, Sequence
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from zuiver.cases.sealing.age_keys import identity_key, recipient_key
from zuiver.cases.sealing.errors import NotSealedRight

CHUNK: Final = 65_536
TAG: Final = 16
_LABEL: Final = b"age-encryption.org/mlkem768x25519"
_FILE_KEY: Final = 16
_NONCE: Final = 16
_SALT: Final = 16
_SCRYPT: Final = b"age-encryption.org/v1/scrypt"
_ENCAPSULATED: Final = 1120
_SUITE: Final = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_HEADER: Final = re.compile(
    rb"age-encryption\.org/v1\n(?:-> [!-~ ]+\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)+--- ([A-Za-z0-9+/]{43})\n"
)
_HYBRID: Final = re.compile(rb"-> mlkem768x25519 ([A-Za-z0-9+/]{1494})\n([A-Za-z0-9+/]{43})\n")


def encrypt(content: bytes, recipients: Sequence[str]) -> bytes:
    """Return an age file that each of these keys (`age1pq1...`) opens."""
    if not recipients:
        raise ValueError("an age file needs somebody who can open it")
    file_key = os.urandom(_FILE_KEY)
    return _whole(content, file_key, b"".join(_stanza(file_key, recipient) for recipient in recipients))


def encrypt_locked(content: bytes, passphrase: str, work: int) -> bytes:
    """Return an age file that a passphrase opens. `work` is the power of two of scrypt, 10 to 19.

    pyrage chooses the work itself, about a second each time; drills and demonstrations make several of these.
    """
    file_key, salt = os.urandom(_FILE_KEY), os.urandom(_SALT)
    key = hashlib.scrypt(
        passphrase.encode(), salt=_SCRYPT + salt, n=2**work, r=8, p=1, maxmem=2 ** (work + 11), dklen=32
    )
    body = ChaCha20Poly1305(key).encrypt(bytes(12), file_key, None)
    stanza = b"-> scrypt " + _base64(salt) + f" {work}\n".encode() + _base64(body) + b"\n"
    return _whole(content, file_key, stanza)


def _whole(content: bytes, file_key: bytes, stanzas: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    header = b"age-encryption.org/v1\n" + stanzas + b"---"
    mac = _mac(file_key, header)
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    pieces = [cipher.encrypt(number, piece, None) for number, piece in _chunks(content, CHUNK)]
    return b"".join((header, b" ", _base64(mac), b"\n", nonce, *pieces))


def decrypt(data: bytes, identity: str) -> bytes:
    """Return what an age file holds, opened with one hybrid key (`AGE-SECRET-KEY-PQ-1...`).

    Raises `NotSealedRight` when it is no age file, was not sealed for this key, or a byte of it was changed or is missing.
    """
    header = _HEADER.match(data)
    if header is None:
        raise _does_not_open()
    file_key = _file_key(header[0], identity)
    if not hmac.compare_digest(_mac(file_key, header[0][: header.start(1) - 1]), _bytes(header[1])):
        raise _does_not_open()
    nonce, payload = data[header.end() :][:_NONCE], data[header.end() + _NONCE :]
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    try:
        pieces = [cipher.decrypt(number, piece, None) for number, piece in _chunks(payload, CHUNK + TAG)]
    except InvalidTag as changed:
        raise _does_not_open() from changed
    if len(pieces) > 1 and not pieces[-1]:
        raise _does_not_open()  # an empty last piece: the format forbids a second way to write the same
    return b"".join(pieces)


def _chunks(content: bytes, size: int) -> Iterator[tuple[bytes, bytes]]:
    """Yield each piece with its nonce: a counter of eleven bytes, and a byte that tells which piece is the last."""
    count = max(1, -(-len(content) // size))
    for number in range(count):
        is_last = number == count - 1
        yield number.to_bytes(11, "big") + bytes([is_last]), content[number * size : (number + 1) * size]


def _stanza(file_key: bytes, recipient: str) -> bytes:
    sealed = _SUITE.encrypt(file_key, recipient_key(recipient), _LABEL)
    share, body = sealed[:_ENCAPSULATED], sealed[_ENCAPSULATED:]
    return b"-> mlkem768x25519 " + _base64(share) + b"\n" + _base64(body) + b"\n"


def _file_key(header: bytes, identity: str) -> bytes:
    key = identity_key(identity)
    for share, body in _HYBRID.findall(header):
        try:
            file_key = _SUITE.decrypt(_bytes(share) + _bytes(body), key, _LABEL)
        except InvalidTag:
            continue  # sealed for another reader: each stanza looks alike
        if len(file_key) == _FILE_KEY:
            return file_key
    raise _does_not_open()


def _mac(file_key: bytes, header: bytes) -> bytes:
    return hmac.digest(_derived(file_key, None, b"header"), header, hashlib.sha256)


def _derived(file_key: bytes, salt: bytes | None, label: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, label).derive(file_key)


def _base64(content: bytes) -> bytes:
    return base64.b64encode(content).rstrip(b"=")


def _bytes(text: bytes) -> bytes:
    """Decode base64 without its closing signs; a text with spare bits set is refused, as age asks."""
    try:
        content = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error as wrong:
        raise _does_not_open() from wrong
    if _base64(content) != text:
        raise _does_not_open()
    return content


def _does_not_open() -> NotSealedRight:
    return NotSealedRight(
        "sealing.does_not_open",
        "This key does not open it: it was sealed for somebody else, or it was changed or cut off on the way.",
    )

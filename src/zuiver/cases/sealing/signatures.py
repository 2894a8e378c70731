"""Ed25519 over statements, and the fingerprint by which people compare keys aloud."""

import hashlib
import re
from collections.abc import Iterable
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from zuiver.cases.sealing.errors import NotSigned

_KEY: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_SIGNATURE: Final = re.compile(r"[0-9a-f]{128}", re.ASCII)
# Keys of small order, for which anybody can make a signature: OpenSSL and WebCrypto accept them. Without the sign bit.
_FOR_ANYBODY: Final = frozenset(
    {
        bytes(32),
        b"\x01" + bytes(31),
        bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
        bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
        b"\xec" + b"\xff" * 30 + b"\x7f",
        b"\xed" + b"\xff" * 30 + b"\x7f",
        b"\xee" + b"\xff" * 30 + b"\x7f",
    }
)


def sign(key: Ed25519PrivateKey, purpose: str, content: str) -> str:
    """Return the signature of a text for one purpose, as 128 hexadecimal figures.

    The purpose is signed along, so that a signature for one thing never counts for another.
    """
    return key.sign(_message(purpose, content)).hex()


def is_signed(public_key: str, purpose: str, content: str, signature: str) -> bool:
    """Say whether the owner of this public key (64 hexadecimal figures) signed this text for this purpose."""
    if not _KEY.fullmatch(public_key) or not _SIGNATURE.fullmatch(signature):
        return False
    point = bytes.fromhex(public_key)
    if point[:31] + bytes([point[31] & 0x7F]) in _FOR_ANYBODY:
        return False
    try:
        key = Ed25519PublicKey.from_public_bytes(point)
        key.verify(bytes.fromhex(signature), _message(purpose, content))
    except (InvalidSignature, ValueError):
        return False
    return True


def public_text(key: Ed25519PrivateKey) -> str:
    """Return the public half as 64 hexadecimal figures."""
    return key.public_key().public_bytes_raw().hex()


def demand_signature(public_key: str, purpose: str, content: str, signature: str) -> None:
    """Raise `NotSigned` unless the signature holds."""
    if not is_signed(public_key, purpose, content, signature):
        raise NotSigned(
            "sealing.signature",
            "The signature does not belong to this text and this key. The text was changed, or somebody else signed it.",
        )


def fingerprint(parts: Iterable[str]) -> str:
    """Return 32 hexadecimal figures that stand for these public keys: the first half of SHA-256 over their lines."""
    return hashlib.sha256("".join(f"{part}\n" for part in parts).encode()).hexdigest()[:32]


def spoken(short: str) -> str:
    """Return a fingerprint in groups of four, as people read it to each other."""
    return " ".join(short[start : start + 4] for start in range(0, len(short), 4))


def _message(purpose: str, content: str) -> bytes:
    return f"zuiver-signature-1\n{purpose}\n{content}".encode()

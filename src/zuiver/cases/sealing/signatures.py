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


def sign(key: Ed25519PrivateKey, purpose: str, content: str) -> str:
    """Return the signature of a text for one purpose, as 128 hexadecimal figures.

    The purpose is signed along, so that a signature for one thing never counts for another.
    """
    return key.sign(_message(purpose, content)).hex()


def is_signed(public_key: str, purpose: str, content: str, signature: str) -> bool:
    """Say whether the owner of this public key (64 hexadecimal figures) signed this text for this purpose."""
    if not _KEY.fullmatch(public_key) or not _SIGNATURE.fullmatch(signature):
        return False
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
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

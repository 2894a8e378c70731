"""Keys in the age format: hybrid, so that both X25519 and ML-KEM-768 have to be broken to read what they seal.

The browser makes and uses them with the npm package age-encryption. On this side pyrage knows the classic kind only,
so the hybrid kind stands on HPKE of `cryptography`, the same construction (RFC 9180 with MLKEM768-X25519).
"""

import hashlib
import re
from typing import Final

from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey, MLKEM768X25519PublicKey

from zuiver.cases.sealing import bech32
from zuiver.cases.sealing.errors import NotSealedRight

SEED_SIZE: Final = 32
_RECIPIENT: Final = "age1pq"
_IDENTITY: Final = "age-secret-key-pq-"
_MLKEM_SIZE: Final = 1184  # bytes of a public ML-KEM-768 key; the 32 of X25519 follow
_RECIPIENT_SHAPE: Final = re.compile(r"age1pq1[02-9ac-hj-np-z]{1952}", re.ASCII)
_IDENTITY_SHAPE: Final = re.compile(r"AGE-SECRET-KEY-PQ-1[02-9AC-HJ-NP-Z]{58}", re.ASCII)


def recipient_key(recipient: str) -> MLKEM768X25519PublicKey:
    """Return the public key that a text `age1pq1...` stands for. Raises `NotSealedRight` for any other text."""
    if not _RECIPIENT_SHAPE.fullmatch(recipient):
        raise _not_a_key()
    try:
        content = bech32.decode(_RECIPIENT, recipient)
        mlkem = MLKEM768PublicKey.from_public_bytes(content[:_MLKEM_SIZE])
        return MLKEM768X25519PublicKey(mlkem, X25519PublicKey.from_public_bytes(content[_MLKEM_SIZE:]))
    except ValueError as wrong:
        raise _not_a_key() from wrong


def check_recipient(recipient: str) -> None:
    """Raise `NotSealedRight` unless this is a whole public key of the hybrid kind."""
    recipient_key(recipient)


def identity_text(seed: bytes) -> str:
    """Return the secret key that 32 bytes stand for, `AGE-SECRET-KEY-PQ-1...`."""
    if len(seed) != SEED_SIZE:
        raise ValueError(f"a seed has {SEED_SIZE} bytes")
    return bech32.encode(_IDENTITY, seed).upper()


def identity_seed(identity: str) -> bytes:
    """Return the 32 bytes of a secret key. Raises `NotSealedRight` for any other text."""
    if not _IDENTITY_SHAPE.fullmatch(identity):
        raise _not_a_key()
    try:
        return bech32.decode(_IDENTITY, identity.lower())
    except ValueError as wrong:
        raise _not_a_key() from wrong


def identity_key(identity: str) -> MLKEM768X25519PrivateKey:
    """Return the private key that a text `AGE-SECRET-KEY-PQ-1...` stands for."""
    mlkem, x25519 = _halves(identity_seed(identity))
    return MLKEM768X25519PrivateKey(mlkem, x25519)


def recipient_of(identity: str) -> str:
    """Return the public key that belongs to a secret key."""
    mlkem, x25519 = _halves(identity_seed(identity))
    content = mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()
    return bech32.encode(_RECIPIENT, content)


def _halves(seed: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    stretched = hashlib.shake_256(seed).digest(96)
    return (
        MLKEM768PrivateKey.from_seed_bytes(stretched[:64]),
        X25519PrivateKey.from_private_bytes(stretched[64:]),
    )


def _not_a_key() -> NotSealedRight:
    return NotSealedRight(
        "sealing.key",
        "This is not a key of Zuiver, or a character of it is wrong. Copy it whole, and try again.",
    )

"""From a reporter's code to keys: the same derivation as in the browser, for drills and tests. No server calls this.

scrypt (N = 65,536, r = 8, p = 1: 64 MiB) makes each guess slow and costly, HKDF draws three independent secrets from it.
The salt is public and of the organisation, because a reporter has nothing but the code to come back with.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from zuiver.cases.sealing.age_keys import identity_text

WORK: Final = 2**16
_MEMORY: Final = 128 * 1024 * 1024  # what OpenSSL may use; scrypt needs half of it


@dataclass(frozen=True)
class ReporterKeys:
    """What follows from a code: the verifier that the server checks, the key of the box, and the signing key."""

    verifier: bytes
    identity: str
    signer: Ed25519PrivateKey


def public_salt(slug: str) -> str:
    """Return the salt of the codes of an organisation: public, and the same for ever, so 32 figures of its short name."""
    return hashlib.sha256(f"zuiver-salt-1\n{slug}".encode()).hexdigest()[:32]


def derive(words: Sequence[str], salt: str) -> ReporterKeys:
    """Return the keys of a code. `salt` is the organisation's public salt, 32 hexadecimal figures. Takes about 0.2 s."""
    text = " ".join(words).encode()
    master = hashlib.scrypt(
        text, salt=f"zuiver-code-1\n{salt}".encode(), n=WORK, r=8, p=1, maxmem=_MEMORY, dklen=32
    )
    return ReporterKeys(
        verifier=_drawn(master, "verifier"),
        identity=identity_text(_drawn(master, "identity")),
        signer=Ed25519PrivateKey.from_private_bytes(_drawn(master, "signer")),
    )


def _drawn(master: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, None, f"zuiver-code-1 {purpose}".encode()).derive(master)

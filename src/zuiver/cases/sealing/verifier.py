"""The proof that somebody knows a reporter's code, without the server ever seeing the code.

The browser derives 32 bytes from the six words (scrypt, then HKDF; `src/zuiver/web/sealed/src/code`) and sends those.
The server keeps a hash of them: who steals the database can neither sign in with what is stored, nor try codes faster
than scrypt allows, nor try one guess on the boxes of several organisations at once. Nothing slow happens here.
"""

import hashlib
import hmac
import re
from typing import Final

from zuiver.cases.sealing.errors import NotSealedRight

LENGTH: Final = 32  # bytes, as the browser derives them
_TEXT: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_LABEL: Final = b"zuiver-verifier-1\n"


def read_verifier(text: str) -> bytes:
    """Return the bytes that a browser sent as 64 small hexadecimal figures. Raises `NotSealedRight` for anything else."""
    if not _TEXT.fullmatch(text):
        raise NotSealedRight(
            "sealing.verifier",
            "What your browser sent is not right. Reload the page and type your code again.",
        )
    return bytes.fromhex(text)


def stored_form(verifier: bytes) -> str:
    """Return what the server keeps and looks the box up by: 64 hexadecimal figures.

    A plain hash suffices, because a verifier is no password: it is 256 bits that were made slowly from 77 random ones.
    """
    if len(verifier) != LENGTH:
        raise ValueError(f"a verifier has {LENGTH} bytes")
    return hashlib.sha256(_LABEL + verifier).hexdigest()


def matches(verifier: bytes, stored: str) -> bool:
    """Say whether this verifier belongs to what is stored, in the same time for every answer."""
    return hmac.compare_digest(stored_form(verifier), stored)

"""The hash of a list: it shows that a list is whole, and tells nothing of the entries."""

import hashlib
from collections.abc import Iterable


def hash_of(lines: Iterable[tuple[str, str]]) -> str:
    """Return the SHA-256 of a list of kinds and public ids, sorted, one on a line."""
    digest = hashlib.sha256()
    for kind, public_id in sorted(lines):
        digest.update(f"{kind}:{public_id}\n".encode())
    return digest.hexdigest()

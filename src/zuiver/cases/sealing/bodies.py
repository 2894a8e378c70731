"""Sealing and opening a large file on a machine that holds a key: tests, recovery drills, tools.

The sealed piece of kind `file` that names a body has no bytes of its own. Its meta holds a listing: which upload, the one key
that opens it, how long the file is, and SHA-256 of every slice in order. The author signs that as any other meta, and it is
bound to case, compartment and number. So a slice that is missing, exchanged, moved or of another file is refused before it is
opened; the age file inside refuses what is cut off or comes in another order once more.
"""

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final
from uuid import UUID

from zuiver.cases.sealing import age_files
from zuiver.cases.sealing.age_keys import SEED_SIZE, identity_text, recipient_of
from zuiver.cases.sealing.envelope import CLASSES, HEADER, Kind, digest_of
from zuiver.cases.sealing.errors import NotSealedRight
from zuiver.cases.sealing.sealed import write_header
from zuiver.cases.sealing.slices import SLICE, body_header, check_slice, slice_count
from zuiver.cases.sealing.written import read_id

_DIGEST: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_KEY: Final = re.compile(r"AGE-SECRET-KEY-PQ-1[02-9AC-HJ-NP-Z]{58}", re.ASCII)


@dataclass(frozen=True)
class Listing:
    """What the sealed piece says of a body. `key` opens this one body; `size` in bytes, before it was filled up."""

    id: UUID
    key: str
    size: int
    digests: tuple[str, ...]

    @property
    def size_class(self) -> int:
        """The class that follows from the size. Raises `NotSealedRight` for what no body can hold."""
        fitting = [one for one in CLASSES[Kind.BODY] if self.size <= 1 << one]
        if not fitting:
            raise _does_not_agree()
        return fitting[0]

    @property
    def meta(self) -> dict[str, Any]:
        """As it stands in the meta of a file, under `body`."""
        return {**asdict(self), "id": str(self.id), "digests": list(self.digests)}


def read_listing(meta: bytes) -> Listing | None:
    """Return the listing in the meta of a file; None for a file that is whole in its piece. Raises `NotSealedRight`."""
    try:
        body = json.loads(meta).get("body")
        if body is None:
            return None
        found = Listing(read_id(body["id"]), body["key"], body["size"], tuple(body["digests"]))
        is_right = (
            isinstance(found.size, int)
            and not isinstance(found.size, bool)
            and found.size >= 0
            and _KEY.fullmatch(found.key)
            and all(_DIGEST.fullmatch(one) for one in found.digests)
            and len(found.digests) == slice_count(found.size_class)
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        raise _does_not_agree() from wrong
    if not is_right:
        raise _does_not_agree()
    return found


def seal_body(content: bytes, upload_id: UUID) -> tuple[list[bytes], Listing]:
    """Return the slices of a large file in order, and the listing for the piece that names it."""
    key = identity_text(secrets.token_bytes(SEED_SIZE))
    size_class = Listing(upload_id, key, len(content), ()).size_class
    sealed = age_files.encrypt(content.ljust(1 << size_class, b"\0"), [recipient_of(key)])
    whole = write_header(body_header(upload_id, size_class)) + sealed
    slices = [whole[start : start + SLICE] for start in range(0, len(whole), SLICE)]
    return slices, Listing(upload_id, key, len(content), tuple(map(digest_of, slices)))


def open_body(slices: Sequence[bytes], listing: Listing) -> bytes:
    """Return the file that these slices hold. Raises `NotSealedRight` when one is not the one that the listing names."""
    if len(slices) != len(listing.digests):
        raise _does_not_agree()
    for number, (data, digest) in enumerate(zip(slices, listing.digests, strict=True)):
        if not hmac.compare_digest(hashlib.sha256(data).hexdigest(), digest):
            raise _does_not_agree()
        check_slice(listing.id, listing.size_class, number, data)
    content = age_files.decrypt(b"".join(slices)[HEADER.size :], listing.key)
    if (
        len(content) != 1 << listing.size_class
        or content.count(0, listing.size) != len(content) - listing.size
    ):
        raise _does_not_agree()
    return content[: listing.size]


def _does_not_agree() -> NotSealedRight:
    return NotSealedRight(
        "sealing.body",
        "The pieces of this file are not the ones that were sent: one is missing, or was exchanged. Nothing of it is shown. "
        "Tell the people who approve keys.",
    )

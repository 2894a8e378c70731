"""A file as proof of a measure: a photo, made anew from its pixels, or a PDF."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from zuiver.kernel.errors import InvalidData, Message
from zuiver.kernel.photos import MEDIA_TYPE, MOST_BYTES, read_photo

PDF: Final = "application/pdf"
ENDINGS: Final = {PDF: "pdf", MEDIA_TYPE: "jpg"}
MOST_FILES: Final = 5
_PDF_BEGINS: Final = b"%PDF-"
_UNREADABLE: Final = Message(
    "This file cannot go along. Add a photo (JPEG, PNG or WebP) or a PDF, or write a link to where it is."
)


@dataclass(frozen=True)
class ProofFile:
    """A file as it is kept. What it was called is not: names of files tell more than people think."""

    media_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The digest of the content."""
        return hashlib.sha256(self.content).hexdigest()


def read_files(contents: Sequence[bytes]) -> tuple[ProofFile, ...]:
    """Return the files as they are kept. Raises InvalidData under "file" for too many, too large, or another kind."""
    if len(contents) > MOST_FILES:
        raise InvalidData(
            {"file": Message("There is room for {most} files. Leave some out.", {"most": MOST_FILES})}
        )
    return tuple(_read(content) for content in contents)


def _read(content: bytes) -> ProofFile:
    if len(content) > MOST_BYTES:
        raise too_large()
    if content.startswith(_PDF_BEGINS):
        return ProofFile(PDF, content)
    try:
        return ProofFile(MEDIA_TYPE, read_photo(content).content)
    except InvalidData as wrong:
        raise InvalidData({"file": _UNREADABLE}) from wrong


def too_large() -> InvalidData:
    """Return what is said of a file with more bytes than may be sent."""
    return InvalidData(
        {
            "file": Message(
                "This file is larger than {megabytes} MB. Make it smaller, or write a link to where it is.",
                {"megabytes": MOST_BYTES // 2**20},
            )
        }
    )

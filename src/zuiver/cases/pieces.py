"""What arrives sealed, and what can be checked of it without a key: the format, the compartment, the version, the size.

No Django. Whatever is not sealed right is refused here, so that nothing readable is ever stored.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from zuiver.cases.lifecycle.words import Channel, Compartment, Family, ItemKind
from zuiver.cases.sealing.envelope import VERSION, Envelope, Kind, digest_of, read_envelope
from zuiver.kernel.errors import InvalidData, Message, invalid

FILES: Final = frozenset({ItemKind.FILE, ItemKind.CLEANED_FILE})
_PUBLIC_KEY: Final = re.compile(r"age1pq1[02-9ac-hj-np-z]{1952}", re.ASCII)
_SIGNING_KEY: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
MOST_PIECES: Final = 40


@dataclass(frozen=True)
class NamedUpload:
    """The upload that a file names as its body: the secret of who sent it, and one digest over those of its slices."""

    id: UUID
    token: str
    digest: str


@dataclass(frozen=True)
class Piece:
    """A sealed piece as it arrived. The browser chose `id` and `number` before sealing, and bound the content to both."""

    id: UUID
    compartment: Compartment
    number: int
    kind: ItemKind
    sealed: bytes
    upload: NamedUpload | None = None


@dataclass(frozen=True)
class SealedKey:
    """The secret key of a compartment, sealed for one holder of a key, or for the reporter (None)."""

    holder_id: UUID | None
    sealed: bytes


@dataclass(frozen=True)
class NewKey:
    """A new key of a compartment, with its sealed secrets."""

    compartment: Compartment
    public_key: str
    wraps: tuple[SealedKey, ...]
    version: int = 1


@dataclass(frozen=True)
class Report:
    """All that comes with a report. `verifier` is what the code gives, never the code; `excluded` are ids of key holders."""

    case_id: UUID
    verifier: str
    box_key: str
    signing_key: str
    family: Family
    channel: Channel
    keys: tuple[NewKey, ...]
    pieces: tuple[Piece, ...]
    excluded: tuple[UUID, ...] = field(default=())


@dataclass(frozen=True)
class Checked:
    """A piece whose outside is right, with what its header says."""

    piece: Piece
    envelope: Envelope

    @property
    def format(self) -> int:
        """The version byte."""
        return VERSION

    @property
    def size_class(self) -> int:
        """The exponent of two up to which the content was filled."""
        return self.envelope.size_class


def check_pieces(pieces: Sequence[Piece]) -> tuple[Checked, ...]:
    """Return the pieces with their headers. Raises `InvalidData` or `NotSealedRight` for the first that is not right."""
    if not pieces:
        raise invalid("pieces", "Nothing arrived. Write something first, and send it again.")
    if len(pieces) > MOST_PIECES or len({piece.id for piece in pieces}) != len(pieces):
        raise invalid(
            "pieces",
            "This is more than {most} pieces at once, or one of them came twice. Send them in parts.",
            most=MOST_PIECES,
        )
    return tuple(Checked(piece, _checked(piece)) for piece in pieces)


def check_key(key: NewKey) -> None:
    """Raise `InvalidData` or `NotSealedRight` when a new key or one of its sealed secrets is not right."""
    check_public_key(key.public_key)
    check_sealed_keys(key.compartment, key.version, key.wraps)


def check_sealed_keys(compartment: Compartment, version: int, wraps: Iterable[SealedKey]) -> None:
    """Raise when a sealed secret is not one, or is of another compartment or version than it should open."""
    for wrap in wraps:
        envelope = read_envelope(wrap.sealed)
        if envelope.kind is not Kind.WRAP or not _belongs(envelope, compartment, version):
            raise _other_place()


def check_public_key(text: str) -> None:
    """Raise `InvalidData` for what has not the shape of a hybrid key of the age format.

    Its check figures are looked at where it matters to others, in the directory: that takes longer than storing a report.
    """
    if not _PUBLIC_KEY.fullmatch(text):
        raise invalid("public_key", "This is not a public key. Reload the page; your text stays where it is.")


def check_signing_key(text: str) -> str:
    """Return a public key for signatures. Raises `InvalidData` unless it is 64 small hexadecimal figures."""
    if not _SIGNING_KEY.fullmatch(text):
        raise invalid(
            "signing_key", "This is not a public key. Reload the page; your text stays where it is."
        )
    return text


def digests(pieces: Iterable[Piece]) -> list[str]:
    """Return the digest of each piece, in the order in which they came: what the proof is made of."""
    return [digest_of(piece.sealed) for piece in pieces]


def _checked(piece: Piece) -> Envelope:
    envelope = read_envelope(piece.sealed)
    kind = Kind.FILE if piece.kind in FILES else Kind.MESSAGE
    if piece.upload and kind is not Kind.FILE:
        raise _other_place()
    if envelope.kind is not kind or not _belongs(envelope, piece.compartment, envelope.key_version):
        raise _other_place()
    return envelope


def _belongs(envelope: Envelope, compartment: Compartment, version: int) -> bool:
    return envelope.compartment.word == compartment.value and envelope.key_version == version


def _other_place() -> InvalidData:
    return InvalidData(
        {
            "pieces": Message(
                "Something was sealed for another place than where it was sent. Reload the page and send it again."
            )
        }
    )

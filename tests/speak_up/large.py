"""A large file as a browser sends it: slices ahead, then the piece that names them."""

import json
import secrets
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from tests.speak_up.sealing_kit import Reporter, context
from tests.speak_up.wire import Wire
from zuiver.cases.lifecycle import Compartment, ItemKind
from zuiver.cases.pieces import NamedUpload, Piece
from zuiver.cases.sealing.bodies import Listing, seal_body
from zuiver.cases.sealing.proof import digest_of_all
from zuiver.cases.sealing.sealed import seal


@dataclass
class Large:
    """A file that was cut into slices. `token` is the secret of who sends it."""

    content: bytes
    id: UUID = field(default_factory=uuid4)
    token: str = field(default_factory=lambda: secrets.token_hex(32))

    def __post_init__(self) -> None:
        self.slices, self.listing = seal_body(self.content, self.id)

    @property
    def numbers(self) -> range:
        return range(len(self.slices))

    def frame(self, place: int, **other: Any) -> bytes:
        """The frame with one slice; `other` says something else than what is so."""
        wire = Wire()
        sealed = wire.blob(other.pop("sealed", self.slices[place]))
        about = {"upload": str(self.id), "token": self.token, "size_class": self.listing.size_class}
        return wire.frame({"do": "upload", **about, "number": place, "sealed": sealed, **other})

    def asked(self, **other: Any) -> bytes:
        """The frame that asks which slices are there."""
        return Wire().frame({"do": "uploaded", "upload": str(self.id), "token": self.token, **other})

    @property
    def named(self) -> NamedUpload:
        return NamedUpload(self.id, self.token, digest_of_all(self.listing.digests))

    def piece(self, reporter: Reporter, name: str = "film.mp4", listing: Listing | None = None) -> Piece:
        """The sealed piece that names the slices, under the next number."""
        part, item = reporter.parts[Compartment.CONTENT], uuid4()
        number = reporter.numbers[Compartment.CONTENT] = reporter.numbers[Compartment.CONTENT] + 1
        about = context("file", reporter.case, Compartment.CONTENT, 1, item, number, "reporter")
        meta = {"name": name, "type": "video/mp4", "body": (listing or self.listing).meta}
        sealed = seal(about, json.dumps(meta).encode(), b"", reporter.keys.signer, part.keys.public)
        return Piece(item, Compartment.CONTENT, number, ItemKind.FILE, sealed, self.named)


def adding(reporter: Reporter, *pieces: Piece) -> bytes:
    """The frame with which a reporter adds pieces to the own box."""
    wire = Wire()
    made = [wire.piece(piece) for piece in pieces]
    return wire.frame({"do": "answer", "verifier": reporter.verifier, "pieces": made})

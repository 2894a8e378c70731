"""The browsers of the tests: a reporter and handlers with real keys, who seal and open as the format says."""

import secrets
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from zuiver.cases.lifecycle import Channel, Compartment, Family, ItemKind
from zuiver.cases.pieces import NewKey, Piece, Report, SealedKey
from zuiver.cases.queries.shown import ShownItem, ShownKey
from zuiver.cases.sealing.age_keys import identity_text, recipient_of
from zuiver.cases.sealing.sealed import open_sealed, seal
from zuiver.cases.sealing.signatures import public_text

FILES = {ItemKind.FILE, ItemKind.CLEANED_FILE}


@dataclass
class Keys:
    """A key pair to read and one to sign."""

    identity: str = field(default_factory=lambda: identity_text(secrets.token_bytes(32)))
    signer: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)

    @cached_property
    def public(self) -> str:
        return recipient_of(self.identity)

    @property
    def signing(self) -> str:
        return public_text(self.signer)


def context(
    kind: str, case: UUID, part: Compartment, version: int, item: UUID, number: int, role: str
) -> dict[str, str]:
    return {
        "kind": kind,
        "case": str(case),
        "compartment": part.value,
        "key": str(version),
        "item": str(item),
        "number": str(number),
        "role": role,
        "for": "-",
    }


@dataclass
class Part:
    """A compartment key in somebody's browser."""

    compartment: Compartment
    keys: Keys = field(default_factory=Keys)
    version: int = 1

    def sealed_for(self, case: UUID, author: Keys, public_key: str) -> bytes:
        about = context("wrap", case, self.compartment, self.version, uuid4(), 0, "reporter")
        return seal(about, b"", self.keys.identity.encode(), author.signer, public_key)

    def new_key(self, case: UUID, author: Keys, readers: dict[UUID | None, str]) -> NewKey:
        wraps = tuple(
            SealedKey(holder, self.sealed_for(case, author, public)) for holder, public in readers.items()
        )
        return NewKey(self.compartment, self.keys.public, wraps, self.version)


def piece(
    case: UUID,
    part: Compartment,
    kind: ItemKind,
    text: bytes,
    *,
    number: int,
    author: Keys,
    public_key: str,
    version: int = 1,
    role: str = "reporter",
) -> Piece:
    item = uuid4()
    about = context("file" if kind in FILES else "message", case, part, version, item, number, role)
    return Piece(item, part, number, kind, seal(about, b"", text, author.signer, public_key))


def opened(key: ShownKey, item: ShownItem, reader: Keys) -> bytes:
    """What a reader reads: the wrap gives the key of the compartment, that opens the piece."""
    secret = open_sealed(key.wrap, reader.identity, {}).body.decode()
    return open_sealed(item.sealed, secret, {"item": str(item.id), "number": str(item.number)}).body


@dataclass
class Reporter:
    """Somebody with a code. `verifier` is what the browser derives from it."""

    keys: Keys = field(default_factory=Keys)
    verifier: str = field(default_factory=lambda: secrets.token_hex(32))
    case: UUID = field(default_factory=uuid4)
    parts: dict[Compartment, Part] = field(default_factory=dict)
    numbers: dict[Compartment, int] = field(default_factory=dict)

    def write(
        self, text: str, kind: ItemKind = ItemKind.MESSAGE, part: Compartment = Compartment.CONTENT
    ) -> Piece:
        self.numbers[part] = self.numbers.get(part, 0) + 1
        mine = self.parts[part]
        return piece(
            self.case, part, kind, text.encode(),
            number=self.numbers[part], author=self.keys, public_key=mine.keys.public, version=mine.version,
        )  # fmt: skip

    def report(
        self,
        text: str,
        readers: dict[UUID, str],
        *,
        name: str = "",
        family: Family = Family.UNSORTED,
        excluded: tuple[UUID, ...] = (),
    ) -> Report:
        content: dict[UUID | None, str] = {None: self.keys.public, **readers}
        self.parts[Compartment.CONTENT] = Part(Compartment.CONTENT)
        pieces = [self.write(text, ItemKind.REPORT)]
        keys = [self.parts[Compartment.CONTENT].new_key(self.case, self.keys, content)]
        if name:
            self.parts[Compartment.IDENTITY] = Part(Compartment.IDENTITY)
            pieces.append(self.write(name, ItemKind.IDENTITY, Compartment.IDENTITY))
            mine: dict[UUID | None, str] = {None: self.keys.public}
            keys.append(self.parts[Compartment.IDENTITY].new_key(self.case, self.keys, mine))
        return Report(
            case_id=self.case,
            verifier=self.verifier,
            box_key=self.keys.public,
            signing_key=self.keys.signing,
            family=family,
            channel=Channel.WEB,
            keys=tuple(keys),
            pieces=tuple(pieces),
            excluded=excluded,
        )

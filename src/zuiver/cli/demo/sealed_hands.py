"""The browsers of the demo province: what a reporter and a handler seal, sealed here as the format says.

Nothing is skipped: the server of the demo gets envelopes that it cannot open, as anywhere else. Only the keys are known to
everybody, because their passphrase stands on the page.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from zuiver.cases.lifecycle import Channel, Compartment, Family, ItemKind, Role
from zuiver.cases.pieces import NewKey, Piece, Report, SealedKey
from zuiver.cases.sealing.age_keys import SEED_SIZE, identity_text, recipient_of
from zuiver.cases.sealing.recovery import Keys
from zuiver.cases.sealing.reporter import derive
from zuiver.cases.sealing.sealed import seal
from zuiver.cases.sealing.signatures import fingerprint, public_text
from zuiver.people.models import Person

NOTHING: Final = "-"


@dataclass(frozen=True)
class Holder:
    """Somebody to seal for, and who signs: a handler, or a reporter (whose `holder_id` is None)."""

    identity: str
    signer: Ed25519PrivateKey
    role: str
    holder_id: UUID | None = None

    @cached_property
    def public_key(self) -> str:
        """The public half to seal for."""
        return recipient_of(self.identity)

    @property
    def signing_key(self) -> str:
        """The public half to sign with."""
        return public_text(self.signer)

    @property
    def fingerprint(self) -> str:
        """The name of both halves."""
        return fingerprint((self.public_key, self.signing_key))


@dataclass(frozen=True)
class Hand:
    """A handler with the keys that a browser would hold."""

    person: Person
    keys: Keys
    holder: Holder


@dataclass
class Space:
    """A compartment of a case, or a talk, in somebody's browser: its key, and how many pieces it has."""

    case: UUID
    compartment: Compartment
    identity: str
    pieces: int = 0

    @cached_property
    def public_key(self) -> str:
        """To this is sealed."""
        return recipient_of(self.identity)

    def wrap(self, author: Holder, reader: Holder) -> bytes:
        """The key of this compartment for one reader."""
        about = {**self._place("wrap", author), "for": reader.fingerprint}
        return seal(about, b"", self.identity.encode(), author.signer, reader.public_key)

    def key(self, author: Holder, readers: Iterable[Holder]) -> NewKey:
        """The compartment as a report brings it."""
        wraps = tuple(SealedKey(one.holder_id, self.wrap(author, one)) for one in readers)
        return NewKey(self.compartment, self.public_key, wraps, 1)

    def message(self, author: Holder, kind: ItemKind, value: Mapping[str, object]) -> Piece:
        """The next message in this compartment."""
        self.pieces += 1
        item = uuid4()
        about = {**self._place("message", author), "item": str(item), "number": str(self.pieces)}
        body = json.dumps(value, ensure_ascii=False).encode()
        return Piece(
            item, self.compartment, self.pieces, kind, seal(about, b"", body, author.signer, self.public_key)
        )

    def _place(self, kind: str, author: Holder) -> dict[str, str]:
        return {
            "kind": kind, "case": str(self.case), "compartment": self.compartment.value, "key": "1",
            "item": NOTHING, "number": "0", "role": author.role, "for": NOTHING,
        }  # fmt: skip


@dataclass
class Reporter:
    """Somebody with a code of six words."""

    words: Sequence[str]
    salt: str
    role: str = Role.REPORTER.value
    case: UUID = field(default_factory=uuid4)
    spaces: dict[Compartment, Space] = field(default_factory=dict)

    @cached_property
    def keys(self) -> tuple[str, Holder]:
        """The verifier and the keys that follow from the code."""
        found = derive(self.words, self.salt)
        return found.verifier.hex(), Holder(found.identity, found.signer, self.role)

    def space(self, compartment: Compartment) -> Space:
        """The compartment, made when it is first asked for."""
        if compartment not in self.spaces:
            self.spaces[compartment] = Space(self.case, compartment, _new_identity())
        return self.spaces[compartment]

    def report(
        self, text: str, readers: Sequence[Hand], excluded: Sequence[Hand], *, name: str, family: Family
    ) -> Report:
        """The report as the reporters' page sends it: always with all three compartments and an identity."""
        verifier, me = self.keys
        parts = (Compartment.CONTENT, Compartment.IDENTITY, Compartment.DETRIMENT)
        others = [hand.holder for hand in readers]
        return Report(
            case_id=self.case,
            verifier=verifier,
            box_key=me.public_key,
            signing_key=me.signing_key,
            family=family,
            channel=Channel.WEB,
            keys=tuple(
                self.space(part).key(me, [me, *([] if part is Compartment.IDENTITY else others)])
                for part in parts
            ),
            pieces=(
                self.space(Compartment.CONTENT).message(me, ItemKind.REPORT, {"text": text}),
                self.space(Compartment.IDENTITY).message(me, ItemKind.IDENTITY, {"given": name or None}),
            ),
            excluded=tuple(hand.holder.holder_id for hand in excluded if hand.holder.holder_id),
        )


def keys_of(name: str) -> Keys:
    """The keys of an invented handler: the same on every machine, so worth nothing anywhere else."""
    return Keys(hashlib.sha512(f"zuiver demo {name}".encode()).digest())


def _new_identity() -> str:
    return identity_text(secrets.token_bytes(SEED_SIZE))

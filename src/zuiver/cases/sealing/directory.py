"""The directory of keys of those who may receive reports: an append-only chain that every browser checks itself.

An administrator who slips in a key of their own would read reports to come. So each entry carries the hash of the one
before it, and counts only with the signatures of two approvers, never by the key that it is about. The first entry
names the approvers; its hash is published outside the server (on paper, in the works council's minutes), because who
can rewrite the whole chain is only caught by comparing that. Pure functions: nothing here reads or stores.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from zuiver.cases.sealing.directory_entries import (
    FIRST,
    FORM,
    Action,
    DirectoryEntry,
    Reader,
    read_entry,
    write_approvers,
)
from zuiver.cases.sealing.errors import NotSigned
from zuiver.cases.sealing.paper import read_record_name
from zuiver.cases.sealing.signatures import is_signed, public_text, sign
from zuiver.cases.sealing.statements import NOTHING

APPROVALS_NEEDED: Final = 2
APPROVAL: Final = "directory-approval"
CLAIM: Final = "directory-claim"
# The role of the key on paper: sealed for along, never a reader, and no handler's signature.
ORGANISATION: Final = "organisation"


@dataclass(frozen=True)
class Seen:
    """How far somebody saw the chain earlier: a later one has to contain this."""

    number: int
    hash: str


@dataclass(frozen=True)
class PaperRecord:
    """That two sheets were put together. `mark` stands for the case and `digest` for the statement (`paper.py`)."""

    number: int
    day: date
    previous: str
    mark: str
    digest: str


@dataclass
class Directory:
    """The state after the last entry. `readers` holds the keys in force, by fingerprint, in order of joining."""

    number: int = 0
    head: str = FIRST
    day: date = date.min
    approvers: dict[str, str] = field(default_factory=dict)
    readers: dict[str, Reader] = field(default_factory=dict)
    ended: dict[str, Reader] = field(default_factory=dict)
    paper: list[PaperRecord] = field(default_factory=list)

    def signers(self) -> frozenset[str]:
        """The public keys by which handlers sign, also of keys that ended: what they signed stays signed."""
        return frozenset(reader.signer for reader in self._known() if reader.role != ORGANISATION)

    def paper_signers(self) -> frozenset[str]:
        """The public keys of the keys on paper, also of those that ended: old cases are sealed for them."""
        return frozenset(reader.signer for reader in self._known() if reader.role == ORGANISATION)

    def _known(self) -> tuple[Reader, ...]:
        return (*self.readers.values(), *self.ended.values())


def verify(records: Sequence[str], first_hash: str | None = None, seen: Seen | None = None) -> Directory:
    """Read the whole chain and return the keys in force.

    `first_hash` is the published hash of the first entry; `seen` what this reader saw before. Raises `NotSealedRight`
    for an entry that cannot be read, `NotSigned` for one that does not follow, or that was not approved as it must be.
    """
    directory = Directory()
    hashes = [FIRST]
    for record in records:
        entry = read_entry(record)
        take(directory, entry)
        hashes.append(entry.hash)
    if first_hash is not None and (len(hashes) < 2 or hashes[1] != first_hash):
        raise NotSigned(
            "sealing.directory_first",
            "This directory of keys is not the one of this organisation: its first entry differs from the published one. "
            "Do not send anything; report in another way and tell the people who approve keys.",
        )
    if seen is not None and (seen.number >= len(hashes) or hashes[seen.number] != seen.hash):
        raise NotSigned(
            "sealing.directory_seen",
            "The directory of keys was rewritten since this browser last saw it. "
            "Do not send anything; tell the people who approve keys.",
        )
    return directory


def take(directory: Directory, entry: DirectoryEntry) -> None:
    """Add one entry to the state. Raises `NotSigned` when it may not be added; the state is then unchanged."""
    _demand(entry.number == directory.number + 1 and entry.previous == directory.head, entry, "order")
    _demand(entry.day >= directory.day, entry, "day")
    _demand((entry.action is Action.FOUND) == (directory.number == 0), entry, "first")
    _demand_approvals(directory, entry)
    match entry.action:
        case Action.FOUND | Action.APPROVERS:
            directory.approvers = dict(entry.approvers)
        case Action.ADD:
            _add(directory, entry)
        case Action.END:
            reader = _reader(entry)
            _demand(directory.readers.get(reader.fingerprint) == reader, entry, "unknown")
            directory.ended[reader.fingerprint] = directory.readers.pop(reader.fingerprint)
        case Action.PAPER:
            _paper(directory, entry)
    directory.number, directory.head, directory.day = entry.number, entry.hash, entry.day


def draft(
    directory: Directory,
    action: Action,
    day: date,
    *,
    name: str,
    reader: Reader | None = None,
    approvers: Mapping[str, str] | None = None,
) -> str:
    """Return the statement of the next entry, to be claimed by the key's owner and approved by two others."""
    return FORM.write(
        {
            "number": str(directory.number + 1),
            "previous": directory.head,
            "action": action.value,
            "day": day.isoformat(),
            "person": str(reader.person) if reader and reader.person else NOTHING,
            "name": reader.name if reader else name,
            "role": reader.role if reader else NOTHING,
            "recipient": reader.recipient if reader else NOTHING,
            "signer": reader.signer if reader else NOTHING,
            "approvers": write_approvers(approvers) if approvers else NOTHING,
        }
    )


def approve(key: Ed25519PrivateKey, statement: str) -> tuple[str, str]:
    """Return the approver's public key and approval of a statement."""
    return public_text(key), sign(key, APPROVAL, statement)


def claim(key: Ed25519PrivateKey, statement: str) -> str:
    """Return the signature with which the owner of a new key says that it is theirs."""
    return sign(key, CLAIM, statement)


def _demand_approvals(directory: Directory, entry: DirectoryEntry) -> None:
    """The first entry needs all approvers that it names; a later one two of those in force, not the key's owner.

    New approvers sign too: so nobody appoints a key that nobody holds.
    """
    valid = {
        signer
        for signer, signature in entry.approvals.items()
        if is_signed(signer, APPROVAL, entry.statement, signature)
    }
    _demand(len(valid) == len(entry.approvals), entry, "signature")
    _demand(set(entry.approvers.values()) <= valid, entry, "new_approvers")
    if entry.action is Action.FOUND:
        return
    owner = {entry.reader.signer} if entry.reader else set()
    in_force = valid & set(directory.approvers.values()) - owner
    _demand(len(in_force) >= APPROVALS_NEEDED, entry, "approvals")


def _add(directory: Directory, entry: DirectoryEntry) -> None:
    reader = _reader(entry)
    _demand(is_signed(reader.signer, CLAIM, entry.statement, entry.claim), entry, "claim")
    known = (*directory.readers.values(), *directory.ended.values())
    is_new = all(reader.recipient != one.recipient and reader.signer != one.signer for one in known)
    _demand(is_new, entry, "again")
    directory.readers[reader.fingerprint] = reader


def _paper(directory: Directory, entry: DirectoryEntry) -> None:
    """The key on paper signs as well: so nobody records what needed two sheets without having them."""
    held = any(is_signed(signer, CLAIM, entry.statement, entry.claim) for signer in directory.paper_signers())
    _demand(held, entry, "claim")
    mark, digest = read_record_name(entry.name)
    directory.paper.append(PaperRecord(entry.number, entry.day, entry.previous, mark, digest))


def _reader(entry: DirectoryEntry) -> Reader:
    if entry.reader is None:
        raise _not_taken(entry, "unknown")
    return entry.reader


def _demand(is_so: bool, entry: DirectoryEntry, what: str) -> None:
    if not is_so:
        raise _not_taken(entry, what)


def _not_taken(entry: DirectoryEntry, what: str) -> NotSigned:
    return NotSigned(
        f"sealing.directory_{what}",
        "Entry {number} of the directory of keys does not hold: somebody changed it, left one out, or it lacks approvals. "
        "Nothing is sealed to it; tell the people who approve keys.",
        number=entry.number,
    )

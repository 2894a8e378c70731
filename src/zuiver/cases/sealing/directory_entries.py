"""One entry of the directory of keys: its text, its claim and its approvals."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from zuiver.cases.sealing.age_keys import check_recipient
from zuiver.cases.sealing.errors import NotSealedRight
from zuiver.cases.sealing.paper import read_record_name
from zuiver.cases.sealing.signatures import fingerprint
from zuiver.cases.sealing.statements import NOTHING, Form
from zuiver.cases.sealing.written import read_day, read_id

FIELDS: Final = (
    "number", "previous", "action", "day", "person", "name", "role", "recipient", "signer", "approvers",
)  # fmt: skip
FORM: Final = Form("zuiver-directory-1", FIELDS)
FIRST: Final = "0" * 64
_HEX: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_SIGNATURE: Final = re.compile(r"[0-9a-f]{128}", re.ASCII)
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)
_ROLE: Final = re.compile(r"[a-z_]{1,40}", re.ASCII)
_APPROVER: Final = re.compile(r"([a-z][a-z0-9-]{0,39})=([0-9a-f]{64})", re.ASCII)
_TAIL: Final = re.compile(
    r"claim: (-|[0-9a-f]{128})\n((?:approval: [0-9a-f]{64} [0-9a-f]{128}\n){1,20})", re.ASCII
)


class Action(StrEnum):
    """What an entry does."""

    FOUND = "found"  # the first: names the approvers, signed by all of them
    ADD = "add"  # a key of somebody who may receive
    END = "end"  # that key receives nothing any more; what it could open, it still can
    APPROVERS = "approvers"  # others approve from here on
    PAPER = "paper"  # two sheets of the organisation's key were put together: for a case, or as a practice


@dataclass(frozen=True)
class Reader:
    """A key to which reports may be sealed. `person` is None for the organisation's recovery key."""

    person: UUID | None
    name: str
    role: str
    recipient: str
    signer: str

    @property
    def fingerprint(self) -> str:
        """32 hexadecimal figures over both public keys."""
        return fingerprint((self.recipient, self.signer))


@dataclass(frozen=True)
class DirectoryEntry:
    """An entry as it was read. `hash` is what the next one names as `previous`."""

    number: int
    previous: str
    action: Action
    day: date
    name: str
    reader: Reader | None
    approvers: Mapping[str, str]  # name of the function -> public key
    claim: str
    approvals: Mapping[str, str]  # public key -> signature
    statement: str
    hash: str


def write_record(statement: str, claim: str | None, approvals: Mapping[str, str]) -> str:
    """Return an entry whole: the statement, what the owner of the key signed, and the approvals in order of key."""
    lines = [f"approval: {signer} {approvals[signer]}\n" for signer in sorted(approvals)]
    return f"{statement}claim: {claim or NOTHING}\n{''.join(lines)}"


def read_entry(record: str) -> DirectoryEntry:
    """Return what an entry says. Raises `NotSealedRight` for a text that no one could have made with `write_record`."""
    statement, cut, _ = record.partition("\nclaim: ")
    statement = f"{statement}\n" if cut else statement
    fields = FORM.read(statement)
    tail = _TAIL.fullmatch(record, len(statement))
    if tail is None:
        raise _damaged()
    approvals = dict(line.split(" ")[1:] for line in tail[2].splitlines())
    if write_record(statement, tail[1] if tail[1] != NOTHING else None, approvals) != record:
        raise _damaged()
    try:
        action, day = Action(fields["action"]), read_day(fields["day"])
    except ValueError as wrong:
        raise _damaged() from wrong
    if not _NUMBER.fullmatch(fields["number"]) or not _HEX.fullmatch(fields["previous"]):
        raise _damaged()
    reader = _read_reader(fields, action)
    names_approvers = action in (Action.FOUND, Action.APPROVERS)
    if action is Action.PAPER:
        read_record_name(fields["name"])
    return DirectoryEntry(
        number=int(fields["number"]),
        previous=fields["previous"],
        action=action,
        day=day,
        name=fields["name"],
        reader=reader,
        approvers=read_approvers(fields["approvers"]) if names_approvers else _none(fields["approvers"]),
        claim=tail[1],
        approvals=approvals,
        statement=statement,
        hash=hashlib.sha256(record.encode()).hexdigest(),
    )


def _read_reader(fields: Mapping[str, str], action: Action) -> Reader | None:
    """Return the key that an entry adds or ends; one about approvers or the key on paper carries none."""
    if action not in (Action.ADD, Action.END):
        if any(fields[name] != NOTHING for name in ("person", "role", "recipient", "signer")):
            raise _damaged()
        return None
    if not _ROLE.fullmatch(fields["role"]) or not _HEX.fullmatch(fields["signer"]):
        raise _damaged()
    check_recipient(fields["recipient"])
    person = _person(fields["person"])
    return Reader(person, fields["name"], fields["role"], fields["recipient"], fields["signer"])


def read_approvers(text: str) -> dict[str, str]:
    """Return who approves, from `secretaris=<key> fg=<key> or=<key>`: each name and each key once, at least two."""
    found = [_APPROVER.fullmatch(part) for part in text.split(" ")]
    pairs = {match[1]: match[2] for match in found if match}
    if len(pairs) != len(found) or len(set(pairs.values())) != len(pairs) or len(pairs) < 2:
        raise _damaged()
    return pairs


def write_approvers(approvers: Mapping[str, str]) -> str:
    """Return the line that `read_approvers` reads."""
    return " ".join(f"{name}={key}" for name, key in approvers.items())


def _person(text: str) -> UUID | None:
    if text == NOTHING:
        return None
    try:
        return read_id(text)
    except ValueError as wrong:
        raise _damaged() from wrong


def _none(text: str) -> dict[str, str]:
    if text != NOTHING:
        raise _damaged()
    return {}


def _damaged() -> NotSealedRight:
    return NotSealedRight(
        "sealing.directory_entry",
        "An entry in the directory of keys is damaged. Nothing is sealed to it; tell the people who approve keys.",
    )

"""What it says when the organisation's key on paper is used, or practised: a statement, and the record of it in the directory.

The record holds two digests and no case, so the directory that everybody downloads tells nothing but the day, and a
practice looks the same as a use. Who knows the id of a case finds its uses there, also one that a server keeps quiet about.
"""

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from zuiver.cases.sealing.errors import NotSealedRight
from zuiver.cases.sealing.statements import NOTHING, Form
from zuiver.cases.sealing.written import read_id

FORM: Final = Form("zuiver-paper-1", ("what", "case", "key", "reader", "ground", "sheets", "parts"))
_MARK: Final = "zuiver-paper-mark-1"
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{32}", re.ASCII)
_WORD: Final = re.compile(r"[a-z_]{1,40}", re.ASCII)
_PART: Final = re.compile(r"([a-z]{1,20})-([1-9][0-9]{0,4})", re.ASCII)
_NAME: Final = re.compile(r"([0-9a-f]{64}) ([0-9a-f]{64})", re.ASCII)


class What(StrEnum):
    """For what two sheets are put together."""

    USE = "use"
    PRACTICE = "practice"


@dataclass(frozen=True)
class PaperUse:
    """A use or a practice, as both people sign it.

    `case` is an id by chance where it is practised. `key` is the fingerprint of the key on paper, `reader` of the key that
    gets what is opened; `sheets` are the offices of the two sheets, `parts` the versions of compartments that are handed on.
    """

    what: What
    case: UUID
    key: str
    reader: str
    ground: str
    sheets: tuple[str, str]
    parts: frozenset[tuple[str, int]]
    statement: str

    @property
    def digest(self) -> str:
        """SHA-256 of the statement, in figures."""
        return hashlib.sha256(self.statement.encode()).hexdigest()


def read_paper_use(statement: str) -> PaperUse:
    """Return what a statement says. Raises `NotSealedRight` for any text that no browser of ours would have written."""
    fields = FORM.read(statement)
    try:
        what, case = What(fields["what"]), read_id(fields["case"])
    except ValueError as wrong:
        raise _damaged() from wrong
    first, cut, second = fields["sheets"].partition(" ")
    parts = _read_parts(fields["parts"])
    is_use = what is What.USE
    fits = (
        cut
        and first < second
        and all(_WORD.fullmatch(word) for word in (first, second, fields["ground"]))
        and _FINGERPRINT.fullmatch(fields["key"])
        and (_FINGERPRINT.fullmatch(fields["reader"]) if is_use else fields["reader"] == NOTHING)
        and bool(parts) == is_use
    )
    if not fits:
        raise _damaged()
    return PaperUse(
        what, case, fields["key"], fields["reader"], fields["ground"], (first, second), parts, statement
    )


def mark_of(previous: str, case: UUID) -> str:
    """Return how a record that follows on `previous` names a case: only who knows the case can tell."""
    return hashlib.sha256(f"{_MARK}\n{previous}\n{case}\n".encode()).hexdigest()


def record_name(previous: str, use: PaperUse) -> str:
    """Return what stands as `name` in the record of a use that follows on `previous`."""
    return f"{mark_of(previous, use.case)} {use.digest}"


def read_record_name(name: str) -> tuple[str, str]:
    """Return mark and digest. Raises `NotSealedRight` for anything else."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise _damaged()
    return found[1], found[2]


def _read_parts(text: str) -> frozenset[tuple[str, int]]:
    if text == NOTHING:
        return frozenset()
    found = [_PART.fullmatch(one) for one in text.split(" ")]
    pairs = [(one[1], int(one[2])) for one in found if one]
    # In one order only, and each once: a text has one writing.
    if len(pairs) != len(found) or sorted(set(pairs)) != pairs:
        raise _damaged()
    return frozenset(pairs)


def _damaged() -> NotSealedRight:
    return NotSealedRight(
        "sealing.paper_use",
        "What two people sign about the key on paper is not whole. Begin again on the page of the key on paper.",
    )

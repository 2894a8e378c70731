"""Heads of trails to keep elsewhere: whoever rewrites a whole trail cannot rewrite the paper in the safe.

A checkpoint file holds one line per organisation: slug, number, hash, separated by spaces; lines with # are remarks.
"""

from dataclasses import dataclass

from zuiver.audit.findings import Fault, Finding
from zuiver.audit.stored import stored_event, stored_head
from zuiver.kernel.errors import excerpt, invalid


@dataclass(frozen=True)
class Checkpoint:
    """The number and hash that the trail of one organisation had."""

    slug: str
    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.slug} {self.number} {self.hash}"


def take_checkpoint(slug: str, organisation_id: int) -> Checkpoint | None:
    """Return the head of the trail now; None when nothing was recorded yet."""
    head = stored_head(organisation_id)
    return Checkpoint(slug, head.number, head.hash) if head else None


def read_checkpoints(text: str) -> list[Checkpoint]:
    """Read a checkpoint file. Raises `InvalidData` that names the line which is none."""
    found = []
    for line_number, line in enumerate(text.splitlines(), start=1):
        words = line.split("#")[0].split()
        if not words:
            continue
        if len(words) != 3 or not words[1].isdecimal() or len(words[2]) != 64:
            raise invalid(
                "checkpoint",
                "Line {line} of the checkpoint file is not an organisation, a number and a hash: {text}",
                line=line_number,
                text=excerpt(line),
            )
        found.append(Checkpoint(words[0], int(words[1]), words[2].lower()))
    return found


def compare(checkpoint: Checkpoint, organisation_id: int) -> Finding | None:
    """Return what is wrong when the trail no longer holds the event of the checkpoint."""
    stored = stored_event(organisation_id, checkpoint.number)
    if stored is None:
        return Finding(Fault.SHORTER, checkpoint.number)
    if stored.hash != checkpoint.hash:
        return Finding(Fault.REWRITTEN, checkpoint.number)
    return None

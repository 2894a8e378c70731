"""How one event is hashed onto the one before it. No Django: a stranger can redo this sum from an export."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final, Self
from uuid import UUID

# What stands before the first event.
NO_HASH: Final = "0" * 64
# The first word of all that is hashed: another way of hashing gets another word.
_SCHEME: Final = "zuiver-audit-1"


@dataclass(frozen=True, slots=True)
class Link:
    """Every column of an event but its hash, as the text or number that is hashed."""

    organisation_id: int
    number: int
    at: str
    event: str
    actor: str
    subject: str
    data_text: str
    previous_hash: str

    def digest(self) -> str:
        """Return the SHA-256, in hexadecimal, of all columns as one JSON list."""
        columns = (
            *(_SCHEME, self.organisation_id, self.number, self.at),
            *(self.event, self.actor, self.subject, self.data_text, self.previous_hash),
        )
        return hashlib.sha256(_as_list.encode(columns).encode()).hexdigest()

    def at_number(self, number: int) -> Self:
        """Return the same link as if it had another number."""
        return replace(self, number=number)

    def after(self, previous_hash: str) -> Self:
        """Return the same link as if it came after another event."""
        return replace(self, previous_hash=previous_hash)


def moment_text(moment: datetime) -> str:
    """Return an aware moment as the text that is hashed: UTC, as SQLite holds it. Raises ValueError without a zone."""
    if moment.tzinfo is None:
        raise ValueError("An audit event needs a moment with a time zone.")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ")


def canonical_json(data: Mapping[str, object]) -> str:
    """Return the one JSON text of `data`: keys sorted, no spaces; dates, decimals and UUIDs as text.

    Raises TypeError for a value that JSON does not know, ValueError for one it cannot hold (NaN, half a character).
    """
    text = _canonical.encode(data)
    text.encode()
    if "\\u0000" in text:
        raise ValueError("An audit event cannot hold a NUL character.")
    return text


def _as_text(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    raise TypeError(
        f"An audit event cannot hold a {type(value).__name__}: give text, a number, a list or a mapping."
    )


# Made once: json.dumps would make one for each event.
_as_list = json.JSONEncoder(ensure_ascii=False, check_circular=False)
_canonical = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_as_text
)

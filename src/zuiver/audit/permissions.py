"""Who may read the audit trail. The roles that hold this permission stand in `people/roles.py`."""

from typing import Final, Protocol

from zuiver.kernel.errors import Refusal

READ_AUDIT: Final = "audit.event.read"


class Reader(Protocol):
    """What reading asks of an actor; this room lies below people and does not know its `Actor`."""

    @property
    def organisation_id(self) -> int:
        """The organisation whose trail may be read."""
        ...

    def may(self, permission: str) -> bool:
        """Whether a role gives this permission."""
        ...


def check_read(reader: Reader) -> Refusal | None:
    """Return a refusal unless a role lets the reader see the audit trail."""
    if reader.may(READ_AUDIT):
        return None
    return Refusal(
        "audit_not_for_you",
        "Only an auditor reads the audit trail. Ask the administrator for the role of auditor if you need it.",
    )

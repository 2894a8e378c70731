"""The states of a destruction and of an access pack, and what can come of a line on a list."""

from enum import StrEnum
from typing import Final


class DestructionState(StrEnum):
    """Proposed by one, approved or refused by another, and done."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REFUSED = "refused"
    DONE = "done"


# As long as a list is in one of these no other is made.
OPEN: Final = (DestructionState.PROPOSED, DestructionState.APPROVED)


class Outcome(StrEnum):
    """What came of an entry on a list; a line without one is still to do."""

    DESTROYED = "destroyed"
    HELD = "held"
    NOT_DUE = "not_due"
    MEASURES_OPEN = "measures_open"
    GONE = "gone"


class PackState(StrEnum):
    """Asked by the person, chosen what is shown, looked at by a second person, handed out."""

    ASKED = "asked"
    MASKED = "masked"
    CHECKED = "checked"
    HANDED_OUT = "handed_out"

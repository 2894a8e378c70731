"""Which lines of the log are of somebody with a page of their own: their steps, what is new for them, and what they hear of.

No Django. Everything else that happens in a case is not theirs: not as a line, a number, a mark or a notice.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from zuiver.cases.lifecycle import STEPS, Role

# The days in which the person concerned answers a draft: the organisation sets it, no law names a number.
REPLY_DAYS: Final = "cases.reply_days"
LEAST_DAYS, MOST_DAYS = 1, 366

OWN_EVENTS: Final[Mapping[Role, frozenset[str]]] = {
    Role.ACCUSED: frozenset(
        {
            "accused_told", "concerned_joined", "concerned_given", "concerned_wrote", "investigation_draft",
            "investigation_reply", "accused_cleared", "completed", "reopened",
        }
    ),
    Role.MANAGER: frozenset({"intake_kept", *(step.event for step in STEPS if step.to)}),
}  # fmt: skip


def reply_by(terms: Mapping[str, object], given_on: date) -> date | None:
    """Return the last day for an answer to a draft that was given on a day; None where the organisation set no period."""
    raw = str(terms.get(REPLY_DAYS, "")).strip()
    if not raw.isdecimal() or not LEAST_DAYS <= int(raw) <= MOST_DAYS:
        return None
    return given_on + timedelta(days=int(raw))

"""What people write down beside the path of a case: a choice about the person concerned, or about the police, with its reason.

These change no state and no clock. Each leaves a sealed reason and a line in the log that says only that it was done.
"""

from dataclasses import dataclass
from typing import Final

from zuiver.cases.lifecycle.table import CLOSED, DECIDERS, HANDLERS, OPEN
from zuiver.cases.lifecycle.words import Role, State
from zuiver.kernel.errors import Message


@dataclass(frozen=True)
class Record:
    """One such choice. `police` is the code of the register that goes with it; `guard` names a policy."""

    name: str
    label: Message
    roles: frozenset[Role]
    sources: frozenset[State]
    event: str
    police: str = ""
    guard: str = ""
    # The person concerned reads it on the own page, where there is one.
    reaches_concerned: bool = False


_AFTER_FINDING: Final = (
    frozenset({State.INVESTIGATING, State.FEEDBACK_GIVEN, State.DECIDED, State.MEASURES}) | CLOSED
)

RECORDS: Final[tuple[Record, ...]] = (
    # The person concerned hears it as soon as the investigation bears it; until then a reason stands (OM-11).
    Record("accused_later", Message("Tell the person concerned later"), HANDLERS, OPEN, "accused_later"),
    Record(
        "accused_cleared", Message("Restore the good name of the person concerned"), HANDLERS, _AFTER_FINDING,
        "accused_cleared", guard="something_unfounded", reaches_concerned=True,
    ),
    # Civil servants have to report some crimes (Sv 162): whether this is one, people weigh.
    Record(
        "police_considered", Message("Weigh a report to the police"), HANDLERS | DECIDERS, OPEN, "police_considered",
        police="considered",
    ),
    Record(
        "police_made", Message("A report to the police was made"), HANDLERS | DECIDERS, OPEN, "police_made",
        police="made",
    ),
    Record(
        "police_not_made", Message("No report to the police is made"), HANDLERS | DECIDERS, OPEN, "police_not_made",
        police="not_made",
    ),
)  # fmt: skip

_BY_NAME: Final = {record.name: record for record in RECORDS}


def record_of(name: str, state: State) -> Record | None:
    """Return the record of this name when it may be made in `state`; None otherwise."""
    record = _BY_NAME.get(name)
    return record if record and state in record.sources else None

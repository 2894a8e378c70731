"""What somebody wants to write in the list of designated functions, read and checked at once."""

from dataclasses import dataclass
from datetime import date

from zuiver.kernel.errors import InvalidData, Message
from zuiver.people.checking import line_of_text
from zuiver.people.models import Designation
from zuiver.people.names import folded


@dataclass(frozen=True)
class Wanted:
    """The content of a designation. `decided_by` is a body or a function, no name."""

    function: str
    reason: str
    risk: str
    decided_by: str
    decided_on: date
    reports_interests: bool = True
    prohibited_interests: str = ""
    screening: str = Designation.Screening.NONE.value
    review_on: date | None = None


def columns_of(wanted: Wanted) -> dict[str, object]:
    """Return the columns of a row. Raises InvalidData with a message for each field that is not right."""
    found: dict[str, object] = {
        "reports_interests": wanted.reports_interests,
        "decided_on": wanted.decided_on,
        "review_on": wanted.review_on,
    }
    errors: dict[str, Message] = {}
    for field, longest, required in (
        ("function", 200, True),
        ("reason", 1000, True),
        ("prohibited_interests", 1000, False),
        ("decided_by", 200, True),
    ):
        try:
            found[field] = line_of_text(
                field, " ".join(getattr(wanted, field).split()), longest=longest, required=required
            )
        except InvalidData as wrong:
            errors |= wrong.errors
    for field, values in (("risk", Designation.Risk.values), ("screening", Designation.Screening.values)):
        found[field] = getattr(wanted, field)
        if found[field] not in values:
            errors[field] = Message("Choose one of the list.")
    if not wanted.reports_interests and wanted.screening == Designation.Screening.NONE:
        errors["screening"] = Message(
            "This designation asks nothing: no report of interests and no screening. Choose at least one of the two."
        )
    if errors:
        raise InvalidData(errors)
    return found | {"function_key": folded(str(found["function"]))}

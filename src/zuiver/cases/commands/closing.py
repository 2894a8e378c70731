"""What completing a case sets going: how long it is kept, the moments of aftercare, and its clocks in the register."""

from datetime import date
from typing import Final

from zuiver.cases.clocks import Clock
from zuiver.cases.models import Case, CheckIn, Deadline, RegisterLine
from zuiver.cases.retention import LEAST_MONTHS, MOST_MONTHS, aftercare_days, keep_until
from zuiver.kernel.errors import Refusal

KEEP_MONTHS: Final = "cases.keep_months"


def start_keeping(case: Case, on: date) -> None:
    """Set until when a case is kept (never earlier than before), plan the aftercare, and close its line in the register."""
    case.closed_on = on
    case.keep_until = keep_until(on, months_kept(case), case.keep_until)
    CheckIn.rows.bulk_create(
        [CheckIn(organisation_id=case.organisation_id, case=case, due_on=day) for day in aftercare_days(on)],
        ignore_conflicts=True,
    )
    met = {
        row.clock: row.met_on is not None and row.met_on <= row.due_on
        for row in Deadline.rows.of(case.organisation_id).filter(case=case)
    }
    RegisterLine.rows.of(case.organisation_id).filter(case=case).update(
        closed_year=on.year, receipt_in_time=met[Clock.RECEIPT], feedback_in_time=met[Clock.FEEDBACK]
    )


def months_kept(case: Case) -> int:
    """Return how long the organisation keeps a case. Raises Refusal where it never said: no law names a period."""
    raw = str(case.organisation.terms.get(KEEP_MONTHS, "")).strip()
    if not raw.isdecimal() or not LEAST_MONTHS <= int(raw) <= MOST_MONTHS:
        raise Refusal(
            "no_retention",
            "This organisation has not set how long it keeps a case ({name}, in months). "
            "Ask the archivist and the data protection officer; an administrator records what they say.",
            name=KEEP_MONTHS,
        )
    return int(raw)

"""When a receipt has to be confirmed and feedback given, for each family of cases. Days only, never a time.

Every clock has two dates: the target, by which we work and warn, and the last day that the law allows. The target is
the earlier reading of the law and never moves for a weekend; a weekend or holiday only makes the last day later. Both
only ever move to an earlier day, and a clock that was met stays as it was met: doing something twice changes nothing.

Wbk and Directive 2019/1937 art. 9(1)(b) and (f): receipt within 7 days; feedback within 3 months after that, or after the
end of the 7 days where no receipt was sent. Some guidance counts the 3 months from the report itself: that is the target.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from zuiver.cases.lifecycle.words import Family
from zuiver.kernel.date_sums import add_months
from zuiver.kernel.working_days import is_working_day


class Clock(StrEnum):
    """What is counted."""

    RECEIPT = "receipt"
    FEEDBACK = "feedback"


@dataclass(frozen=True)
class Regime:
    """The periods of a family: days until the receipt, months and days from there until feedback."""

    receipt_days: int
    feedback_months: int
    feedback_days: int = 0


@dataclass(frozen=True, slots=True)
class Deadline:
    """One clock of one case. `target_on` is what we work by, `due_on` the last day that the law allows."""

    clock: Clock
    target_on: date
    due_on: date
    met_on: date | None = None

    def is_missed(self, today: date) -> bool:
        """Whether the last day went by without it, or it came after that day."""
        return (self.met_on or today) > self.due_on

    def meet(self, on: date) -> "Deadline":
        """Return it as met on a day; one that was met before stays as it is."""
        return self if self.met_on else replace(self, met_on=on)


# Wrongdoing: law. Breach: our own choice, the same, because nobody should have to know the difference beforehand.
# Conduct: receipt as the others; six weeks is the period of the Awb for complaints (9:11): to be checked by a lawyer.
REGIMES: Final[Mapping[Family, Regime]] = {
    Family.WRONGDOING: Regime(7, 3),
    Family.BREACH: Regime(7, 3),
    Family.CONDUCT: Regime(7, 0, 42),
}
# Days after the start, and days before the target of the feedback, on which a handler is warned.
WARN_RECEIPT_AFTER: Final = timedelta(days=5)
WARN_FEEDBACK_AFTER: Final = timedelta(weeks=10)


def deadlines_for(family: Family, received_on: date) -> tuple[Deadline, ...]:
    """Return the clocks that start with a report; one that is not sorted yet has the earliest date of every family."""
    regimes = REGIMES.values() if family is Family.UNSORTED else (REGIMES[family],)
    return tuple(
        earliest(found) for found in zip(*(_of(regime, received_on) for regime in regimes), strict=True)
    )


def after_receipt(deadline: Deadline, family: Family, acknowledged_on: date) -> Deadline:
    """Return the feedback clock once the receipt was confirmed: counted from that day, and never later than it was."""
    if deadline.clock is not Clock.FEEDBACK or deadline.met_on:
        return deadline
    regimes = REGIMES.values() if family is Family.UNSORTED else (REGIMES[family],)
    due = min(working_day_from(_feedback_day(regime, acknowledged_on)) for regime in regimes)
    return replace(deadline, due_on=max(min(deadline.due_on, due), deadline.target_on))


def after_triage(known: Iterable[Deadline], family: Family, received_on: date) -> tuple[Deadline, ...]:
    """Return the clocks under another family: of each the earlier date, and what was met stays met."""
    fresh = {deadline.clock: deadline for deadline in deadlines_for(family, received_on)}
    return tuple(
        deadline if deadline.met_on else earliest((deadline, fresh[deadline.clock])) for deadline in known
    )


def earliest(found: Iterable[Deadline]) -> Deadline:
    """Return one clock with the earliest of the dates."""
    deadlines = tuple(found)
    return replace(
        deadlines[0],
        target_on=min(deadline.target_on for deadline in deadlines),
        due_on=min(deadline.due_on for deadline in deadlines),
    )


def warned_from(deadline: Deadline, received_on: date) -> date:
    """Return the day from which a handler is warned: day 5 for the receipt, ten weeks for feedback, or a week before."""
    after = WARN_RECEIPT_AFTER if deadline.clock is Clock.RECEIPT else WARN_FEEDBACK_AFTER
    return min(received_on + after, deadline.target_on - timedelta(days=2))


def working_day_from(day: date) -> date:
    """Return the day itself, or the first working day after it (Algemene termijnenwet art. 1)."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def _of(regime: Regime, received_on: date) -> tuple[Deadline, Deadline]:
    receipt = received_on + timedelta(days=regime.receipt_days)
    return (
        Deadline(Clock.RECEIPT, receipt, working_day_from(receipt)),
        Deadline(
            Clock.FEEDBACK,
            _feedback_day(regime, received_on),
            working_day_from(_feedback_day(regime, receipt)),
        ),
    )


def _feedback_day(regime: Regime, start: date) -> date:
    return add_months(start, regime.feedback_months) + timedelta(days=regime.feedback_days)

"""How often a measure is kept: the share with proof on the day. Small numbers are never shown."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, F, Q

from zuiver.codes.small_numbers import shown_or_none, smallest_shown
from zuiver.measures.lifecycle import State
from zuiver.measures.models import Measure
from zuiver.measures.permissions import check_register
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation

# What to aim for, in percent of the measures whose day has come. Our own choice; no law names it.
TARGET: Final = 95


@dataclass(frozen=True)
class OnTime:
    """Of the measures whose day fell in a period: how many there were, and which percentage had proof by that day.

    `due` is None where there were too few to show. The percentage is from `low` up to and including `high`; the two are the
    same unless that would tell how few were late, or how few were not.
    """

    since: date
    until: date
    due: int | None
    low: int = 0
    high: int = 0
    target: int = TARGET

    @property
    def is_reached(self) -> bool | None:
        """Whether the target is reached; None where that is not shown."""
        if self.due is None or self.low < self.target <= self.high:
            return None
        return self.low >= self.target


def share_with_proof_on_date(actor: Actor, *, since: date, until: date) -> OnTime:
    """Return which part of the measures due from `since` up to and including `until` had its proof by the day.

    Counts what was in force on its day, once that has passed. What was stopped before its day does not count; what was
    stopped after it without proof was late. Raises NotFound for who does not keep the registers.
    """
    refusal = check_register(actor)
    if refusal is not None:
        raise refusal
    rows = Measure.rows.of(actor.organisation_id).filter(
        due_on__gte=since, due_on__lte=until, due_on__lt=actor.on
    )
    rows = rows.exclude(state__in=[State.PROPOSED, State.OBJECTED])
    rows = rows.exclude(state=State.LAPSED, proven_on__isnull=True, state_since__date__lte=F("due_on"))
    counts = rows.aggregate(due=Count("pk"), on_time=Count("pk", filter=Q(proven_on__lte=F("due_on"))))
    smallest = smallest_shown(Organisation.objects.get(pk=actor.organisation_id))
    return shown_share(since, until, counts["due"], counts["on_time"], smallest)


def shown_share(since: date, until: date, due: int, on_time: int, smallest: int) -> OnTime:
    """Return the share as it may be shown: each number of late ones, or of others, below `smallest` stays possible."""
    shown = shown_or_none(due, smallest)
    if shown is None:
        return OnTime(since, until, None)
    fewest = most = on_time
    if 0 < on_time < due < 2 * smallest - 1:
        # One of the two parts is small, and a range of it alone would say which.
        fewest, most = 1, due - 1
    elif 0 < due - on_time < smallest:
        fewest, most = due - smallest + 1, due - 1
    elif 0 < on_time < smallest:
        fewest, most = 1, smallest - 1
    # Rounded down, so that a target is never reached by rounding.
    return OnTime(since, until, shown, 100 * fewest // due, 100 * most // due)

"""How often each theme is asked about: a number for each month, and nothing else. No person, answer, day or hour.

The only door to these numbers. They leave no audit event on purpose: an event has a moment, and a moment can lead to
somebody.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Final

from django.db import transaction
from django.db.models import F

from zuiver.codes.models import QuestionCount
from zuiver.codes.small_numbers import shown_or_none, smallest_shown
from zuiver.kernel import clock
from zuiver.people.models import Organisation

_TICKETS_REMEMBERED: Final = 20_000


@dataclass
class Tickets:
    """The last tickets that were counted, in the memory of this process only: numbers made by chance, without a moment."""

    most: int = _TICKETS_REMEMBERED
    _seen: OrderedDict[str, None] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def is_new(self, ticket: str) -> bool:
        """Take a ticket in, and tell whether it was not there yet."""
        with self._lock:
            if ticket in self._seen:
                return False
            self._seen[ticket] = None
            if len(self._seen) > self.most:
                self._seen.popitem(last=False)
            return True


@dataclass(frozen=True)
class MonthCount:
    """How often a theme was asked about in a month; None: too seldom to say."""

    theme: str
    month: date
    asked: int | None


def count_question(organisation_id: int, theme: str) -> None:
    """Count one question about a theme in this month."""
    month = clock.today().replace(day=1)
    rows = QuestionCount.rows.of(organisation_id).filter(theme=theme, month=month)
    with transaction.atomic():
        if rows.update(asked=F("asked") + 1):
            return
        fresh = QuestionCount(organisation_id=organisation_id, theme=theme, month=month)
        QuestionCount.rows.bulk_create([fresh], ignore_conflicts=True)
        rows.update(asked=F("asked") + 1)


def questions_by_month(organisation: Organisation, today: date) -> list[MonthCount]:
    """Return the numbers of the last twelve months that are over, newest first; small ones as None.

    The month that runs is left out: who sees a number grow knows when somebody asked.
    """
    this_month = today.replace(day=1)
    rows = QuestionCount.rows.of(organisation.pk).filter(
        month__gte=this_month.replace(year=this_month.year - 1), month__lt=this_month
    )
    smallest = smallest_shown(organisation)
    return [
        MonthCount(row.theme, row.month, shown_or_none(row.asked, smallest))
        for row in rows.order_by("-month", "theme")
    ]

"""Reading the trail: a page of events for the auditor, and all that happened to one subject."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from zuiver.audit.models import AuditEvent
from zuiver.audit.permissions import Reader, check_read
from zuiver.kernel.clock import AMSTERDAM
from zuiver.kernel.errors import invalid

PAGE_SIZE: Final = 50


@dataclass(frozen=True)
class EventFilter:
    """What the auditor looks for; an empty value does not filter. Days are Amsterdam days, both included."""

    subject: str = ""
    actor: str = ""
    event: str = ""
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class EventPage:
    """Some events, newest first, and the cursor of the next page; empty when there is none."""

    events: list[AuditEvent]
    next_cursor: str


def events(
    reader: Reader, wanted: EventFilter | None = None, *, cursor: str = "", page_size: int = PAGE_SIZE
) -> EventPage:
    """Return a page of the reader's own organisation, newest first.

    Raises the `Refusal` of `check_read`, and `InvalidData` for a cursor that no page gave out.
    """
    refusal = check_read(reader)
    if refusal:
        raise refusal
    found = _narrowed(
        AuditEvent.objects.filter(organisation_id=reader.organisation_id), wanted or EventFilter()
    )
    if cursor:
        at, number = _read_cursor(cursor)
        found = found.filter(Q(at__lt=at) | Q(at=at, number__lt=number))
    rows = list(found.order_by("-at", "-number")[: page_size + 1])
    page = rows[:page_size]
    more = len(rows) > page_size
    return EventPage(page, f"{page[-1].at.isoformat()}~{page[-1].number}" if more else "")


def events_of_subject(organisation_id: int, subject: str, *, at_most: int = 500) -> list[AuditEvent]:
    """Return all that happened to one subject, oldest first. The caller has checked who may see the subject."""
    return list(
        AuditEvent.objects.filter(organisation_id=organisation_id, subject=subject).order_by("at", "number")[
            :at_most
        ]
    )


def _narrowed(found: QuerySet[AuditEvent], wanted: EventFilter) -> QuerySet[AuditEvent]:
    exact: Mapping[str, str] = {"subject": wanted.subject, "actor": wanted.actor, "event": wanted.event}
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if wanted.first_day:
        found = found.filter(at__gte=_start_of(wanted.first_day))
    if wanted.last_day:
        found = found.filter(at__lt=_start_of(wanted.last_day + timedelta(days=1)))
    return found


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM).astimezone(UTC)


def _read_cursor(cursor: str) -> tuple[datetime, int]:
    at, _, number = cursor.partition("~")
    try:
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is None:
            raise ValueError(at)
        return moment, int(number)
    except ValueError:
        raise invalid(
            "cursor", "This page address was changed or is too old. Start again at the first page."
        ) from None

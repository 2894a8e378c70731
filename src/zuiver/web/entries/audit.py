"""The audit trail for the auditor: a page of events, one event in words, and a check of the whole chain."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zuiver.audit.models import AuditEvent
from zuiver.audit.queries import EventFilter, events
from zuiver.audit.vocabulary import declared_events
from zuiver.kernel import clock
from zuiver.kernel.dates import read_date
from zuiver.kernel.errors import InvalidData, Message, NotFound
from zuiver.registers.registry import all_registers
from zuiver.web.entries import shown
from zuiver.web.entries.audit_words import Names, about, kind_words, labels_for, names_in, said
from zuiver.web.entries.chain_check import check_chain, last_check
from zuiver.web.requests import SignedInRequest, signed_in

NAMES: Final = ("gebeurtenis", "wie", "waarover", "van", "tot")
CURSOR: Final = "vanaf"


@require_safe
@signed_in
def audit(request: SignedInRequest) -> HttpResponse:
    """Events, newest first."""
    typed = {name: request.GET.get(name, "").strip()[:120] for name in NAMES}
    errors: dict[str, Message] = {}
    label, unclear = labels_for(request.actor, typed["wie"])
    if unclear:
        errors["wie"] = unclear
    wanted = EventFilter(
        subject=_subject(typed["waarover"]),
        actor=label,
        event=typed["gebeurtenis"],
        first_day=_day(typed, "van", errors, last=False),
        last_day=_day(typed, "tot", errors, last=True),
    )
    cursor = request.GET.get(CURSOR, "")
    page = events(request.actor, wanted, cursor=cursor)
    names = names_in(request.actor, page.events)
    context = {
        "chain": last_check(request.actor),
        "kinds": [(one.name, kind_words(one)) for one in declared_events()],
        "typed": typed,
        "errors": {name: shown.words(message) for name, message in errors.items()},
        "labels": {},
        "columns": [
            ("what", _("What happened"), "text"),
            ("about", _("About"), "text"),
            ("who", _("By whom"), "text"),
            ("when", _("When"), "date"),
            ("number", _("Number"), "number"),
        ],
        "rows": [_row(one, names) for one in page.events],
        "newest": _address(typed) if cursor else "",
        "older": _address(typed, page.next_cursor) if page.next_cursor else "",
    }
    return render(request, "entries/audit.html", context)


def _address(typed: Mapping[str, str], cursor: str = "") -> str:
    query = urlencode({name: value for name, value in {**typed, CURSOR: cursor}.items() if value})
    return reverse("audit") + (f"?{query}" if query else "")


def _day(typed: Mapping[str, str], name: str, errors: dict[str, Message], *, last: bool) -> date | None:
    if not typed[name]:
        return None
    try:
        found = read_date(typed[name], clock.today())
    except InvalidData as problem:
        errors[name] = next(iter(problem.errors.values()))
        return None
    return found.last_day() if last else found.first_day()


def _subject(typed: str) -> str:
    """The key of an entry alone is enough; anything with a colon is taken as it is."""
    return f"{all_registers()[0].kind}:{typed}" if typed and ":" not in typed else typed


def _row(event: AuditEvent, names: Names) -> dict[str, Any]:
    return {
        "href": reverse("audit_event", args=[event.number, event.at.isoformat()]),
        "what": said(event),
        "about": about(event.subject),
        "who": names.of(event.actor),
        "when": shown.moment(event.at),
        "number": event.number,
    }


@require_safe
@signed_in
def audit_event(request: SignedInRequest, number: int, at: str) -> HttpResponse:
    """One event in words, with its place in the chain. The moment stands in the address because the trail is kept by time."""
    event = _find(request, number, at)
    context = {
        "title": said(event),
        "facts": [
            (_("Number"), event.number),
            (_("When"), shown.moment(event.at)),
            (_("By whom"), f"{names_in(request.actor, [event]).of(event.actor)} ({event.actor})"),
            (_("About"), f"{about(event.subject)} ({event.subject})"),
            (_("Name of the event"), event.event),
        ],
        "details": [
            (name, value if isinstance(value, str) else str(value)) for name, value in event.data.items()
        ],
        "chain": [
            (_("Hash of the event before"), event.previous_hash),
            (_("Hash of this event"), event.hash),
        ],
    }
    return render(request, "entries/audit_event.html", context)


def _find(request: SignedInRequest, number: int, at: str) -> AuditEvent:
    """The page that starts just after the event begins with it. Raises NotFound for a number that is not there."""
    nothing = NotFound("event_not_found", "There is no such event. Go back to the list.")
    try:
        moment = datetime.fromisoformat(at)
        found = events(request.actor, cursor=f"{moment.isoformat()}~{number + 1}", page_size=1).events
    except (ValueError, InvalidData):
        raise nothing from None
    if not found or found[0].number != number:
        raise nothing
    return found[0]


@require_POST
@signed_in
def audit_verify(request: SignedInRequest) -> HttpResponse:
    """Check the whole chain now; the result is recorded in it."""
    check_chain(request.actor)
    return redirect("audit")

"""Designate a function, change that from a day on, or end it. What was typed stays when something is wrong."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import InvalidData, Message
from zuiver.people.designations import commands, queries
from zuiver.people.designations.wanted import Wanted
from zuiver.people.models import Designation
from zuiver.people.permissions import check_manage_designations
from zuiver.registers.fields import Day
from zuiver.web import kept, notes
from zuiver.web.designations import words
from zuiver.web.entries import shown
from zuiver.web.requests import SignedInRequest, signed_in

Typed = Mapping[str, str]
# A form shows what stands in it already, and nothing else.
NOTHING: Final = dict.fromkeys(
    ("reason", "risk", "prohibited_interests", "decided_by", "decided_on", "review_on", "end_reason"), ""
)
TEXTS: Final = ("function", "reason", "risk", "prohibited_interests", "screening", "decided_by")
_DAY: Final = Day(past_only=False)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: SignedInRequest) -> HttpResponse:
    """Designate a function. Raises Refusal for who does not keep the list."""
    blank = {
        "function": request.GET.get("functie", "")[:200],
        "reports_interests": "yes",
        "screening": "none",
        "valid_from": shown.day(request.actor.on),
    }

    def write(typed: Typed) -> Designation:
        wanted, start = _wanted(typed, request.actor.on)
        return commands.designation_start(request.actor, wanted, valid_from=start)

    return _form(request, blank, write, heading=_("Designate a function"), back=reverse("designations"))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Change a designation from a day on; what stood there stays in the history. Raises NotFound and Refusal."""
    found = queries.designation_found(request.actor, public_id)
    stored = {
        **{name: str(getattr(found, name)) for name in TEXTS},
        "reports_interests": "yes" if found.reports_interests else "no",
        "decided_on": shown.day(found.decided_on),
        "review_on": shown.day(found.review_on),
        "valid_from": shown.day(request.actor.on),
    }

    def write(typed: Typed) -> Designation:
        wanted, start = _wanted({**typed, "function": found.function}, request.actor.on)
        return commands.designation_change(request.actor, found, wanted, valid_from=start)

    heading = _("Change: %(function)s") % {"function": found.function}
    back = reverse("designation", args=[public_id])
    return _form(request, stored, write, heading=heading, back=back, is_change=True)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def end(request: SignedInRequest, public_id: str) -> HttpResponse:
    """End a designation on a day, with a reason. Raises NotFound and Refusal."""
    found = queries.designation_found(request.actor, public_id)

    def write(typed: Typed) -> Designation:
        days: dict[str, date | None] = {}
        errors = _read_days(typed, ("valid_until",), (), request.actor.on, days)
        last = days.get("valid_until")
        if errors or last is None:
            raise InvalidData(errors)
        commands.designation_end(request.actor, found, valid_until=last, reason=typed.get("end_reason", ""))
        return found

    heading = _("End: %(function)s") % {"function": found.function}
    blank = {"valid_until": shown.day(request.actor.on)}
    back = reverse("designation", args=[public_id])
    return _form(request, blank, write, heading=heading, back=back, is_end=True)


def _form(
    request: SignedInRequest,
    blank: Typed,
    write: Callable[[Typed], Designation],
    *,
    heading: str,
    back: str,
    is_change: bool = False,
    is_end: bool = False,
) -> HttpResponse:
    refusal = check_manage_designations(request.actor)
    if refusal:
        raise refusal
    context: dict[str, Any] = {
        "heading": heading, "back": back, "is_change": is_change, "is_end": is_end, "typed": NOTHING | dict(blank), "errors": {},
        "risks": [(name, shown.words(label)) for name, label in words.RISKS.items()],
        "screenings": [(name, shown.words(label)) for name, label in words.SCREENINGS.items()],
    }  # fmt: skip
    if request.method != "POST":
        waiting = kept.take(request)
        if waiting:
            notes.leave(request, _("Your session had ended. What you typed is still here."), "info")
            context["typed"] = NOTHING | waiting.fields.dict()
        return render(request, "designations/form.html", context)
    typed = request.POST.dict()
    try:
        made = write(typed)
    except InvalidData as wrong:
        again = context | {"typed": NOTHING | typed, "errors": wrong.texts(shown.translate)}
        return render(request, "designations/form.html", again, status=422)
    notes.leave(request, _("Recorded. Who is in this function is asked what it touches at the next round."))
    return redirect("designation", made.public_id)


def _wanted(typed: Typed, today: date) -> tuple[Wanted, date]:
    """Return what was typed and its first day. Raises InvalidData for the days; the rest is read by the command."""
    days: dict[str, date | None] = {}
    errors = _read_days(typed, ("valid_from", "decided_on"), ("review_on",), today, days)
    start, decided = days.get("valid_from"), days.get("decided_on")
    if errors or start is None or decided is None:
        raise InvalidData(errors)
    texts = {name: typed.get(name, "") for name in TEXTS}
    wanted = Wanted(
        **texts,
        decided_on=decided,
        reports_interests=typed.get("reports_interests") == "yes",
        review_on=days.get("review_on"),
    )
    return wanted, start


def _read_days(
    typed: Typed,
    needed: tuple[str, ...],
    optional: tuple[str, ...],
    today: date,
    days: dict[str, date | None],
) -> dict[str, Message]:
    """Read whole days into `days`; return what is wrong, by field."""
    errors: dict[str, Message] = {}
    for name in (*needed, *optional):
        try:
            stored = _DAY.clean(typed.get(name, ""), today)
        except InvalidData as wrong:
            errors[name] = next(iter(wrong.errors.values()))
            continue
        found = PartialDate.parse(stored["iso"]) if stored else None
        if found is not None and found.precision != "day":
            errors[name] = Message("Fill in a whole day, for example 1 June 2026.")
        elif found is None and name in needed:
            errors[name] = Message("There is no day yet. Fill in a day, for example 1 June 2026.")
        else:
            days[name] = found.first_day() if found else None
    return errors

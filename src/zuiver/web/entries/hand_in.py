"""The hand-in desk: what is expected, taking in, and where it went."""

from datetime import date
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zuiver.kernel import clock
from zuiver.kernel.dates import read_date
from zuiver.kernel.errors import InvalidData, NotFound, Refusal, invalid
from zuiver.people.roles import RUN_HAND_IN_DESK
from zuiver.registers import commands, queries
from zuiver.registers.lifecycle import State
from zuiver.registers.queries import EntryView
from zuiver.registers.registry import register_of
from zuiver.web import kept
from zuiver.web.entries import shown
from zuiver.web.entries.addresses import entry_address
from zuiver.web.entries.entry_page import hand_in_pairs
from zuiver.web.entries.opening import open_entry
from zuiver.web.entries.states import label
from zuiver.web.requests import SignedInRequest, signed_in

FIELDS: Final = {"receive": ("what", "place", "received_on"), "settle": ("destination", "on")}


@require_safe
@signed_in
def hand_in_desk(request: SignedInRequest) -> HttpResponse:
    """What waits at the desk, oldest first."""
    page = queries.desk_page(request.actor, request.GET.get("vanaf") or None)
    path = reverse("hand_in_desk")
    context = {
        "columns": [
            ("title", _("What"), "text"),
            ("person", _("Brought by"), "text"),
            ("party", _("From"), "text"),
            ("since", _("Reported"), "date"),
            ("state", _("State"), "badge"),
        ],
        "rows": [
            {
                "href": reverse("hand_in_case", args=[row.public_id]),
                "title": row.title,
                "person": row.person_name,
                "party": row.party_name,
                "since": shown.day(row.reported_on),
                "state": label(register_of(row.kind), row.state),
            }
            for row in page.rows
        ],
        "previous": f"{path}?vanaf={page.previous_cursor}" if page.previous_cursor else "",
        "next": f"{path}?vanaf={page.next_cursor}" if page.next_cursor else "",
    }
    return render(request, "entries/hand_in.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def hand_in_case(request: SignedInRequest, public_id: str) -> HttpResponse:
    """One thing: take it in, or say where it went."""
    if not request.actor.may(RUN_HAND_IN_DESK):
        raise NotFound("entry_not_found", "There is no such entry, or it is not for you.")
    view = open_entry(request.actor, public_id)
    asks = _asks(view)
    if request.method != "POST":
        waiting = kept.take(request)
        fields = waiting.fields if waiting else {}
        return _show(request, view, {name: fields.get(name, "") for name in FIELDS.get(asks, ())})
    typed = {name: request.POST.get(name, "") for name in FIELDS.get(asks, ())}
    try:
        _record(request, public_id, asks, typed)
    except NotFound:
        raise
    except InvalidData as problem:
        return _show(request, view, typed, errors=problem.texts(shown.translate))
    except Refusal as refusal:
        return _show(request, view, typed, problem=refusal.text(shown.translate))
    return redirect("hand_in_case", public_id=public_id)


def _asks(view: EntryView) -> str:
    return {State.TO_HAND_IN: "receive", State.HANDED_IN: "settle"}.get(State(view.entry.state), "")


def _record(request: SignedInRequest, public_id: str, asks: str, typed: dict[str, str]) -> None:
    if asks == "receive":
        commands.hand_in_receive(
            request.actor,
            public_id=public_id,
            place=typed["place"],
            what=typed["what"],
            received_on=_day(typed["received_on"], "received_on"),
        )
    elif asks == "settle":
        commands.hand_in_destination(
            request.actor, public_id=public_id, destination=typed["destination"], on=_day(typed["on"], "on")
        )
    else:
        raise Refusal("settled_already", "This was settled already. The receipt below says how.")


def _day(text: str, name: str) -> date:
    """A day that is known to the day. Raises InvalidData under the name of the field."""
    try:
        found = read_date(text, clock.today())
    except InvalidData as problem:
        raise problem.for_field(name) from None
    if found.precision != "day":
        raise invalid(name, "Fill in the day as well, for example 12 May 2026.")
    return found.first_day()


def _show(
    request: SignedInRequest,
    view: EntryView,
    typed: dict[str, str],
    errors: dict[str, str] | None = None,
    problem: str = "",
) -> HttpResponse:
    asks = _asks(view)
    by_itself = {"what": view.entry.title, "received_on": _("today"), "on": _("today")}
    context: dict[str, Any] = {
        "title": view.entry.title,
        "steps": _steps(asks, settled=view.hand_in is not None and not asks),
        "facts": [
            (_("Brought by"), view.entry.person.name),
            (_("From"), view.entry.party_name),
            (_("Reported on"), shown.day(view.entry.reported_on)),
            (_("Number"), view.entry.public_id),
        ],
        "receipt": hand_in_pairs(view),
        "receipt_address": f"{entry_address(view.register, view.entry.public_id)}brief/inleverbewijs/",
        "asks": asks,
        "action": reverse("hand_in_case", args=[view.entry.public_id]),
        "typed": {
            name: typed.get(name) or ("" if errors or problem else by_itself.get(name, ""))
            for name in (*FIELDS["receive"], *FIELDS["settle"])
        },
        "errors": errors or {},
        "labels": {
            "what": _("What"),
            "place": _("Where is it kept"),
            "received_on": _("When"),
            "destination": _("Destination"),
            "on": _("Day"),
        },
        "problem": problem,
    }
    return render(request, "entries/hand_in_case.html", context, status=422 if errors or problem else 200)


def _steps(asks: str, *, settled: bool) -> list[tuple[str, str]]:
    order = ["receive", "settle", "done"]
    now = order.index("done" if settled else asks) if settled or asks else 0
    words = [_("Take in"), _("Destination"), _("Settled")]
    return [
        (text, "done" if number < now or settled else "now" if number == now else "next")
        for number, text in enumerate(words)
    ]

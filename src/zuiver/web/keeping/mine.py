"""What is deleted when, for the person whose entries they are; and asking for all that is stored."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zuiver.registers.keeping import commands, queries
from zuiver.registers.keeping.queries import OwnFate
from zuiver.registers.keeping.states import PackState
from zuiver.registers.registry import register_of
from zuiver.web import notes
from zuiver.web.entries import shown
from zuiver.web.entries.addresses import entry_address
from zuiver.web.keeping import words
from zuiver.web.requests import SignedInRequest, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def my_keeping(request: SignedInRequest) -> HttpResponse:
    """Each of the reader's entries with its day and its rule, or that nothing is deleted yet."""
    if request.method == "POST":
        commands.pack_ask(request.actor)
        notes.leave(request, _("Asked. The integrity officer makes it ready within a month."))
        return redirect("my_keeping")
    pack = queries.my_pack(request.actor)
    context = {
        "columns": [
            ("title", _("What")),
            ("register", _("Register")),
            ("when", _("Deleted on")),
            ("why", _("Why")),
        ],
        "rows": [_row(one) for one in queries.fate_of_my_entries(request.actor)],
        "pack": pack and {"asked": shown.day(pack.asked_on), "due": shown.day(pack.due_on)},
        "is_ready": pack is not None and pack.state in {PackState.CHECKED, PackState.HANDED_OUT},
        "may_ask": pack is None or pack.state == PackState.HANDED_OUT,
    }
    return render(request, "keeping/mine.html", context)


def _row(fate: OwnFate) -> dict[str, Any]:
    return {
        "href": entry_address(register_of(fate.kind), fate.public_id),
        "title": fate.title,
        "register": words.register_name(fate.kind),
        "when": _when(fate),
        "why": words.period(fate.rule),
    }


def _when(fate: OwnFate) -> str:
    if fate.held:
        return _("Not now: this is kept for a while")
    if fate.due_on is not None:
        return _("On or after %(day)s") % {"day": shown.day(fate.due_on)}
    if fate.rule is None or fate.rule.years is None:
        return _("Nothing is deleted yet")
    return _("It is not over yet")

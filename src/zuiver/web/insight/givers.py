"""Who gives often: organisations, with numbers only. The officer can have their teams asked in neutral words."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from zuiver.kernel.errors import NotFound, Refusal
from zuiver.notices.commands import notices_seen
from zuiver.notices.queries import own_notices
from zuiver.people.queries import counterparty_by_public_id
from zuiver.registers import commands, queries
from zuiver.registers.commands.asking_others import GIVER
from zuiver.registers.permissions import not_found
from zuiver.registers.registry import register_of
from zuiver.web import notes
from zuiver.web.entries import shown
from zuiver.web.requests import SignedInRequest, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def givers_page(request: SignedInRequest) -> HttpResponse:
    """The list of each register that counts; posting asks the teams of one giver."""
    if request.method == "POST":
        return _ask(request)
    found = [queries.repeat_givers(request.actor, one) for one in queries.registers_of_givers()]
    if not found:
        raise not_found()
    return render(request, "insight/givers.html", {"lists": [_list(one) for one in found]})


def _ask(request: SignedInRequest) -> HttpResponse:
    try:
        count = commands.others_ask(
            request.actor, kind=request.POST.get("kind", ""), giver=request.POST.get("giver", "")
        )
    except NotFound:
        raise
    except Refusal as refusal:
        notes.leave(request, refusal.text(shown.translate), "info")
        return redirect("givers")
    asked = ngettext("%(count)d colleague is asked.", "%(count)d colleagues are asked.", count)
    notes.leave(request, asked % {"count": count})
    return redirect("givers")


@require_safe
@signed_in
def received_too(request: SignedInRequest, kind: str, giver: str) -> HttpResponse:
    """What somebody who was asked sees: which giver it is about, and that nothing has to be done when there was nothing."""
    subject = f"{kind}:{GIVER}{giver}"
    # Only who was asked learns that something of this giver was recorded.
    if not own_notices(request.actor).filter(subject=subject).exists():
        raise not_found()
    register, party = register_of(kind), counterparty_by_public_id(request.actor, giver)
    notices_seen(request.actor, subject=subject)
    context = {"giver": party.name, "record": reverse("entry_new", args=[register])}
    return render(request, "insight/received_too.html", context)


def _list(found: queries.Givers) -> dict[str, Any]:
    return {
        "kind": found.register.kind,
        "name": shown.words(found.register.name),
        "since": shown.day(found.since),
        "lines": [
            {
                "id": line.public_id,
                "name": line.name,
                "supplier": line.is_supplier,
                "told": _told(line),
                "worth": _worth(line),
                "last": shown.day(line.last_on),
            }
            for line in found.lines
        ],
    }


def _told(line: queries.GiverLine) -> str:
    times = ngettext("%(count)d time", "%(count)d times", line.entries) % {"count": line.entries}
    people = ngettext("to %(count)d person", "to %(count)d persons", line.persons) % {"count": line.persons}
    teams = ngettext("in %(count)d team", "in %(count)d teams", line.teams) % {"count": line.teams}
    return f"{times}, {people}, {teams}"


def _worth(line: queries.GiverLine) -> str:
    known = shown.euros(line.cents)
    if not line.unknown:
        return known
    unknown = ngettext(
        "the worth of %(count)d is not known", "the worth of %(count)d is not known", line.unknown
    ) % {"count": line.unknown}
    return f"{known}, {unknown}" if known else unknown

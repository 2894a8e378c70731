"""What is missing in the list: functions that should perhaps be on it, designations without anybody, words to look for."""

from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zuiver.catalogue.procurement.register import KIND as TENDERS
from zuiver.kernel.errors import InvalidData, NotFound
from zuiver.people.actor import Actor
from zuiver.people.designations.commands import watched_word_add, watched_word_remove
from zuiver.people.designations.gaps import Missing, gap_report, watched_words
from zuiver.people.designations.queries import may_manage
from zuiver.people.models import Designation
from zuiver.registers.queries.holders import people_with_entries
from zuiver.web import notes
from zuiver.web.designations import words
from zuiver.web.entries import shown
from zuiver.web.requests import SignedInRequest, signed_in

ADD: Final = "add"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def gaps(request: SignedInRequest) -> HttpResponse:
    """The report of today, and the words that it looks for. Raises NotFound for who may not read the list."""
    if request.method != "POST":
        return _page(request)
    word = request.POST.get("word", "")
    try:
        if request.POST.get("action") == ADD:
            watched_word_add(request.actor, word)
            notes.leave(request, _("We look for that word from now on."))
        else:
            watched_word_remove(request.actor, _watched(request.actor, word))
            notes.leave(request, _("We no longer look for that word."))
    except InvalidData as wrong:
        return _page(request, word, wrong.texts(shown.translate), status=422)
    return redirect("designation_gaps")


def _watched(actor: Actor, word: str) -> Any:
    found = next((one for one in watched_words(actor) if one.word == word), None)
    if found is None:
        raise NotFound(
            "watched_word_not_found", "This word is not on the list any more. Load the page again."
        )
    return found


def _page(
    request: SignedInRequest, typed: str = "", errors: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    actor = request.actor
    report = gap_report(actor, in_dossiers=people_with_entries(actor, TENDERS))
    may = may_manage(actor)
    context: dict[str, Any] = {
        "tabs": words.tabs("designation_gaps"),
        "columns": [
            ("function", _("Function"), "text"),
            ("why", _("Why"), "text"),
            ("holders", _("People in it"), "number"),
        ],
        "missing": [_missing(one, may) for one in report.missing],
        "without_holder": [_link(one) for one in report.without_holder],
        "to_review": [_link(one) for one in report.to_review],
        "words": [one.word for one in watched_words(actor)],
        "may_change": may,
        "typed": typed,
        "errors": errors or {},
    }
    return render(request, "designations/gaps.html", context, status=status)


def _missing(one: Missing, may: bool) -> dict[str, Any]:
    query = urlencode({"functie": one.function})
    return {
        "href": f"{reverse('designation_new')}?{query}" if may else "",
        "function": one.function,
        "why": words.signs(one),
        "holders": one.holders,
    }


def _link(one: Designation) -> tuple[str, str, str]:
    return reverse("designation", args=[one.public_id]), one.function, shown.day(one.review_on)

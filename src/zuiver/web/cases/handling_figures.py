"""Figures of a year, for who handles reports and who reads the log: counted once, small numbers left unknown. No script needed.

And the page on which human resources asks whether a measure needs an extra look: one question, one answer, nothing kept.
"""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from zuiver.cases.code_lists import code_list
from zuiver.cases.commands import needs_extra_look
from zuiver.cases.queries.figures import contacts_shown, own_contacts, year_figures
from zuiver.kernel.errors import Message, Refusal
from zuiver.people.roles import MANAGE_PEOPLE
from zuiver.people.searching import person_by_public_id, persons_search
from zuiver.web.cases.authorities import name_of
from zuiver.web.requests import SignedInRequest, signed_in

TABLES: Final = {
    "total": Message("Reports in all"),
    "family": Message("Kind of case"),
    "channel": Message("How it came in"),
    "type": Message("Type"),
    "outcome": Message("Outcome"),
    "receipt": Message("Receipt confirmed in time"),
    "feedback": Message("Feedback given in time"),
    "detriment": Message("Somebody was hurt for reporting"),
    "outside": Message("Went to an authority outside"),
}
_WORDS: Final = {
    "all": Message("all"),
    "yes": Message("yes"),
    "no": Message("no"),
    "open": Message("not yet"),
    "": Message("not filled in"),
    "unsorted": Message("not sorted yet"),
    "wrongdoing": Message("suspected wrongdoing"),
    "breach": Message("breach of integrity"),
    "conduct": Message("undesirable behaviour"),
    "web": Message("on this site"),
    "voice": Message("by voice"),
    "meeting": Message("in a meeting"),
    "letter": Message("by letter"),
    "manager": Message("through a manager"),
}
_LISTS: Final = {"type": "types", "outcome": "outcomes"}


@signed_in
@require_safe
def figures(request: SignedInRequest) -> HttpResponse:
    """The figures of the year that was asked for, or of last year."""
    last = request.actor.on.year - 1
    asked = request.GET.get("jaar", "")
    year = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else last
    found = year_figures(request.actor, year)
    language = get_language() or "nl"
    tables = [(title, _rows(name, found.get(name, {}), language)) for name, title in TABLES.items()]
    own = {this: own_contacts(request.actor, this) for this in (last + 1, last)}
    page = {
        "year": year,
        "years": [last, last - 1, last - 2],
        "tables": tables,
        "own": [(this, _subjects(parts, language)) for this, parts in own.items() if parts],
        "may_share": contacts_shown(request.actor, last) is not None,
    }
    return render(request, "cases/handling_figures.html", page)


def _rows(table: str, parts: dict[str, tuple[int, int]], language: str) -> list[tuple[str, str]] | None:
    """The lines of a table that are more than nothing; None for a table that stays away."""
    if not parts:
        return None
    return [_row(table, code, part, language) for code, part in parts.items() if part[1] or table == "total"]


def _row(table: str, code: str, parts: tuple[int, int], language: str) -> tuple[str, str]:
    low, high = parts
    known = code_list(_LISTS[table]).get(code) if table in _LISTS else None
    words = name_of(known, language) if known else _WORDS[code].text(gettext)
    return words, str(low) if low == high else f"{low}-{high}"


def _subjects(parts: dict[str, int], language: str) -> list[tuple[str, int]]:
    subjects = code_list("subjects")
    return [(name_of(code, language), parts[slug]) for slug, code in subjects.items() if parts.get(slug)]


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def extra_look(request: SignedInRequest) -> HttpResponse:
    """Ask before a measure that hurts somebody whether it needs an extra look. Everything is in the body of the request."""
    if not request.actor.may(MANAGE_PEOPLE):
        raise Refusal(
            "extra_look_not_for_you",
            "Only who keeps the personnel records asks this. Go back to the start page.",
        )
    page: dict[str, Any] = {"name": "", "people": None, "person": None, "answer": None}
    if request.method == "POST":
        page |= _asked(request, request.POST.get("name", ""), request.POST.get("person", ""))
    response = render(request, "cases/handling_look.html", page)
    response.headers["Cache-Control"] = "no-store"
    return response


def _asked(request: SignedInRequest, name: str, public_id: str) -> dict[str, Any]:
    if not public_id:
        return {"name": name, "people": persons_search(request.actor, name)}
    person = person_by_public_id(request.actor, public_id)
    return {"person": person, "answer": needs_extra_look(request.actor, person.pk)}

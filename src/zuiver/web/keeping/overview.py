"""The overview: the pages that a menu has no room for, and how every register stands, in counts. Nobody is ranked on it."""

from functools import cache
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zuiver.catalogue.norms import norm_book
from zuiver.catalogue.norms.coverage import cover
from zuiver.catalogue.norms.homes import read_declared, read_rules
from zuiver.measures.queries import PAGE_SIZE, MeasureFilters, register_of_measures
from zuiver.people.actor import Actor
from zuiver.people.roles import READ_ALL_ENTRIES
from zuiver.registers.keeping import queries
from zuiver.registers.keeping.queries import RegisterState
from zuiver.registers.registry import register_of
from zuiver.web.fixed_addresses import address_of
from zuiver.web.keeping import words
from zuiver.web.navigation import divided
from zuiver.web.requests import SignedInRequest, signed_in


@require_safe
@signed_in
def overview(request: SignedInRequest) -> HttpResponse:
    """The pages that the menu has no room for, and for who keeps registers how these stand. Raises Refusal for others."""
    gathered = divided(request.actor)[1]
    tiles = [(address_of(place.url_name), _(place.words), _(place.hint)) for place in gathered]
    sees_registers = READ_ALL_ENTRIES in request.actor.permissions or not tiles
    registers = _registers(request.actor) if sees_registers else {}
    return render(request, "keeping/overview.html", {"tiles": tiles, **registers})


def _registers(actor: Actor) -> dict[str, Any]:
    """All registers that the reader keeps, measures that are late, norms, and what is kept. Raises Refusal for others."""
    states = queries.registers_at_a_glance(actor)
    covered, norms = _norms()
    return {
        "columns": [
            ("name", _("Register")),
            ("entries", _("Entries"), "number"),
            ("open", _("Open"), "number"),
            ("overdue", _("Past their day"), "number"),
            ("period", _("Kept")),
        ],
        "rows": [_row(one) for one in states],
        "late": _late_measures(actor),
        "late_href": f"{reverse('measures_register')}?laat=ja",
        "covered": covered,
        "norms": norms,
        "without": [words.register_name(one.kind) for one in states if one.rule is None],
        "packs": len(queries.packs_waiting(actor)),
    }


def _row(state: RegisterState) -> dict[str, object]:
    return {
        "href": reverse("register", args=[register_of(state.kind)]),
        "name": words.register_name(state.kind),
        "entries": state.entries,
        "open": state.open,
        "overdue": state.overdue,
        "period": words.period(state.rule) if state.rule else "",
    }


def _late_measures(actor: Actor) -> str:
    page = register_of_measures(actor, MeasureFilters(late=True, open=None, effective=None), cursor="")
    return _("more than %(count)s") % {"count": PAGE_SIZE} if page.after else str(len(page.rows))


@cache
def _norms() -> tuple[int, int]:
    """How many norms of the code have a place in the program, and how many there are; the same until a new version."""
    found = cover(norm_book(), read_rules(), read_declared())
    return found.covered, len(found.items)

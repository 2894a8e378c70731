"""The editions of the code, and what changed from one to the next, paragraph by paragraph."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zuiver.codes.attesting.touching import norms_of_change
from zuiver.codes.comparing import changed_only
from zuiver.codes.models import Edition
from zuiver.codes.passages import PlacedPassage
from zuiver.codes.queries import changes_between, edition_on, editions_of, sections
from zuiver.kernel import clock
from zuiver.people.roles import MANAGE_EDITIONS
from zuiver.web.code.changes import change_line
from zuiver.web.code.outline import chapters_of
from zuiver.web.code.reading import edition_with_day
from zuiver.web.requests import PageRequest
from zuiver.web.views.start import language


@require_safe
def editions(request: PageRequest) -> HttpResponse:
    """All editions, the newest first."""
    known = editions_of(request.organisation.pk)
    in_force = edition_on(request.organisation.pk, clock.today())
    rows = [
        {
            "edition": one,
            "href": _address("code_edition", one),
            "changes": _address("code_changes", one) if _before(one, known) else "",
            "is_in_force": one == in_force,
            "is_to_come": one.valid_from > clock.today(),
        }
        for one in known
    ]
    actor = request.actor
    keeps = actor is not None and actor.may(MANAGE_EDITIONS)
    return render(request, "code/editions.html", {"rows": rows, "keeps_editions": keeps})


@require_safe
def edition(request: PageRequest, day: str) -> HttpResponse:
    """The table of contents of one edition."""
    found = edition_with_day(request, day)
    context = {
        "edition": found,
        "is_in_force": found == edition_on(request.organisation.pk, clock.today()),
        "chapters": chapters_of(sections(found), partial(_text_address, found)),
        "changes": _address("code_changes", found)
        if _before(found, editions_of(request.organisation.pk))
        else "",
    }
    return render(request, "code/edition.html", context)


@require_safe
def changes(request: PageRequest, day: str) -> HttpResponse:
    """What is other in an edition than in the one before it."""
    found = edition_with_day(request, day)
    before = _before(found, editions_of(request.organisation.pk))
    lines = []
    if before:
        lines = [
            change_line(change, norms_of_change(before, found, change), language())
            for change in changed_only(changes_between(before, found))
        ]
    return render(request, "code/changes.html", {"edition": found, "before": before, "lines": lines})


def _before(found: Edition, known: list[Edition]) -> Edition | None:
    """The edition that this one replaced."""
    return next((one for one in known if one.valid_from < found.valid_from), None)


def _address(name: str, found: Edition) -> str:
    return reverse(name, args=[found.valid_from.isoformat()])


def _text_address(found: Edition, passage: PlacedPassage) -> str:
    return reverse("code_text_of", args=[found.valid_from.isoformat(), passage.id])

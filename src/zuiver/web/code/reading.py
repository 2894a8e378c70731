"""A chapter, a section, a paragraph or a norm on a page of its own, with the norms, rules and registers beside it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zuiver.codes.models import Edition
from zuiver.codes.norms.model import Norm
from zuiver.codes.passages import CodePassages, PlacedPassage
from zuiver.codes.queries import (
    edition_from,
    edition_on,
    editions_of,
    norms_by_passage,
    paragraph_for_norm,
    passages_of,
)
from zuiver.codes.reference import norm_book
from zuiver.kernel import clock
from zuiver.web.code.blocks import block_of, blocks_under, says_the_same
from zuiver.web.code.norm_words import norm_line
from zuiver.web.code.places import heading_words, norm_link, passage_address
from zuiver.web.code.questions import question_lines
from zuiver.web.code.rules_beside import subjects_beside
from zuiver.web.navigation import oversees
from zuiver.web.requests import PageRequest
from zuiver.web.views.start import language

Address = Callable[[str], str]


@require_safe
def passage(request: PageRequest, key: str) -> HttpResponse:
    """A passage of the edition in force. One that is gone leads to the last edition that had it."""
    organisation_id = request.organisation.pk
    edition = edition_on(organisation_id, clock.today())
    if edition and passages_of(edition).get(key):
        return _show(request, edition, key, is_in_force=True)
    for earlier in editions_of(organisation_id):
        if earlier.valid_from <= clock.today() and passages_of(earlier).get(key):
            return redirect("code_text_of", day=earlier.valid_from.isoformat(), key=key)
    raise Http404


@require_safe
def passage_of(request: PageRequest, day: str, key: str) -> HttpResponse:
    """A passage as it stands in the edition with this first day."""
    edition = edition_with_day(request, day)
    if passages_of(edition).get(key) is None:
        raise Http404
    in_force = edition_on(request.organisation.pk, clock.today())
    return _show(request, edition, key, is_in_force=edition == in_force)


@require_safe
def norm(request: PageRequest, name: str) -> HttpResponse:
    """A norm in our words: also there when no text of the code is imported."""
    found = norm_book().norms.get(name)
    if found is None:
        raise Http404
    today = clock.today()
    place = paragraph_for_norm(request.organisation.pk, name, today)
    where = found.place
    context = _beside(request, [found]) | {
        "norm": norm_line(found, today, language()),
        "trail": [heading_words(one) for one in (where.chapter, where.section, where.part) if one],
        "code_name": norm_book().code,
        "text": place.passage.text if place and not place.passage.is_heading else "",
        "text_href": passage_address(place.passage) if place else "",
        "text_link": norm_link(name).name,
    }
    return render(request, "code/norm.html", context)


def edition_with_day(request: PageRequest, day: str) -> Edition:
    """The edition whose first day stands in an address as 2020-01-01. Raises Http404."""
    try:
        edition = edition_from(request.organisation.pk, date.fromisoformat(day))
    except ValueError:
        edition = None
    if edition is None:
        raise Http404
    return edition


def _show(request: PageRequest, edition: Edition, key: str, *, is_in_force: bool) -> HttpResponse:
    passages, by_passage = passages_of(edition), norms_by_passage(edition)
    found = passages.get(key)
    if found is None:
        raise Http404
    address = _addresses(edition, is_in_force=is_in_force)
    context: dict[str, Any] = {
        "edition": edition,
        "is_in_force": is_in_force,
        "trail": _trail(passages, found, address),
        "address": address,
        "block": block_of(passages, found, by_passage),
    }
    if found.is_heading:
        context |= {
            "blocks": blocks_under(passages, key, by_passage),
            **_neighbours(passages, found, address),
        }
        norms = list(by_passage.get(key, ()))
        return render(request, "code/section.html", context | _beside(request, norms))
    lead = passages.get(found.parent) if found.parent else None
    context["lead"] = lead.text if lead and not lead.is_heading else ""
    norms = _norms_on(found, passages, by_passage)
    return render(request, "code/paragraph.html", context | _beside(request, norms))


def _norms_on(
    found: PlacedPassage, passages: CodePassages, by_passage: Mapping[str, Sequence[Norm]]
) -> list[Norm]:
    """The norms of a paragraph and of the bullets under it, each once, in the order of the code."""
    norms = dict.fromkeys(by_passage.get(found.id, ()))
    for one in passages.under(found.id):
        norms |= dict.fromkeys(_norms_on(one, passages, by_passage))
    return list(norms)


def _beside(request: PageRequest, norms: list[Norm]) -> dict[str, Any]:
    """What stands beside a text: its norms, the rules that use them, and how often people ask about it."""
    today = clock.today()
    subjects = subjects_beside(request.organisation, norms, today, language())
    return {
        "norms": [norm_line(one, today, language()) for one in norms],
        "subjects": [one for one in subjects if one.rules],
        "questions": question_lines(request.organisation, today, [one for one in subjects if one.rules]),
        "records": [one for one in subjects if one.record],
        "sees_registers": oversees(request.actor),
    }


def _addresses(edition: Edition, *, is_in_force: bool) -> Address:
    """Makes addresses of passages in this edition."""
    day = edition.valid_from.isoformat()
    if is_in_force:
        return lambda key: reverse("code_text", args=[key])
    return lambda key: reverse("code_text_of", args=[day, key])


def _trail(passages: CodePassages, found: PlacedPassage, address: Address) -> list[tuple[str, str]]:
    """The headings above a passage with their addresses, the highest first."""
    trail: list[tuple[str, str]] = []
    above = passages.get(found.parent) if found.parent else None
    while above is not None:
        if above.is_heading and not says_the_same(passages, above):
            trail.append((address(above.id), heading_words(above.text)))
        above = passages.get(above.parent) if above.parent else None
    return trail[::-1]


def _neighbours(
    passages: CodePassages, found: PlacedPassage, address: Address
) -> dict[str, tuple[str, str] | None]:
    """The headings of the same height before and after this one."""
    beside = [one for one in passages.under(found.parent) if one.is_heading]
    at = beside.index(found)

    def link(one: PlacedPassage) -> tuple[str, str]:
        return (address(one.id), heading_words(one.text))

    return {
        "previous": link(beside[at - 1]) if at else None,
        "following": link(beside[at + 1]) if at + 1 < len(beside) else None,
    }

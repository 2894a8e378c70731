"""The table of contents: of the edition in force, or of the norms in our own words where no text is imported."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zuiver.codes.attesting.asking import asked_of
from zuiver.codes.queries import edition_on, editions_of, sections
from zuiver.codes.reference import norm_book
from zuiver.kernel import clock
from zuiver.people.roles import MANAGE_EDITIONS
from zuiver.web.code.outline import chapters_of
from zuiver.web.code.places import heading_words, passage_address
from zuiver.web.organisations import told_by
from zuiver.web.requests import PageRequest
from zuiver.web.views.start import all_questions, language


@require_safe
def contents(request: PageRequest) -> HttpResponse:
    """What the code says, chapter by chapter; how it is used; and for who keeps it, how to import the next text."""
    edition = edition_on(request.organisation.pk, clock.today())
    actor = request.actor
    context = {
        "edition": edition,
        "chapters": chapters_of(sections(edition), passage_address) if edition else [],
        "norms_by_chapter": {} if edition else _norms_by_chapter(),
        "code_name": norm_book().code,
        "code_url": told_by(request.organisation, "code_url"),
        "has_more_editions": len(editions_of(request.organisation.pk)) > 1,
        "asked": asked_of(actor) if actor else None,
        "keeps_editions": actor is not None and actor.may(MANAGE_EDITIONS),
        "subjects": all_questions(request.organisation),
        "query": "",
    }
    return render(request, "code/contents.html", context)


def _norms_by_chapter() -> dict[str, dict[str, list[tuple[str, str]]]]:
    chapters: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for norm in norm_book().norms.values():
        sections_of = chapters.setdefault(heading_words(norm.place.chapter), {})
        section = sections_of.setdefault(heading_words(norm.place.section), [])
        section.append((norm.id, norm.text.in_language(language())))
    return chapters

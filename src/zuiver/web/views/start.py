"""The start page, without signing in: what is it about, who helps, and where to go."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from zuiver.kernel import clock
from zuiver.people.models import Organisation
from zuiver.web import situations
from zuiver.web.advice import book_for, can_be_asked, own_modules
from zuiver.web.organisations import confidants_of
from zuiver.web.requests import PageRequest
from zuiver.web.situations import Situation
from zuiver.web.views.language import chosen_language, remember

LONGEST_QUERY = 200


def language() -> str:
    """The language of this request."""
    return get_language() or settings.LANGUAGE_CODE


@require_safe
def start(request: PageRequest) -> HttpResponse:
    """Eight situations in people's own words, a search box, and the confidants."""
    return render(
        request,
        "start.html",
        {
            "situations": [_tile(found) for found in situations.all_situations() if found.is_tile],
            "also": [_tile(found) for found in situations.all_situations() if not found.is_tile],
            "confidants": confidants_of(request.organisation.pk, language()),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: PageRequest) -> HttpResponse:
    """The situations that fit what somebody typed. A POST, so that it stands in no address and no log.

    Who comes back to the address starts anew. The button for the other language sends the words along.
    """
    if request.method != "POST":
        return redirect("start")
    chosen = chosen_language(request)
    query = request.POST.get("q", "").strip()[:LONGEST_QUERY]
    found = situations.find(query, language())
    context = {
        "query": query,
        "found": [_tile(one) for one in found],
        "others": [_tile(one) for one in situations.all_situations() if one not in found],
        "confidants": confidants_of(request.organisation.pk, language()),
    }
    response = render(request, "search.html", context)
    remember(response, chosen)
    return response


@require_safe
def situation(request: PageRequest, slug: str) -> HttpResponse:
    """One situation: what can be asked here, what to do first, and who helps."""
    found = situations.situation_by_slug(slug)
    if found is None:
        raise Http404
    if found.page:
        return redirect(found.page)
    questions = _questions(found, request.organisation)
    if len(questions) == 1 and len(found.modules) == 1:
        return redirect(questions[0]["href"])
    context = {
        "situation": _tile(found),
        "first": found.first[language()],
        "questions": questions,
        "confidants": confidants_of(request.organisation.pk, language()),
    }
    return render(request, "situation.html", context)


def all_questions(organisation: Organisation) -> list[dict[str, str]]:
    """Every subject that can be asked about now, in the order of the start page."""
    return [question for found in situations.all_situations() for question in _questions(found, organisation)]


def _tile(found: Situation) -> dict[str, str]:
    tongue = language()
    return {
        "href": _address(found),
        "icon": found.icon,
        "title": found.title[tongue],
        "hint": found.hint[tongue],
    }


def _address(found: Situation) -> str:
    """Straight to the question where there is only one, or to the page that says it all, else to that of the situation."""
    if found.page:
        return reverse(found.page)
    if len(found.modules) == 1:
        word, module = next(iter(found.modules.items()))
        if can_be_asked(module):
            return reverse("interview", args=[word])
    return reverse("situation", args=[found.slug])


def _questions(found: Situation, organisation: Organisation) -> list[dict[str, str]]:
    own = own_modules(organisation)
    beside = {one.address: module for module, one in own.items() if one.situation == found.slug}
    books = {
        word: book_for(organisation, module, clock.today())
        for word, module in (found.modules | beside).items()
        if can_be_asked(module) or module in own
    }
    return [
        {"href": reverse("interview", args=[word]), "title": book.title.in_language(language())}
        for word, book in books.items()
        if book
    ]

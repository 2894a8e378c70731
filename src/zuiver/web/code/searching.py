"""Searching in the code: passages of the edition in force with the words that were found marked."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zuiver.codes import queries
from zuiver.codes.searching.index import Hit
from zuiver.kernel import clock
from zuiver.web.code.places import passage_address, trail_words
from zuiver.web.requests import PageRequest
from zuiver.web.views.language import chosen_language, remember

LONGEST_QUERY: Final = 200
MOST_HITS: Final = 15


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: PageRequest) -> HttpResponse:
    """The passages that answer best. What is searched comes in a POST, so that it stands in no address and no log.

    The button of the layout for the other language sends the question along.
    """
    if request.method != "POST":
        return redirect("code")
    chosen = chosen_language(request)
    query = request.POST.get("q", "").strip()[:LONGEST_QUERY]
    today = clock.today()
    hits = queries.search(request.organisation.pk, query, today, MOST_HITS) if query else []
    context = {
        "query": query,
        "hits": [_line(hit) for hit in hits],
        "edition": queries.edition_on(request.organisation.pk, today),
    }
    response = render(request, "code/search.html", context)
    remember(response, chosen)
    return response


def _line(hit: Hit) -> dict[str, Any]:
    return {
        "href": passage_address(hit.passage),
        "trail": trail_words(hit.passage.titles),
        "segments": hit.segments,
    }

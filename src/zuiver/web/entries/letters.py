"""Papers that go with an entry, as PDF, such as letters and receipts."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from zuiver.catalogue.papers import papers_of
from zuiver.kernel import clock
from zuiver.kernel.errors import NotFound
from zuiver.registers.declaration import Register
from zuiver.registers.queries import EntryView
from zuiver.web.entries import shown
from zuiver.web.entries.opening import open_entry
from zuiver.web.requests import SignedInRequest, signed_in


def letters_for(view: EntryView, address: str) -> list[tuple[str, str]]:
    """Return the papers that the reader can have now, as (address, name)."""
    return [(f"{address}brief/{paper.word}/", shown.words(paper.name)) for paper in papers_of(view)]


@require_safe
@signed_in
def letter(request: SignedInRequest, register: Register, public_id: str, word: str) -> HttpResponse:
    """One paper, in the language of the reader."""
    view = open_entry(request.actor, public_id)
    paper = next((paper for paper in papers_of(view) if paper.word == word), None)
    if paper is None:
        raise NotFound(
            "letter_not_found", "This letter does not go with the entry now. Go back to the entry."
        )
    made = paper.make(request.organisation.name, clock.today(), shown.reader_language())
    response = HttpResponse(made.content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{made.file_name}"'
    return response

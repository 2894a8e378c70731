"""Papers that go with an entry, as PDF: letters to the giver and the receipt of the hand-in desk."""

from collections.abc import Mapping
from typing import Final

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from zuiver.catalogue.gifts import letters as gifts
from zuiver.catalogue.gifts.letters import LetterKind
from zuiver.catalogue.gifts.register import KIND as GIFTS
from zuiver.kernel import clock
from zuiver.kernel.errors import Message, NotFound
from zuiver.registers.declaration import Register
from zuiver.registers.queries import EntryView
from zuiver.web.entries import shown
from zuiver.web.entries.opening import open_entry
from zuiver.web.requests import SignedInRequest, signed_in

# The word in the address, and what a link says.
WORDS: Final[Mapping[LetterKind, str]] = {
    LetterKind.DECLINE: "afslaan",
    LetterKind.RETURN: "teruggeven",
    LetterKind.RECEIPT: "inleverbewijs",
}
NAMES: Final[Mapping[LetterKind, Message]] = {
    LetterKind.DECLINE: Message("Letter that says no to the giver"),
    LetterKind.RETURN: Message("Letter to give it back with"),
    LetterKind.RECEIPT: Message("Receipt of the hand-in desk"),
}


def letters_for(view: EntryView, address: str) -> list[tuple[str, str]]:
    """Return the papers that the reader can have now, as (address, name)."""
    if view.register.kind != GIFTS:
        return []
    return [(f"{address}brief/{WORDS[kind]}/", shown.words(NAMES[kind])) for kind in gifts.letters_for(view)]


@require_safe
@signed_in
def letter(request: SignedInRequest, register: Register, public_id: str, word: str) -> HttpResponse:
    """One paper, in the language of the reader."""
    view = open_entry(request.actor, public_id)
    kind = next((kind for kind, its_word in WORDS.items() if its_word == word), None)
    if kind is None or view.register.kind != GIFTS or kind not in gifts.letters_for(view):
        raise NotFound(
            "letter_not_found", "This letter does not go with the entry now. Go back to the entry."
        )
    made = gifts.make_letter(
        view,
        kind,
        organisation=request.organisation.name,
        on=clock.today(),
        language=shown.reader_language(),
    )
    response = HttpResponse(made.content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{made.file_name}"'
    return response

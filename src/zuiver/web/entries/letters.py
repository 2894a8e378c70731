"""Letters about an entry as PDF: which ones fit its state, and making one for download."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from zuiver.kernel.errors import Message, NotFound
from zuiver.registers import commands
from zuiver.registers.declaration import Register
from zuiver.registers.queries import EntryView
from zuiver.web.entries import shown
from zuiver.web.requests import SignedInRequest, signed_in


@dataclass(frozen=True)
class Letter:
    """One letter of a register: its word in the address, its name, when it fits, and how it is made."""

    word: str
    name: Message
    fits: Callable[[EntryView], bool]
    make: Callable[[EntryView], bytes]


LETTERS: Final[Mapping[str, tuple[Letter, ...]]] = {}


def letters_for(view: EntryView, address: str) -> list[tuple[str, str]]:
    """Return the letters that fit the entry now, as (address, name)."""
    fitting = [letter for letter in LETTERS.get(view.register.kind, ()) if letter.fits(view)]
    return [(f"{address}brief/{one.word}/", shown.words(one.name)) for one in fitting]


@require_safe
@signed_in
def letter(request: SignedInRequest, register: Register, public_id: str, letter: str) -> HttpResponse:
    """One letter, for who may open the entry."""
    view = commands.entry_open(request.actor, public_id)
    for one in LETTERS.get(view.register.kind, ()):
        if one.word == letter and one.fits(view):
            response = HttpResponse(one.make(view), content_type="application/pdf")
            response["Content-Disposition"] = f'attachment; filename="{one.word}-{public_id}.pdf"'
            return response
    raise NotFound("letter_not_found", "This letter does not go with the entry now. Go back to the entry.")

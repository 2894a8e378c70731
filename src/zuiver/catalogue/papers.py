"""Papers that go with an entry, as PDF, for each register that has them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from zuiver.catalogue.data_leak import authority_form
from zuiver.catalogue.data_leak.register import KIND as DATA_LEAKS
from zuiver.catalogue.gifts.letters import Letter, LetterKind, letters_for, make_letter
from zuiver.catalogue.gifts.register import KIND as GIFTS
from zuiver.catalogue.invitations import letters as invitations
from zuiver.catalogue.invitations.register import KIND as INVITATIONS
from zuiver.kernel.errors import Message
from zuiver.registers.queries import EntryView


@dataclass(frozen=True)
class Paper:
    """A paper that somebody can have now: its word in an address, its name, and what makes it.

    `make` takes the name of the organisation, the day that stands on it and the language.
    """

    word: str
    name: Message
    make: Callable[[str, date, str], Letter]


_OF_GIFTS: Final[Mapping[LetterKind, tuple[str, Message]]] = {
    LetterKind.DECLINE: ("afslaan", Message("Letter that says no to the giver")),
    LetterKind.RETURN: ("teruggeven", Message("Letter to give it back with")),
    LetterKind.RECEIPT: ("inleverbewijs", Message("Receipt of the hand-in desk")),
}


def _of_a_gift(view: EntryView) -> tuple[Paper, ...]:
    def paper(kind: LetterKind) -> Paper:
        word, name = _OF_GIFTS[kind]

        def make(organisation: str, on: date, language: str) -> Letter:
            return make_letter(view, kind, organisation=organisation, on=on, language=language)

        return Paper(word, name, make)

    return tuple(paper(kind) for kind in letters_for(view))


def _of_a_leak(view: EntryView) -> tuple[Paper, ...]:
    def make(organisation: str, on: date, language: str) -> Letter:
        return Letter(*authority_form.authority_form(view, organisation, on, language))

    return (Paper("formulier", authority_form.NAME, make),) if authority_form.is_for(view) else ()


def _of_an_invitation(view: EntryView) -> tuple[Paper, ...]:
    def make(organisation: str, on: date, language: str) -> Letter:
        return Letter(*invitations.decline_letter(view, organisation, on, language))

    return (Paper(invitations.WORD, invitations.NAME, make),) if invitations.is_for(view) else ()


_PAPERS: Final[Mapping[str, Callable[[EntryView], tuple[Paper, ...]]]] = {
    GIFTS: _of_a_gift,
    DATA_LEAKS: _of_a_leak,
    INVITATIONS: _of_an_invitation,
}


def papers_of(view: EntryView) -> tuple[Paper, ...]:
    """Return the papers that the reader of an entry can have now."""
    made = _PAPERS.get(view.register.kind)
    return made(view) if made else ()

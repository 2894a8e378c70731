"""The text of a mail. It says that there is something and where to look, and nothing about what it is."""

from dataclasses import dataclass
from typing import Final

from zuiver.kernel.language import Language


@dataclass(frozen=True)
class Letter:
    """Subject and body of a mail."""

    subject: str
    body: str


_TEXTS: Final[dict[Language, Letter]] = {
    "nl": Letter(
        "Er staat iets voor je klaar",
        "Hallo,\n\nEr staat iets voor je klaar in Zuiver. Kijk op:\n\n{address}\n\n"
        "In deze mail staat niet waar het over gaat. Zo leest niemand anders mee.\n\n"
        "Je krijgt deze mail vanzelf. Antwoorden kan niet.\n",
    ),
    "en": Letter(
        "There is something for you",
        "Hello,\n\nSomething is waiting for you in Zuiver. Have a look:\n\n{address}\n\n"
        "This mail does not say what it is about, so that nobody else can read it.\n\n"
        "It was sent automatically and cannot be answered.\n",
    ),
}


def letter_in(language: Language, address: str) -> Letter:
    """Return the mail in a language, with the address of the site."""
    text = _TEXTS[language]
    return Letter(text.subject, text.body.format(address=address))

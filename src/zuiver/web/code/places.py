"""Where a norm can be read: the passage of the code of an organisation, or our own page of the norm."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from zuiver.codes.passages import PlacedPassage
from zuiver.codes.queries import CodePlace, paragraphs_for_norms
from zuiver.codes.reference import norm_book


@dataclass(frozen=True)
class CodeLink:
    """An address and the name of the paragraph there; `text` is the passage, empty where no text is imported."""

    href: str
    name: str
    text: str = ""


def places_of(organisation_id: int, norms: Iterable[str], on: date) -> Mapping[str, CodeLink]:
    """Where each norm stands in the edition in force on a day. A passage is quoted once: at its first norm."""
    known = [name for name in norms if name in norm_book().norms]
    found = paragraphs_for_norms(organisation_id, known, on)
    quoted: set[str] = set()
    links: dict[str, CodeLink] = {}
    for name in known:
        place = found.get(name)
        links[name] = _link(place, quoted) if place else norm_link(name)
    return links


def norm_link(name: str) -> CodeLink:
    """The page of a norm in our words: it is always there, also without an imported code."""
    where = norm_book().norms[name].place
    return CodeLink(reverse("code_norm", args=[name]), (where.part or where.section).capitalize())


def passage_address(passage: PlacedPassage) -> str:
    """The stable address of a passage: the same in each edition that still has it."""
    return reverse("code_text", args=[passage.id])


def _link(place: CodePlace, quoted: set[str]) -> CodeLink:
    name = heading_words(place.heading.text) if place.heading else place.edition.title
    text = "" if place.passage.id in quoted or place.passage.is_heading else place.passage.text
    quoted.add(place.passage.id)
    return CodeLink(passage_address(place.passage), name, text)


def heading_words(text: str) -> str:
    """A heading for reading: one that is set in capitals gets small letters, but for the first."""
    if not text.isupper():
        return text
    first = next(at for at, sign in enumerate(text) if sign.isalpha())
    return text[: first + 1] + text[first + 1 :].lower()


def trail_words(titles: Iterable[str]) -> str:
    """The headings above a passage in one line; a section with the name of its chapter is said once."""
    return " › ".join(dict.fromkeys(heading_words(title) for title in titles))

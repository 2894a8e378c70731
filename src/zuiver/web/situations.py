"""What people come with, in their own words: read from `words/situations.yaml`, searched by folded words."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

FILE: Final = Path(__file__).parent / "words" / "situations.yaml"
SHORTEST_WORD: Final = 3


@dataclass(frozen=True)
class Situation:
    """A tile on the start page, or a link below the tiles. `modules` maps the word in an address to a module of the catalogue.

    `page` names the address of a page that says it all, where nothing is asked.
    """

    slug: str
    icon: str
    modules: dict[str, str]
    title: dict[str, str]
    hint: dict[str, str]
    first: dict[str, str]
    words: dict[str, frozenset[str]]
    is_tile: bool = True
    page: str = ""


@cache
def all_situations() -> tuple[Situation, ...]:
    """The situations in the order of the start page."""
    rows: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(_situation(row) for row in rows)


def situation_by_slug(slug: str) -> Situation | None:
    """The situation with this word in its address."""
    return next((situation for situation in all_situations() if situation.slug == slug), None)


def module_at(address_word: str) -> str | None:
    """The module of the catalogue for a word in an address: geschenken gives gifts."""
    return next(
        (s.modules[address_word] for s in all_situations() if address_word in s.modules),
        None,
    )


def find(query: str, language: str) -> list[Situation]:
    """The situations that share a word, or the start of one, with the query; the best first.

    A word of the other language counts too, for less: people mix.
    """
    asked = [word for word in folded(query) if len(word) >= SHORTEST_WORD]
    scored = [(_score(situation, asked, language), situation) for situation in all_situations()]
    return [situation for score, situation in sorted(scored, key=lambda pair: -pair[0]) if score]


def folded(text: str) -> list[str]:
    """The words of a text in lower case, without accents: "Één borrel!" gives een, borrel."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[a-z0-9]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))


def _score(situation: Situation, asked: list[str], language: str) -> int:
    return sum(
        (3 if tongue == language else 1) * _hit(word, words)
        for tongue, words in situation.words.items()
        for word in asked
    )


def _hit(word: str, words: frozenset[str]) -> int:
    """Exact is worth most, the start of a word something; "wijnfles" finds wijn and fles."""
    if word in words:
        return 4
    if any(known.startswith(word) for known in words):
        return 2
    long_enough = (known for known in words if len(known) >= 4)
    return 1 if any(known in word for known in long_enough) else 0


def _situation(row: dict[str, Any]) -> Situation:
    words = {language: frozenset(folded(text)) for language, text in row["words"].items()}
    return Situation(**(row | {"words": words}))

"""Takes a word apart as search sees it: its stem, the stems of the parts of a compound, and the related ones."""

from collections.abc import Iterable

from zuiver.codes.searching.lexicon import Lexicon
from zuiver.codes.searching.words import stem

# What a match counts: the word itself, a part of the compound, a related word.
OWN = 1.0
PART = 0.7
RELATED = 0.55

_SHORTEST_PART = 4
_SHORTEST_FIRST = 4
_LINKS = ("", "s", "en", "e", "n")


class Analyser:
    """Knows the words of one code and the words for search. Remembers each word it took apart."""

    def __init__(self, lexicon: Lexicon, known: Iterable[str]) -> None:
        self.lexicon = lexicon
        self._vocabulary = lexicon.parts | frozenset(known)
        self._stems: dict[str, dict[str, float]] = {}

    def stems(self, word: str) -> dict[str, float]:
        """Return the stem of a word and those of its parts, each with what it counts."""
        found = self._stems.get(word)
        if found is None:
            found = {stem(word): OWN}
            for part in self.parts(word):
                found.setdefault(stem(part), PART)
            self._stems[word] = found
        return found

    def alternatives(self, word: str) -> dict[str, float]:
        """Return all stems that answer a word of a question, each with what it counts."""
        found = dict(self.stems(word))
        for one, weight in self.stems(word).items():
            for other in self.lexicon.related.get(one, ()):
                found[other] = max(found.get(other, 0.0), RELATED * weight)
        return found

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the two parts of a compound ('relatiegeschenk': relatie, geschenk); nothing for another word.

        A part is a word that stands by itself in the code or in the list. The longest last part wins: it carries the
        meaning.
        """
        for cut in range(_SHORTEST_FIRST, len(word) - _SHORTEST_PART + 1):
            if word[cut:] in self._vocabulary and (first := self._without_link(word[:cut])):
                return (first, word[cut:])
        return ()

    def _without_link(self, first: str) -> str | None:
        bare = (first.removesuffix(link) for link in _LINKS if first.endswith(link))
        return next((one for one in bare if len(one) >= _SHORTEST_FIRST and one in self._vocabulary), None)

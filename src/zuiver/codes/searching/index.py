"""Ranks the passages of a code for a question, with the words that made each one match."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from zuiver.codes.passages import CodePassages, PlacedPassage
from zuiver.codes.searching.analysis import Analyser
from zuiver.codes.searching.lexicon import Lexicon
from zuiver.codes.searching.words import stem, tokens

_LONGEST_QUESTION = 500
# What a word of a heading above the passage counts, beside a word of the passage itself.
_IN_HEADING = 0.5
# A passage that has none of the words itself, only its heading, counts this part.
_ONLY_HEADING = 0.4
# The usual constants of BM25: how fast repetition stops to count, and how much length weighs.
_REPETITION = 1.2
_LENGTH = 0.6
# A passage that has one of two words asked counts this part less than one that has both.
_ALL_WORDS = 0.6


@dataclass(frozen=True)
class Segment:
    """A stretch of text; `hit` when it is a word that was looked for."""

    text: str
    hit: bool


@dataclass(frozen=True)
class Hit:
    """A passage that was found. `score` only orders; `segments` is its text with the words found marked."""

    passage: PlacedPassage
    score: float
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class _Document:
    passage: PlacedPassage
    weights: Mapping[str, float]
    own: frozenset[str]
    length: int


@dataclass(frozen=True)
class SearchIndex:
    """All that a search needs of one code, in memory: a code is a few hundred passages."""

    documents: tuple[_Document, ...]
    rarity: Mapping[str, float]
    average: float
    analyser: Analyser

    def search(self, text: str, limit: int = 20) -> list[Hit]:
        """Return the best passages for a question, best first; of equal ones the first in the code."""
        asked = self._asked(text)
        if not asked:
            return []
        scored = ((self._score(document, asked), number) for number, document in enumerate(self.documents))
        best = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: (-pair[0], pair[1]))
        looked_for = frozenset(term for alternatives in asked for term in alternatives)
        return [
            Hit(self.documents[number].passage, round(score, 4), self._segments(number, looked_for))
            for score, number in best[:limit]
        ]

    def _asked(self, text: str) -> list[dict[str, float]]:
        """For each telling word of the question the stems to look for, with what a match counts."""
        words = [token.word for token in tokens(text[:_LONGEST_QUESTION])]
        telling = [word for word in words if word not in self.analyser.lexicon.stop_words] or words
        return [self.analyser.alternatives(word) for word in dict.fromkeys(telling)]

    def _score(self, document: _Document, asked: Sequence[Mapping[str, float]]) -> float:
        best = [max(value * self._weight(document, term) for term, value in one.items()) for one in asked]
        matched = sum(score > 0 for score in best) / len(asked)
        itself = any(not document.own.isdisjoint(alternatives) for alternatives in asked)
        return sum(best) * (1 - _ALL_WORDS + _ALL_WORDS * matched) * (1 if itself else _ONLY_HEADING)

    def _weight(self, document: _Document, term: str) -> float:
        weight = document.weights.get(term, 0.0)
        if not weight:
            return 0.0
        length = 1 - _LENGTH + _LENGTH * document.length / self.average
        return self.rarity[term] * weight * (_REPETITION + 1) / (weight + _REPETITION * length)

    def _segments(self, number: int, looked_for: frozenset[str]) -> tuple[Segment, ...]:
        text = self.documents[number].passage.text
        segments: list[Segment] = []
        done = 0
        for token in tokens(text):
            if looked_for.isdisjoint(self.analyser.stems(token.word)):
                continue
            if token.start > done:
                segments.append(Segment(text[done : token.start], hit=False))
            segments.append(Segment(text[token.start : token.end], hit=True))
            done = token.end
        return (*segments, Segment(text[done:], hit=False)) if done < len(text) else tuple(segments)


def build_index(passages: CodePassages, lexicon: Lexicon) -> SearchIndex:
    """Make a code searchable: each paragraph, quote and bullet by its own words and by the headings above it."""
    known = (token.word for passage in passages for token in tokens(passage.text))
    analyser = Analyser(lexicon, known)
    texts = [passage for passage in passages if not passage.is_heading and passage.text]
    documents = tuple(_document(passage, passages, analyser) for passage in texts)
    counts = Counter(term for document in documents for term in document.weights)
    rarity = {term: log(1 + (len(documents) - count + 0.5) / (count + 0.5)) for term, count in counts.items()}
    words = sum(document.length for document in documents)
    return SearchIndex(documents, rarity, max(1.0, words / max(1, len(documents))), analyser)


def _document(passage: PlacedPassage, passages: CodePassages, analyser: Analyser) -> _Document:
    weights: defaultdict[str, float] = defaultdict(float)
    own = tokens(passage.text)
    for token in own:
        for term, weight in analyser.stems(token.word).items():
            weights[term] += weight
    itself = frozenset(weights)
    for token in tokens(" ".join(_above(passage, passages))):
        weights[stem(token.word)] += _IN_HEADING
    return _Document(passage, weights, itself, len(own))


def _above(passage: PlacedPassage, passages: CodePassages) -> list[str]:
    """The headings near a passage, and for a bullet the sentence that leads to it."""
    parent = passages.get(passage.parent) if passage.parent else None
    lead = [parent.text] if parent and not parent.is_heading else []
    return [*passage.titles[1:], *lead]

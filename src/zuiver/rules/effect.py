"""How many cases end otherwise under another book: exact over all cases that the rules of the two can tell apart.

Both books are put in one diagram, with the value of each term in its place, so that an amount between the two limits is a
case of its own. Its limit is that of the checker: two comparisons of dates are taken as independent.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import prod

from zuiver.rules.conditions import (
    All,
    Always,
    AnyOf,
    Compare,
    Condition,
    Not,
    TermIs,
    TermRef,
    YearsAfter,
)
from zuiver.rules.diagram import Diagram, TooLarge
from zuiver.rules.model import RuleBook
from zuiver.rules.questions import questions_of
from zuiver.rules.truth import Compiler


@dataclass(frozen=True)
class Effect:
    """Of `total` cases, how many went from one outcome to another: `moves[(before, after)]`."""

    total: int
    moves: dict[tuple[str, str], int]

    @property
    def changed(self) -> int:
        """How many cases have another outcome."""
        return sum(self.moves.values())


def effect_of(before: RuleBook, after: RuleBook) -> Effect | None:
    """Return how outcomes move between two books; None where they read one fact in two ways, or are too large."""
    if any(before.facts[name] != after.facts[name] for name in before.facts.keys() & after.facts.keys()):
        return None
    facts = {**before.facts, **after.facts}
    old, new = list(_endings(before)), list(_endings(after))
    questions = questions_of([condition for condition, _ in (*old, *new)], facts, {})
    compiler = Compiler(questions, facts, {})
    store = Diagram([question.width for question in questions])
    try:
        roots = [_root(endings, compiler, store) for endings in (old, new)]
    except TooLarge:
        return None
    every = [question.full_mask for question in questions]
    matter = set().union(*(store.support(root, every) for root in roots))
    total = prod(store.widths[level] for level in matter)
    shares = _Pairs(store).shares(*roots)
    moves = {
        (str(one), str(other)): int(share * total) for (one, other), share in shares.items() if one != other
    }
    return Effect(total, dict(sorted(moves.items(), key=lambda move: (-move[1], move[0]))))


class _Pairs:
    """Walks two diagrams in step, and counts in which pairs of ends they come out."""

    def __init__(self, store: Diagram) -> None:
        self.store = store
        self.done: dict[tuple[int, int], dict[tuple[Hashable, Hashable], Fraction]] = {}

    def shares(self, one: int, other: int) -> dict[tuple[Hashable, Hashable], Fraction]:
        """Return for each pair of ends the share of all cases that come out there."""
        store = self.store
        level = min(store.level[one], store.level[other])
        if level == store.bottom:
            return {(store.value[one], store.value[other]): Fraction(1)}
        if (one, other) not in self.done:
            width = store.widths[level]
            found: dict[tuple[Hashable, Hashable], Fraction] = {}
            for pair in zip(self._under(one, level), self._under(other, level), strict=True):
                for ends, share in self.shares(*pair).items():
                    found[ends] = found.get(ends, Fraction(0)) + share / width
            self.done[one, other] = found
        return self.done[one, other]

    def _under(self, node: int, level: int) -> tuple[int, ...]:
        store = self.store
        return store.children[node] if store.level[node] == level else (node,) * store.widths[level]


def _endings(book: RuleBook) -> Iterator[tuple[Condition, str]]:
    """Yield for every answer when it can be given, with the values of the terms filled in, and its outcome."""
    for rule in book.rules:
        for answer in rule.answers:
            yield _with_values(All((rule.when, answer.when)), book), answer.outcome


def _root(endings: list[tuple[Condition, str]], compiler: Compiler, store: Diagram) -> int:
    root = store.end(None)
    for condition, outcome in reversed(endings):
        root = store.choose(compiler.diagram(condition, store), store.end(outcome), root)
    return root


def _with_values(condition: Condition, book: RuleBook) -> Condition:
    """Return a condition in which the value of each term stands in its place."""
    if isinstance(condition, (All, AnyOf)):
        return type(condition)(tuple(_with_values(part, book) for part in condition.parts))
    if isinstance(condition, Not):
        return Not(_with_values(condition.part, book))
    if isinstance(condition, TermIs):
        return Always() if book.terms[condition.name].value == condition.value else Not(Always())
    if isinstance(condition, Compare) and isinstance(condition.bound, TermRef):
        return replace(condition, bound=book.terms[condition.bound.name].value)
    if isinstance(condition, YearsAfter) and isinstance(condition.years, TermRef):
        return replace(condition, years=int(book.terms[condition.years.name].value))
    return condition

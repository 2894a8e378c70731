"""Conditions made ready to run over the answers to questions: as a function of one case, or as part of a diagram."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from zuiver.rules.conditions import All, Always, AnyOf, Condition, Not, TermIs
from zuiver.rules.diagram import Diagram
from zuiver.rules.model import Fact
from zuiver.rules.questions import Key, Question, keys_of
from zuiver.rules.scales import Terms

Truth: TypeAlias = bool | None
# Takes the answers that are possible per question (a bit each) and a list to which it adds the questions it reads.
Test: TypeAlias = Callable[[Sequence[int], list[int]], Truth]


class Compiler:
    """Compiles conditions over the questions of one program."""

    def __init__(self, questions: Sequence[Question], facts: Mapping[str, Fact], terms: Terms) -> None:
        self.by_key: dict[Key, Question] = {question.key: question for question in questions}
        self.facts = facts
        self.terms = terms
        self._tests: dict[int, tuple[Condition, Test]] = {}

    def test(self, condition: Condition) -> Test:
        """Return the three-valued truth function of a condition: True, False or None (unknown). Made once."""
        made = self._tests.get(id(condition))
        if made is None:
            made = self._tests[id(condition)] = (condition, self._make_test(condition))
        return made[1]

    def _make_test(self, condition: Condition) -> Test:
        if isinstance(condition, All):
            return _all([self.test(part) for part in condition.parts])
        if isinstance(condition, AnyOf):
            return _any([self.test(part) for part in condition.parts])
        if isinstance(condition, Not):
            return _not(self.test(condition.part))
        if isinstance(condition, Always):
            return _constant(True)
        if isinstance(condition, TermIs):
            return _constant(self.terms[condition.name] == condition.value)
        asked = self._asked(condition)
        leaves = [_leaf(question.index, question.masks[condition]) for question in asked]
        return leaves[0] if len(leaves) == 1 else _all(leaves)

    def diagram(self, condition: Condition, store: Diagram) -> int:
        """Return the root of the diagram that says where a condition is true."""
        if isinstance(condition, All):
            root = store.yes
            for part in reversed(condition.parts):
                root = store.both(self.diagram(part, store), root)
            return root
        if isinstance(condition, AnyOf):
            root = store.no
            for part in reversed(condition.parts):
                root = store.either(self.diagram(part, store), root)
            return root
        if isinstance(condition, Not):
            return store.inverse(self.diagram(condition.part, store))
        if isinstance(condition, Always):
            return store.yes
        if isinstance(condition, TermIs):
            return store.yes if self.terms[condition.name] == condition.value else store.no
        root = store.yes
        for question in reversed(self._asked(condition)):
            root = store.both(store.leaf(question.index, question.masks[condition]), root)
        return root

    def _asked(self, leaf: Condition) -> list[Question]:
        return [self.by_key[key] for key in keys_of(leaf, self.facts, self.terms)]


def _leaf(index: int, mask: int) -> Test:
    def test(possible: Sequence[int], read: list[int]) -> Truth:
        read.append(index)
        answers = possible[index]
        if not answers & mask:
            return False
        return None if answers & ~mask else True

    return test


def _all(parts: list[Test]) -> Test:
    def test(possible: Sequence[int], read: list[int]) -> Truth:
        truth: Truth = True
        for part in parts:
            found = part(possible, read)
            if found is False:
                return False
            if found is None:
                truth = None
        return truth

    return test


def _any(parts: list[Test]) -> Test:
    def test(possible: Sequence[int], read: list[int]) -> Truth:
        truth: Truth = False
        for part in parts:
            found = part(possible, read)
            if found is True:
                return True
            if found is None:
                truth = None
        return truth

    return test


def _not(part: Test) -> Test:
    def test(possible: Sequence[int], read: list[int]) -> Truth:
        found = part(possible, read)
        return None if found is None else not found

    return test


def _constant(value: bool) -> Test:
    def test(possible: Sequence[int], read: list[int]) -> Truth:
        return value

    return test

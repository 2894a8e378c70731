"""The questions of a rule book: each fact, cut down to the differences that the rules can see.

A question has `known` answers 0..n-1. Where a rule asks whether the fact is known (or given) at all, the diagram has
every answer twice: once with 'yes, it is', once with 'no, though it would be this one'.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from zuiver.rules.conditions import (
    Condition,
    Contains,
    Empty,
    Given,
    Known,
    YearsAfter,
    facts_of_leaf,
    leaves_of,
)
from zuiver.rules.model import Fact
from zuiver.rules.scales import (
    ChoiceScale,
    MemberScale,
    PresenceScale,
    Scale,
    Terms,
    YearsScale,
    line_scale,
    text_scale,
    years_of,
)
from zuiver.rules.values import ABSENT, Value

Key: TypeAlias = tuple[object, ...]
LINES = ("int", "decimal", "money", "date")


@dataclass(frozen=True)
class Question:
    """One question to the case.

    `answer_of_step` maps a step of the scale to an answer; `masks` gives, per leaf condition, the answers (a bit each)
    for which it is true; `test` is 'known' or 'given' when a rule asks whether the fact is, and else empty.
    """

    index: int
    key: Key
    facts: tuple[str, ...]
    scale: Scale
    answer_of_step: tuple[int, ...]
    known: int
    test: str
    masks: Mapping[Condition, int]

    @property
    def width(self) -> int:
        """The number of answers in the diagram."""
        return self.known * 2 if self.test else self.known

    @property
    def full_mask(self) -> int:
        """All answers, whether or not the fact becomes known."""
        return (1 << self.width) - 1

    def masks_by_answer(self) -> tuple[int, ...]:
        """Return the answers that are possible given each known answer (itself), then for an unknown fact.

        Where a rule asks whether the fact is given, an absent fact comes last: an unknown one is given all the same.
        """
        each, yes = [1 << answer for answer in range(self.known)], (1 << self.known) - 1
        if self.test == "given":
            return (*each, yes, yes << self.known)
        return (*each, yes << self.known if self.test else yes)

    def answerer(self) -> Callable[[Mapping[str, Value]], int]:
        """Return a fast function from the values of a case to the answer."""
        scale, answers, unknown = self.scale, self.answer_of_step, self.known
        if isinstance(scale, YearsScale):
            return lambda values: _answer_of_dates(scale, answers, unknown, values)
        name = scale.fact
        if isinstance(scale, ChoiceScale):
            table = {value: answers[step] for step, value in enumerate(scale.values)}
            table |= {None: unknown, ABSENT: unknown + 1}
            return lambda values: table[values[name]]
        step_of = scale.step
        if getattr(scale, "not_done", False):
            return lambda values: answers[step_of(values[name])]
        return lambda values: _answer(values[name], step_of, answers, unknown)


def questions_of(conditions: Iterable[Condition], facts: Mapping[str, Fact], terms: Terms) -> list[Question]:
    """Return the questions that the conditions ask, in the order in which they first ask them."""
    by_key: dict[Key, list[Condition]] = {}
    for condition in conditions:
        for leaf in leaves_of(condition):
            for key in keys_of(leaf, facts, terms):
                by_key.setdefault(key, []).append(leaf)
    return [_question(index, key, leaves, facts, terms) for index, (key, leaves) in enumerate(by_key.items())]


def keys_of(leaf: Condition, facts: Mapping[str, Fact], terms: Terms) -> list[Key]:
    """Return the keys of the questions that one leaf asks: more than one only for 'the set is empty'."""
    if isinstance(leaf, YearsAfter):
        return [("years", leaf.date, leaf.since, years_of(leaf, terms))]
    names = facts_of_leaf(leaf)
    if not names:
        return []
    fact = facts[names[0]]
    if isinstance(leaf, Contains):
        return [("member", fact.name, leaf.member)]
    if isinstance(leaf, Empty) and fact.type == "set":
        return [("member", fact.name, member) for member in fact.values]
    return [("presence" if fact.type in ("set", "datetime") else "value", fact.name)]


def _question(
    index: int, key: Key, leaves: list[Condition], facts: Mapping[str, Fact], terms: Terms
) -> Question:
    scale = _scale(key, leaves, facts, terms)
    tests = [
        leaf for leaf in leaves if isinstance(leaf, (Known, Given)) and not getattr(scale, "not_done", False)
    ]
    compared = list(dict.fromkeys(leaf for leaf in leaves if leaf not in tests))
    wanted = {leaf: scale.wanted(leaf, terms) for leaf in compared}
    answer_of_step, known = _merge(scale.steps, [wanted[leaf] for leaf in compared])
    masks: dict[Condition, int] = {}
    for leaf in compared:
        mask = sum(
            {
                1 << answer_of_step[step]
                for step, true in enumerate(wanted[leaf])
                if true and scale.steps[step]
            }
        )
        masks[leaf] = mask | mask << known if tests else mask
    masks |= dict.fromkeys(tests, (1 << known) - 1)
    test = "" if not tests else "given" if isinstance(tests[0], Given) else "known"
    names = (str(key[1]), str(key[2])) if key[0] == "years" else (str(key[1]),)
    return Question(index, key, names, scale, answer_of_step, known, test, masks)


def _scale(key: Key, leaves: list[Condition], facts: Mapping[str, Fact], terms: Terms) -> Scale:
    kind, name = key[0], str(key[1])
    if kind == "years":
        return YearsScale(name, str(key[2]), int(str(key[3])))
    if kind == "member":
        return MemberScale(name, str(key[2]))
    fact = facts[name]
    if kind == "presence":
        return PresenceScale(name)
    if fact.type in LINES:
        return line_scale(fact, leaves, terms)
    if fact.type == "text":
        return text_scale(fact, leaves)
    values: tuple[object, ...] = fact.values if fact.type == "choice" else (False, True)
    return ChoiceScale(name, (*values, fact.third_value) if fact.third_value else values)


def _merge(steps: tuple[bool, ...], wanted: list[tuple[bool, ...]]) -> tuple[tuple[int, ...], int]:
    """Give one answer to all steps between which no condition sees a difference. Returns it per step, and how many."""
    answers: dict[tuple[bool, ...], int] = {}
    per_step = []
    for step, possible in enumerate(steps):
        if not possible:
            per_step.append(0)
            continue
        seen = tuple(true[step] for true in wanted)
        per_step.append(answers.setdefault(seen, len(answers)))
    return tuple(per_step), len(answers)


def _answer(value: Value, step_of: Callable[[Value], int], answers: tuple[int, ...], unknown: int) -> int:
    if value is None:
        return unknown
    return unknown + 1 if value is ABSENT else answers[step_of(value)]


def _answer_of_dates(
    scale: YearsScale, answers: tuple[int, ...], unknown: int, values: Mapping[str, Value]
) -> int:
    day, since = values[scale.day], values[scale.since]
    if not isinstance(day, date) or not isinstance(since, date):
        return unknown
    return answers[scale.step_of_dates(day, since)]

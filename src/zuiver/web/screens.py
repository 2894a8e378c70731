"""What the interview shows next: one question, or a few statements to tick together. Knows no request."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from zuiver.rules.interview import next_question, relevant_facts, usual_answer
from zuiver.rules.model import Fact, RuleBook, TermValue, Text
from zuiver.rules.values import Value
from zuiver.web.fact_fields import read_answer
from zuiver.web.openings import opening_of

FILE: Final = Path(__file__).parent / "words" / "screens.yaml"
ASK: Final = "ask"
MOST_SCREENS: Final = 60


@dataclass(frozen=True)
class Statement:
    """A line to tick, with the values of its fact; `ticked` is "ask" where a tick leads to the question itself."""

    fact: str
    ticked: str
    left: str
    words: Text


@dataclass(frozen=True)
class Together:
    """Statements that stand on one screen."""

    question: Text
    why: Text
    statements: tuple[Statement, ...]

    def left(self, names: frozenset[str]) -> "Together":
        """Only the statements about these facts."""
        kept = tuple(statement for statement in self.statements if statement.fact in names)
        return Together(self.question, self.why, kept)


@dataclass(frozen=True)
class Screen:
    """One step of the interview: a fact, or statements together; and about how many steps are left, this one counted."""

    fact: Fact | None
    together: Together | None
    left: int


@dataclass(frozen=True)
class Interview:
    """The rules that are asked about. `one_by_one`: no statements together, because somebody doubts."""

    book: RuleBook
    terms: Mapping[str, TermValue]
    one_by_one: bool = False

    def next(self, answers: Mapping[str, Value]) -> Screen | None:
        """The step after these answers; None when the answer is settled."""
        step = self._step(answers)
        if step is None:
            return None
        return Screen(step[0], step[1], self._steps_left(answers))

    def for_fact(self, name: str, answers: Mapping[str, Value]) -> Screen:
        """The step that asks one fact again."""
        return Screen(self.book.facts[name], None, max(1, self._steps_left(answers)))

    def _step(self, answers: Mapping[str, Value]) -> tuple[Fact | None, Together | None] | None:
        question = next_question(self.book, answers, self.terms)
        if question is None:
            return None
        fact = self._opening(answers) or question.fact
        together = None if self.one_by_one else self._together(fact.name, answers)
        return (None, together) if together else (fact, None)

    def _opening(self, answers: Mapping[str, Value]) -> Fact | None:
        """What somebody comes with is asked first, as long as it can still change the answer."""
        open_yet = [name for name in opening_of(self.book.id).first if name not in answers]
        matters = relevant_facts(self.book, answers, self.terms) if open_yet else ()
        return next((self.book.facts[name] for name in open_yet if name in matters), None)

    def _together(self, name: str, answers: Mapping[str, Value]) -> Together | None:
        """The statements that go with this fact, as far as they still matter; not worth a screen for one alone."""
        group = next(
            (one for one in groups(self.book.id) if any(s.fact == name for s in one.statements)), None
        )
        if group is None or any(s.fact in answers for s in group.statements):
            return None
        left = group.left(frozenset(relevant_facts(self.book, answers, self.terms)))
        return left if len(left.statements) > 1 else None

    def _steps_left(self, answers: Mapping[str, Value]) -> int:
        """How many steps there are when every answer is the usual one."""
        known, count = dict(answers), 0
        while (step := self._step(known)) and count < MOST_SCREENS:
            count += 1
            fact, together = step
            if fact:
                known[fact.name] = usual_answer(fact)
            elif together:
                known |= self.ticked(together, frozenset())
        return count

    def ticked(self, together: Together, ticks: frozenset[str]) -> dict[str, Value]:
        """The answers that follow from ticks; a statement that leads to its own question gives none."""
        texts = {s.fact: s.ticked if s.fact in ticks else s.left for s in together.statements}
        return {name: read_answer(self.book.facts[name], text) for name, text in texts.items() if text != ASK}

    def group_of(self, name: str) -> tuple[Statement, ...]:
        """The statements that can stand on one screen with this fact; none when it is asked alone."""
        if self.one_by_one:
            return ()
        found = (
            one.statements for one in groups(self.book.id) if any(s.fact == name for s in one.statements)
        )
        return next(found, ())

    def ticks_for(self, together: Together, answers: Mapping[str, Value]) -> frozenset[str]:
        """Which statements had been ticked to get these answers."""
        return frozenset(
            s.fact
            for s in together.statements
            if s.fact in answers
            and s.ticked != ASK
            and answers[s.fact] == read_answer(self.book.facts[s.fact], s.ticked)
        )

    def with_unknowns(self, answers: Mapping[str, Value]) -> dict[str, Value]:
        """These answers, and "I do not know" for all that still matters: unknown is never taken for no."""
        known = dict(answers)
        while question := next_question(self.book, known, self.terms):
            known[question.fact.name] = None
        return known


@cache
def groups(subject: str) -> tuple[Together, ...]:
    """The statements that a subject asks together."""
    data: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(
        Together(
            Text(**row["question"]),
            Text(**row["why"]),
            tuple(
                Statement(s["fact"], s["ticked"], s["left"], Text(s["nl"], s["en"]))
                for s in row["statements"]
            ),
        )
        for row in data.get(subject, [])
    )

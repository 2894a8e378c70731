"""Which question next? The fewest questions that settle the answer, and none that can no longer matter.

Every fact starts unasked. A fact that is never asked, or not asked in this case, has its default. What remains is looked
up in the diagram of the book: a fact whose every answer leads to the same result is not asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from zuiver.rules.engine import read_values
from zuiver.rules.model import Fact, RuleBook, TermValue
from zuiver.rules.program import Program, program_for
from zuiver.rules.questions import Question
from zuiver.rules.values import Value

CONTEXT_TYPES = ("bool", "choice", "set")  # asked before amounts and dates: context comes before value


@dataclass(frozen=True)
class NextQuestion:
    """The fact to ask now, and how many questions are left if the further answers are the usual ones (this one counted)."""

    fact: Fact
    questions_left: int


def next_question(
    book: RuleBook, facts: Mapping[str, object], terms: Mapping[str, TermValue] | None = None
) -> NextQuestion | None:
    """Return the next question given the answers so far (None as answer: I do not know), or None when it is settled.

    Raises FactError for an answer that is not possible, TermError for a term.
    """
    program = program_for(book, terms)
    state = _State(program, read_values(program, facts), frozenset(facts))
    fact = state.best()
    if fact is None:
        return None
    return NextQuestion(fact, _questions_left(state, fact))


def relevant_facts(
    book: RuleBook, facts: Mapping[str, object], terms: Mapping[str, TermValue] | None = None
) -> tuple[str, ...]:
    """Return the unasked facts that can still change the result, in the order of the file."""
    program = program_for(book, terms)
    return tuple(
        fact.name for fact in _State(program, read_values(program, facts), frozenset(facts)).candidates()
    )


def _questions_left(state: "_State", fact: Fact) -> int:
    """Count the questions when every answer is the usual one: the default, or else the first that is possible."""
    count = 0
    following: Fact | None = fact
    while following is not None:
        count += 1
        state = state.with_answer(following.name, usual_answer(following))
        following = state.best()
    return count


def usual_answer(fact: Fact) -> Value:
    """Return the answer that is most often right: the default; for a fact without one, yes or the first choice."""
    default = fact.default
    if default is not None:
        return default  # type: ignore[return-value]  # the loader has read it with the fact's own reader
    if fact.type == "bool":
        return True
    return fact.values[0] if fact.type == "choice" else None


class _State:
    """The interview after some answers: which answers to which questions of the book are still possible."""

    def __init__(self, program: Program, values: Mapping[str, Value], asked: frozenset[str]) -> None:
        self.program = program
        self.values = values
        self.asked = asked
        self.settled = asked | {fact.name for fact in program.book.facts.values() if fact.ask is None}
        self.possible = self._possible()
        while added := self._not_asked_here():
            self.settled |= added
            self.possible = self._possible()

    def with_answer(self, name: str, value: Value) -> "_State":
        """Return the state after one more answer."""
        return _State(self.program, {**self.values, name: value}, self.asked | {name})

    def candidates(self) -> list[Fact]:
        """Return the facts that may be asked and can still change the result."""
        program = self.program
        if program.diagram is None:
            return [fact for fact in program.book.facts.values() if fact.name not in self.settled]
        matters = program.diagram.support(program.results_root, self.possible)
        names = {name for index in matters for name in program.questions[index].facts}
        return [fact for fact in program.book.facts.values() if fact.name in names - self.settled]

    def best(self) -> Fact | None:
        """Return the fact to ask now, or None when nothing can change the result any more."""
        key = (tuple(self.possible), self.settled)  # settled too: after "I do not know" all is still possible
        if key not in self.program.next_facts:
            first = self._first_in_line(self.candidates())
            chosen = first[0] if len(first) == 1 else min(first, key=self._questions_after, default=None)
            self.program.next_facts[key] = chosen.name if chosen else None
        name = self.program.next_facts[key]
        return self.program.book.facts[name] if name else None

    def _first_in_line(self, facts: list[Fact]) -> list[Fact]:
        """Keep the facts whose condition to be asked is true, and of those the context before amounts and dates."""
        test = self.program.compiler.test
        ready = [
            fact for fact in facts if fact.ask is not None and test(fact.ask)(self.possible, [])
        ] or facts
        return [fact for fact in ready if fact.type in CONTEXT_TYPES] or ready

    def _questions_after(self, fact: Fact) -> float:
        """Return how many questions of the book still matter after this one, on average over its answers."""
        program = self.program
        if program.diagram is None:
            return 0.0
        counts: list[int] = []
        for question in program.questions:
            if fact.name in question.facts and len(question.facts) == 1:
                for mask in program.masks[question.index][: question.known]:
                    possible = list(self.possible)
                    possible[question.index] = mask
                    counts.append(len(program.diagram.support(program.results_root, possible)))
        return sum(counts) / len(counts) if counts else float(len(program.questions))

    def _possible(self) -> list[int]:
        return [self._mask(question) for question in self.program.questions]

    def _mask(self, question: Question) -> int:
        unknown = any(name in self.settled and self.values[name] is None for name in question.facts)
        if unknown or self.settled.issuperset(question.facts):
            answer = self.program.answerers[question.index](self.values)
            return self.program.masks[question.index][answer]
        return question.full_mask

    def _not_asked_here(self) -> frozenset[str]:
        """Return the facts whose condition to be asked is false by now: they have their default."""
        test = self.program.compiler.test
        return frozenset(
            fact.name
            for fact in self.program.book.facts.values()
            if fact.name not in self.settled
            and fact.ask is not None
            and test(fact.ask)(self.possible, []) is False
        )

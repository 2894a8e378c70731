"""A rule book made ready to run with one set of terms: questions, truth functions, and the diagram of all answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from zuiver.rules.automaton import Automaton
from zuiver.rules.conditions import Condition, terms_of
from zuiver.rules.diagram import Diagram, TooLarge
from zuiver.rules.errors import TermError
from zuiver.rules.fact_reader import check_term
from zuiver.rules.model import Addition, Answer, Rule, RuleBook, TermValue, Text
from zuiver.rules.questions import questions_of
from zuiver.rules.receipt import Verdict
from zuiver.rules.truth import Compiler
from zuiver.rules.values import ABSENT, Value, as_json, reader_for
from zuiver.rules.words import filled

MOST_PROGRAMS = 256


@dataclass(frozen=True)
class Ending:
    """One answer of one rule: a way in which a case can end. `index` counts over the whole book."""

    index: int
    rule_index: int
    rule: Rule
    answer: Answer


class Program:
    """All that is worked out once per rule book and terms. Read-only after that."""

    def __init__(self, book: RuleBook, terms: Mapping[str, TermValue]) -> None:
        self.book = book
        self.terms = terms_with(book, terms)
        self.questions = questions_of(conditions_of(book), book.facts, self.terms)
        self.masks = tuple(question.masks_by_answer() for question in self.questions)
        self.compiler = Compiler(self.questions, book.facts, self.terms)
        self.readers = {name: reader_for(fact) for name, fact in book.facts.items()}
        given = {name for question in self.questions if question.test == "given" for name in question.facts}
        self.defaults = {
            name: ABSENT if name in given else _as_value(fact.default) for name, fact in book.facts.items()
        }
        self.endings = tuple(_endings(book))
        self.endings_by_rule = tuple(
            tuple(ending for ending in self.endings if ending.rule_index == index)
            for index in range(len(book.rules))
        )
        self.rule_tests = tuple(self.compiler.test(rule.when) for rule in book.rules)
        self.answerers = tuple(question.answerer() for question in self.questions)
        self._filled: dict[Text, Text] = {}
        self.next_facts: dict[tuple[tuple[int, ...], frozenset[str]], str | None] = {}
        self.verdicts: dict[tuple[int, ...], Verdict] = {}
        self.used_terms = {
            name: as_json(self.terms[name])
            for condition in conditions_of(book)
            for name in terms_of(condition)
        }

    def filled(self, text: Text) -> Text:
        """Return a text with the organisation's terms in the place of `{name}`."""
        done = self._filled.get(text)
        if done is None:
            types = {name: term.type for name, term in self.book.terms.items()}
            done = self._filled[text] = filled(text, self.terms, types)
        return done

    @cached_property
    def _roots(self) -> tuple[Diagram, int, int] | None:
        """The diagram, with the roots that end in an ending and in an outcome; None when it would be too large."""
        store = Diagram([question.width for question in self.questions])
        try:
            by_ending = by_outcome = store.end(None)
            for ending in reversed(self.endings):
                rule = self.compiler.diagram(ending.rule.when, store)
                true = store.both(rule, self.compiler.diagram(ending.answer.when, store))
                by_ending = store.choose(true, store.end(ending.index), by_ending)
                by_outcome = store.choose(true, store.end(ending.answer.outcome), by_outcome)
        except TooLarge:
            return None
        return store, by_ending, by_outcome

    @property
    def diagram(self) -> Diagram | None:
        """The diagram of all answers, or None when the book is too large for one."""
        return self._roots[0] if self._roots else None

    @property
    def endings_root(self) -> int:
        """The root whose ends are indexes of endings."""
        return self._roots[1] if self._roots else 0

    @property
    def outcomes_root(self) -> int:
        """The root whose ends are outcomes."""
        return self._roots[2] if self._roots else 0

    @cached_property
    def results_root(self) -> int:
        """The root whose ends are an outcome with all that comes on top of it: what an interview must settle."""
        if self._roots is None:
            return 0
        store = self._roots[0]
        root = store.end(None)
        for ending in reversed(self.endings):
            rule = self.compiler.diagram(ending.rule.when, store)
            true = store.both(rule, self.compiler.diagram(ending.answer.when, store))
            additions = [*ending.rule.additions, *self.book.additions]
            also = dict.fromkeys(ending.answer.also)
            root = store.choose(true, self._result(store, ending.answer.outcome, also, additions), root)
        return root

    def _result(self, store: Diagram, outcome: str, also: dict[str, None], additions: list[Addition]) -> int:
        """Return the diagram of an outcome and what its additions bring."""
        adding = [addition for addition in additions if set(addition.also) - also.keys()]
        if not adding:
            return store.end((outcome, tuple(sorted(also))))
        with_it = {**also, **dict.fromkeys(adding[0].also)}
        return store.choose(
            self.compiler.diagram(adding[0].when, store),
            self._result(store, outcome, with_it, adding[1:]),
            self._result(store, outcome, also, adding[1:]),
        )

    @cached_property
    def automaton(self) -> Automaton | None:
        """The same, made so that an unknown fact is one more answer; None when it would be too large."""
        if self._roots is None:
            return None
        store, by_ending, _ = self._roots
        try:
            outcomes = [ending.answer.outcome for ending in self.endings]
            return Automaton(store, by_ending, self.masks, outcomes)
        except TooLarge:
            return None


@lru_cache(maxsize=MOST_PROGRAMS)
def _program(book: RuleBook, terms: tuple[tuple[str, TermValue], ...]) -> Program:
    return Program(book, dict(terms))


def program_for(book: RuleBook, terms: Mapping[str, TermValue] | None = None) -> Program:
    """Return the program of a book with an organisation's terms; made once. Raises TermError."""
    return _program(book, tuple(sorted(terms.items())) if terms else ())


def terms_with(book: RuleBook, terms: Mapping[str, TermValue]) -> dict[str, TermValue]:
    """Return all terms of a book, the given ones in place of the book's own. Raises TermError."""
    values: dict[str, TermValue] = {name: term.value for name, term in book.terms.items()}
    for name, value in terms.items():
        if name not in book.terms:
            known = ", ".join(book.terms) or "none"
            raise TermError(name, f"the rules {book.id} have no such term. They have: {known}.")
        values[name] = check_term(book.terms[name], value)
    return values


def conditions_of(book: RuleBook) -> Iterator[Condition]:
    """Yield every condition of a book, in the order of the rules."""
    for rule in book.rules:
        yield rule.when
        for answer in rule.answers:
            yield answer.when
        for addition in rule.additions:
            yield addition.when
    for addition in book.additions:
        yield addition.when
    for note in book.law_notes:
        yield note.when
    for redirect in book.redirects:
        yield redirect.when
    for fact in book.facts.values():
        if fact.ask is not None:
            yield fact.ask


def _endings(book: RuleBook) -> Iterator[Ending]:
    index = 0
    for rule_index, rule in enumerate(book.rules):
        for answer in rule.answers:
            yield Ending(index, rule_index, rule, answer)
            index += 1


def _as_value(default: object) -> Value:
    return default  # type: ignore[return-value]  # the loader has read it with the fact's own reader

"""Say a rule in words, for people who check the rules and do not read YAML."""

from collections.abc import Mapping

from zuiver.rules.conditions import (
    All,
    Always,
    AnyOf,
    Compare,
    Condition,
    Contains,
    Empty,
    Given,
    Known,
    Literal,
    Not,
    OneOf,
    TermIs,
    TermRef,
    YearsAfter,
)
from zuiver.rules.model import Answer, Rule, RuleBook, TermValue, Text
from zuiver.rules.words import filled, outcome_words, phrase, show_term


def describe_book(book: RuleBook, language: str = "nl") -> str:
    """Return the title of a book and all its rules in words, in their order."""
    rules = [
        f"{number}. {describe_rule(book, rule, language)}" for number, rule in enumerate(book.rules, start=1)
    ]
    return "\n\n".join([f"{book.title.in_language(language)} ({book.valid_from})", *rules])


def describe_rule(book: RuleBook, rule: Rule, language: str = "nl") -> str:
    """Return one rule in words: when it holds, what follows, why, and where it stands."""
    words = _Words(book, language)
    lines = [f"{rule.id} ({rule.table})", *words.condition(rule.when, 1)]
    for answer in rule.answers:
        lines += words.answer(answer)
    if rule.reading:
        lines.append("   " + words.say("reading", reading=words.text(rule.reading)))
    return "\n".join(lines)


class _Words:
    def __init__(self, book: RuleBook, language: str) -> None:
        self.book = book
        self.language = language
        self.terms: Mapping[str, TermValue] = {name: term.value for name, term in book.terms.items()}
        self.types = {name: term.type for name, term in book.terms.items()}

    def say(self, name: str, **values: str) -> str:
        """Return a phrase with its marks filled in."""
        text = phrase(name).in_language(self.language)
        for key, value in values.items():
            text = text.replace("{" + key + "}", value)
        return text

    def text(self, text: Text) -> str:
        """Return a text of the book with the organisation's terms in it."""
        return filled(text, self.terms, self.types).in_language(self.language)

    def answer(self, answer: Answer) -> list[str]:
        """Return the lines of one answer."""
        outcomes = [outcome_words(name).in_language(self.language) for name in (answer.outcome, *answer.also)]
        when = (
            []
            if isinstance(answer.when, Always)
            else ["   " + self.say("and_if"), *self.condition(answer.when, 2)]
        )
        return [
            *when,
            "   " + self.say("then", outcomes=", ".join(outcomes)),
            "   " + self.say("why", because=self.text(answer.because)),
            "   " + self.say("stands_on", cites=", ".join(answer.norms), kind=answer.basis.kind),
        ]

    def condition(self, condition: Condition, depth: int) -> list[str]:
        """Return the lines of a condition; parts of a part stand further to the right."""
        margin = "   " * depth + "- "
        if isinstance(condition, (All, AnyOf)):
            head = self.say("all_of" if isinstance(condition, All) else "any_of")
            return [
                margin + head,
                *(line for part in condition.parts for line in self.condition(part, depth + 1)),
            ]
        if isinstance(condition, Not):
            return [margin + self.say("not_true"), *self.condition(condition.part, depth + 1)]
        return [margin + self._leaf(condition)]

    def _leaf(self, leaf: Condition) -> str:
        if isinstance(leaf, OneOf):
            return self._line(leaf.fact, " / ".join(self._value(leaf.fact, value) for value in leaf.values))
        if isinstance(leaf, Compare):
            bound = self._term(leaf.bound) if isinstance(leaf.bound, TermRef) else str(leaf.bound)
            return self._line(leaf.fact, self.say(leaf.operation, bound=bound))
        if isinstance(leaf, Known):
            return self._line(leaf.fact, self.say("is_known"))
        if isinstance(leaf, Given):
            return self._line(leaf.fact, self.say("is_given"))
        if isinstance(leaf, Contains):
            return self._line(leaf.fact, self._value(leaf.fact, leaf.member))
        if isinstance(leaf, Empty):
            return self._line(leaf.fact, self.say("is_empty"))
        if isinstance(leaf, YearsAfter):
            years = self._term(leaf.years) if isinstance(leaf.years, TermRef) else str(leaf.years)
            return self.say(
                "years_after", date=self._question(leaf.date), since=self._question(leaf.since), years=years
            )
        if isinstance(leaf, TermIs):
            return f"{self.book.terms[leaf.name].meaning.in_language(self.language)} [{leaf.value}]"
        return self.say("always")

    def _line(self, fact: str, answer: str) -> str:
        return f"{self._question(fact)} {answer}"

    def _question(self, fact: str) -> str:
        return self.text(self.book.facts[fact].question)

    def _term(self, term: TermRef) -> str:
        return show_term(self.terms[term.name], self.types[term.name], self.language)

    def _value(self, name: str, value: Literal) -> str:
        fact = self.book.facts[name]
        if value in fact.labels:
            return fact.labels[str(value)].in_language(self.language)
        if isinstance(value, bool):
            return self.say("yes" if value else "no")
        return str(value)

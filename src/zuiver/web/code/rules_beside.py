"""Which rules use a norm, what they say, where to ask them, and in which register their subject is recorded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.urls import reverse

from zuiver.catalogue.norms.homes import read_declared
from zuiver.catalogue.rule_books import module_names
from zuiver.codes.norms.model import Norm
from zuiver.people.models import Organisation
from zuiver.rules.model import RuleBook, Text
from zuiver.rules.words import filled
from zuiver.web.advice import book_for, register_for, terms_for
from zuiver.web.entries import shown
from zuiver.web.outcome_words import heard
from zuiver.web.situations import all_situations


@dataclass(frozen=True)
class RuleLine:
    """One way in which a rule ends: what it says, and why."""

    id: str
    sentence: str
    because: str


@dataclass(frozen=True)
class Subject:
    """A theme with the rules that use these norms. `ask`, `record` and `register` are addresses, empty for none."""

    module: str
    title: str
    rules: tuple[RuleLine, ...]
    ask: str
    record: str
    record_words: str
    register: str


def subjects_beside(
    organisation: Organisation, norms: Iterable[Norm], on: date, language: str
) -> list[Subject]:
    """The themes whose rules name one of these norms, and those of the modules that the norms belong to."""
    wanted = list(norms)
    names = frozenset(norm.id for norm in wanted)
    own = {module for norm in wanted for module in _modules_of(norm.capability.module)}
    found = []
    for module in module_names():
        book = book_for(organisation, module, on)
        if book is None:
            continue
        rules = tuple(dict.fromkeys(_lines(book, organisation, names, language)))
        if rules or module in own:
            found.append(_subject(book, rules, language))
    return found


def _subject(book: RuleBook, rules: tuple[RuleLine, ...], language: str) -> Subject:
    word = _address_words().get(book.id)
    register = register_for(book.id)
    return Subject(
        module=book.id,
        title=book.title.in_language(language),
        rules=rules,
        ask=reverse("interview", args=[word]) if word else "",
        record=reverse("entry_new", args=[register]) if register else "",
        record_words=shown.words(register.singular).lower() if register else "",
        register=reverse("register", args=[register]) if register else "",
    )


def _lines(
    book: RuleBook, organisation: Organisation, names: frozenset[str], language: str
) -> Iterator[RuleLine]:
    types = {name: term.type for name, term in book.terms.items()}
    values = {name: term.value for name, term in book.terms.items()} | dict(terms_for(organisation, book))

    def line(rule: str, outcome: str, because: Text) -> RuleLine:
        sentence = heard(outcome, book.id, language).sentence
        return RuleLine(rule, sentence, filled(because, values, types).in_language(language))

    for rule in book.rules:
        for answer in rule.answers:
            if not names.isdisjoint(answer.norms):
                yield line(rule.id, answer.outcome, answer.because)
        for addition in rule.additions:
            if addition.because and addition.also and not names.isdisjoint(addition.norms):
                yield line(rule.id, addition.also[0], addition.because)


@cache
def _address_words() -> dict[str, str]:
    """The word in the address for each module: geschenken for gifts."""
    return {module: word for one in all_situations() for word, module in reversed(one.modules.items())}


@cache
def _modules_of(number: int) -> tuple[str, ...]:
    """The themes of a module of the program, by its number."""
    return read_declared().modules.get(number, ("", ()))[1]

"""Days on which the same rules answer, now and under the policy that is tried out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from zuiver.insight.asking import OtherPolicy
from zuiver.insight.comparing import Policy
from zuiver.kernel.errors import Refusal
from zuiver.people.models import Organisation
from zuiver.registers.declaration import Register
from zuiver.registers.terms import rule_terms
from zuiver.rules.errors import TermError
from zuiver.rules.model import Fact, RuleBook, Term, TermValue
from zuiver.rules.program import terms_with


@dataclass(frozen=True)
class TermChange:
    """A term of the rules with its value now and the value that was tried out."""

    term: Term
    now: TermValue
    other: TermValue


@dataclass(frozen=True)
class Stretch:
    """Days after each other on which the same rules answer."""

    first_day: date
    last_day: date
    now: Policy
    other: Policy


def stretches_of(
    organisation: Organisation, register: Register, wanted: OtherPolicy, days: Iterable[date]
) -> Iterator[Stretch]:
    """Yield the stretches of days, given in order, on which the same two rule books hold. Days without rules are left out.

    Raises Refusal for terms that the other pack does not allow.
    """
    pack, other_pack = organisation.policy_pack, wanted.pack or organisation.policy_pack
    books = ((day, register.rule_book(day, pack), register.rule_book(day, other_pack)) for day in days)
    # A rule book is one object for all days on which it holds.
    for _, group in groupby(books, key=lambda one: (id(one[1]), id(one[2]))):
        same = list(group)
        _, now, other = same[0]
        if now is not None and other is not None:
            yield Stretch(
                same[0][0],
                same[-1][0],
                Policy(now, rule_terms(organisation, register, now)),
                Policy(other, _tried(organisation, register, other, wanted)),
            )


def _tried(
    organisation: Organisation, register: Register, book: RuleBook, wanted: OtherPolicy
) -> dict[str, TermValue]:
    """Return the own terms of the organisation, which it keeps under another pack, and over them what is tried out."""
    tried = {name: value for name, value in wanted.terms.items() if name in book.terms}
    terms = rule_terms(organisation, register, book) | tried
    try:
        terms_with(book, terms)
    except TermError as problem:
        raise Refusal(
            "what_if_terms_do_not_fit",
            "The pack {pack} does not allow {term} = {value}. Try the pack with another value for this term.",
            pack=book.pack,
            term=f"{register.rules}.{problem.name}",
            value=str(terms.get(problem.name, "?")),
        ) from problem
    return terms


def term_changes(stretch: Stretch) -> Iterator[TermChange]:
    """Yield the terms of the rules that have another value under the policy that is tried out."""
    now = terms_with(stretch.now.book, stretch.now.terms)
    for name, value in terms_with(stretch.other.book, stretch.other.terms).items():
        term = stretch.other.book.terms[name]
        if term.used_in == "rules" and name in now and now[name] != value:
            yield TermChange(replace(term, value=value), now[name], value)


def facts_of(stretches: list[Stretch]) -> dict[str, Fact]:
    """Return the facts on which an answer can hang, now or under the other policy."""
    books = stretches[0].other.book.facts | stretches[0].now.book.facts
    wanted = frozenset[str]().union(*(one.now.facts | one.other.facts for one in stretches))
    return {name: books[name] for name in sorted(wanted)}

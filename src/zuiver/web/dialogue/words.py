"""Subjects, outcomes, roles and facts in the words of the reader."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from zuiver.catalogue.packs import UnknownPackError
from zuiver.catalogue.rule_books import NoRulesYetError, UnknownModuleError, rule_book_for
from zuiver.kernel.errors import InvalidData, Message
from zuiver.people.models import Organisation
from zuiver.rules.model import RuleBook
from zuiver.rules.outcomes import OUTCOMES
from zuiver.rules.receipt import Receipt
from zuiver.rules.values import Value
from zuiver.web import question_words
from zuiver.web.advice import terms_for
from zuiver.web.entries import shown
from zuiver.web.fact_fields import read_answer
from zuiver.web.outcome_words import heard, is_worded
from zuiver.web.screens import Interview

ROLES: Final[Mapping[str, Message]] = {
    "integrity_officer": Message("the integrity officer"),
    "general_director": Message("the general director"),
}
CAPACITIES: Final[Mapping[str, Message]] = {
    "answerer": Message("who answers"),
    "deputy": Message("as a deputy"),
    "role": Message("by role"),
    "answered": Message("who answered before"),
}


@dataclass(frozen=True)
class OutcomeWords:
    """An outcome to choose or to show: its tone, the word beside the icon, and the sentence."""

    outcome: str
    tone: str
    word: str
    sentence: str


def book_of(module: str, on: date, pack: str) -> RuleBook | None:
    """The rules of that day; None where they are gone."""
    try:
        return rule_book_for(module, on, pack)
    except (UnknownModuleError, NoRulesYetError, UnknownPackError):
        return None


def subject_of(module: str, on: date, pack: str) -> str:
    """What a module is about; its own name where the rules are gone."""
    book = book_of(module, on, pack)
    return book.title.in_language(shown.reader_language()) if book else module


def outcome_words(outcome: str, module: str) -> OutcomeWords:
    """An outcome as a reader hears it in a subject."""
    words = heard(outcome, module, shown.reader_language())
    return OutcomeWords(outcome, words.tone, words.word, words.sentence)


def possible_outcomes(book: RuleBook | None, advised: str) -> list[str]:
    """What somebody can advise: all answers of these rules, the one of the aid first; not those of a topic beside it."""
    rules = [rule for rule in book.rules if not is_worded(f"{book.id}/{rule.id}")] if book else []
    found = {answer.outcome for rule in rules for answer in rule.answers}
    return [advised, *(one for one in OUTCOMES if one in found | {"discuss"} and one != advised)]


def role_words(role: str) -> str:
    """Who a role is, inside a sentence."""
    message = ROLES.get(role)
    return shown.words(message) if message else role


def who(name: str, role: str, acting: str = "") -> str:
    """Who answers, inside a sentence: the deputy in the deputy's own name, a person, or a role."""
    if acting:
        return _("%(name)s, in place of %(absent)s") % {"name": acting, "absent": name}
    return name or role_words(role)


def capacity_words(capacity: str) -> str:
    """As what somebody read it."""
    message = CAPACITIES.get(capacity)
    return shown.words(message) if message else capacity


def facts_in_words(
    organisation: Organisation, module: str, pairs: Iterable[tuple[str, str]], on: date, pack: str
) -> list[tuple[str, str, str]]:
    """What was shared: (fact, question, answer in words). What the rules of that day cannot read shows as it is."""
    book = book_of(module, on, pack)
    if book is None:
        return [(name, name, text) for name, text in pairs]
    interview = Interview(book, terms_for(organisation, book))
    found: list[tuple[str, str, str]] = []
    for name, text in pairs:
        read: dict[str, Value] = {}
        try:
            read[name] = read_answer(book.facts[name], text)
        except (InvalidData, KeyError):
            found.append((name, name, text))
            continue
        found += question_words.given(read, interview, shown.reader_language())
    return found


def receipt_words(receipt: Receipt) -> str:
    """By which rule, of which version and policy, the aid answered."""
    verdict = receipt.verdict
    told = {"rule": verdict.rule, "version": verdict.rule_version, "pack": verdict.pack}
    return _("Rule %(rule)s of %(version)s, policy %(pack)s.") % told

"""What somebody wants to try out: other values for terms of the rules, or another pack. Read strictly, guess nothing."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Final

from zuiver.kernel.errors import InvalidData, excerpt, invalid
from zuiver.kernel.money import read_amount
from zuiver.rules.errors import LooserTermError, TermError
from zuiver.rules.fact_reader import check_term
from zuiver.rules.model import RuleBook, Term, TermValue

TERM, VALUE, PACK = "term", "value", "pack"  # where a message stands
_NUMBER: Final = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,6})?")
YES_NO: Final = {"true": True, "yes": True, "ja": True, "false": False, "no": False, "nee": False}


@dataclass(frozen=True)
class OtherPolicy:
    """Terms by name with another value, and the name of another pack; empty: the pack stays as it is."""

    terms: Mapping[str, TermValue] = field(default_factory=dict)
    pack: str = ""


def read_assignment(text: str) -> tuple[str, str, str]:
    """Return module, term and value of "gifts.gift_limit=25". Raises InvalidData under "term"."""
    path, equals, value = text.partition("=")
    module, dot, name = path.strip().partition(".")
    if not (equals and dot and module and name and value.strip()):
        raise invalid(
            TERM,
            "{text} is not a term with a value. Write module, term and value, for example gifts.gift_limit=25.",
            text=excerpt(text),
        )
    return module, name, value.strip()


def rule_terms_of(book: RuleBook) -> dict[str, Term]:
    """Return the terms that can change an answer; the others are for the register around the rules."""
    return {name: term for name, term in book.terms.items() if term.used_in == "rules"}


def other_policy(
    book: RuleBook, typed: Mapping[str, str], *, pack: str = "", packs: Collection[str] = ()
) -> OtherPolicy:
    """Return what to try out on the rules of a book: `typed` holds values of terms as somebody wrote them.

    Raises InvalidData under "term", "value" or "pack". `packs` are the packs that there are.
    """
    if not typed and not pack:
        raise invalid(TERM, "There is nothing to try out yet. Choose a term and its value, or another pack.")
    if pack and pack not in packs:
        raise invalid(
            PACK,
            "There is no pack {pack}. Choose one of: {packs}.",
            pack=excerpt(pack),
            packs=", ".join(packs) or "-",
        )
    return OtherPolicy({name: read_value(term_of(book, name), text) for name, text in typed.items()}, pack)


def term_of(book: RuleBook, name: str) -> Term:
    """Return a term that can change an answer. Raises InvalidData under "term"."""
    terms = rule_terms_of(book)
    if name in terms:
        return terms[name]
    known = ", ".join(terms) or "-"
    if name in book.terms:
        raise invalid(
            TERM,
            "{term} changes no answer: the register uses it, the rules do not. Choose one of: {terms}.",
            term=name,
            terms=known,
        )
    raise invalid(
        TERM,
        "The rules of {module} have no term {term}. Choose one of: {terms}.",
        module=book.id,
        term=excerpt(name),
        terms=known,
    )


def read_value(term: Term, text: str) -> TermValue:
    """Return a value for a term as somebody wrote it. Raises InvalidData under "value" with what is possible."""
    try:
        return check_term(term, _READERS[term.type](text.strip()))
    except InvalidData as problem:
        raise problem.for_field(VALUE) from problem
    except LooserTermError as problem:
        raise invalid(
            VALUE,
            "{text} is looser than this code allows: it is a floor. Choose: {allowed}.",
            text=excerpt(text),
            allowed=problem.params["allowed"],
        ) from problem
    except (TermError, InvalidOperation, ValueError, KeyError) as problem:
        raise _wrong(term, text) from problem


def _euros(text: str) -> Decimal:
    money = read_amount(text)
    if money.currency != "EUR":
        raise invalid(VALUE, "The rules count in euro. Fill in an amount in euro.")
    return Decimal(money.cents) / 100


def _digits(text: str) -> str:
    """Return a text that is a plain number. Raises ValueError: Python reads more as a number than people do."""
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return text


_READERS: Final[Mapping[str, Callable[[str], object]]] = {
    "money": _euros,
    "decimal": lambda text: Decimal(_digits(text.replace(",", "."))),
    "int": lambda text: int(_digits(text)),
    "bool": lambda text: YES_NO[text.lower()],
    "choice": str,
}


def _wrong(term: Term, text: str) -> InvalidData:
    typed = excerpt(text)
    if term.type == "bool":
        return invalid(VALUE, "{text} is not yes or no. Fill in one of the two.", text=typed)
    if term.type == "choice":
        choices = ", ".join(term.values)
        return invalid(
            VALUE, "{text} is not a choice. Choose one of: {choices}.", text=typed, choices=choices
        )
    if term.type == "int" and (term.minimum is None or term.maximum is None):
        return invalid(VALUE, "{text} is not a whole number that is possible here.", text=typed)
    if term.minimum is None or term.maximum is None:
        return invalid(VALUE, "{text} is not a number that is possible here.", text=typed)
    least, most = (f"{bound.normalize():f}" for bound in (term.minimum, term.maximum))
    if term.type == "int":
        return invalid(
            VALUE,
            "{text} is not possible. Fill in a whole number from {least} up to {most}.",
            text=typed,
            least=least,
            most=most,
        )
    return invalid(
        VALUE,
        "{text} is not possible. Fill in a number from {least} up to {most}.",
        text=typed,
        least=least,
        most=most,
    )

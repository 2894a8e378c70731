"""The values that an organisation gives to terms, over those of its pack: which there are, and whether they may be."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from zuiver.catalogue.rule_books import NoRulesYetError, module_names, rule_book_for
from zuiver.rules.errors import TermError
from zuiver.rules.fact_reader import check_term
from zuiver.rules.model import Term, TermValue

YES_AND_NO = {"true": True, "false": False, "yes": True, "no": False, "ja": True, "nee": False}


def terms_of_pack(pack: str, on: date, module: str | None = None) -> Iterator[tuple[str, Term]]:
    """Yield each term of a pack on a day, under its full name: gifts.gift_limit. Raises UnknownModuleError."""
    for name in module_names(pack) if module is None else (module,):
        try:
            book = rule_book_for(name, on, pack)
        except NoRulesYetError:
            continue
        yield from ((f"{name}.{term.name}", term) for term in book.terms.values())


def check_own_terms(pack: str, on: date, given: Mapping[str, str]) -> dict[str, TermValue]:
    """Return the values that an organisation may give, read from text, by full name.

    Raises TermError for a term that the pack does not have, for a value outside its bounds, and where the code is a
    floor for a value that is looser than the code.
    """
    known = dict(terms_of_pack(pack, on))
    return {name: _read(known, name, text) for name, text in given.items()}


def _read(known: Mapping[str, Term], name: str, text: str) -> TermValue:
    term = known.get(name)
    if term is None:
        raise TermError(name, f"this pack has no such term. It has: {', '.join(known)}.")
    return check_term(term, _value(term, text.strip()))


def _value(term: Term, text: str) -> TermValue:
    """Read a text as a value of the type of the term; what cannot be read stays text, which the check refuses."""
    if term.type == "bool":
        return YES_AND_NO.get(text.lower(), text)
    if term.type == "choice":
        return text
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return text
    return int(number) if term.type == "int" and number.is_finite() and number == int(number) else number

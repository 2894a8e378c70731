"""What an organisation's rules say: which subjects can be asked, with which book and which terms."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from zuiver.catalogue.rule_books import NoRulesYetError, UnknownModuleError, module_names, rule_book_for
from zuiver.people.models import Organisation
from zuiver.registers.declaration import Register
from zuiver.registers.registry import all_registers
from zuiver.rules.model import RuleBook, Term, TermValue


def can_be_asked(module: str) -> bool:
    """Whether the catalogue has rules for this module."""
    return module in module_names()


def book_for(organisation: Organisation, module: str, on: date) -> RuleBook | None:
    """The rules of a module that hold for this organisation on this day; None where there are none."""
    try:
        return rule_book_for(module, on, organisation.policy_pack)
    except (UnknownModuleError, NoRulesYetError):
        return None


def register_for(module: str) -> Register | None:
    """The register where something of this module is recorded; None while there is none."""
    return next((register for register in all_registers() if register.rules == module), None)


def terms_for(organisation: Organisation, book: RuleBook) -> Mapping[str, TermValue]:
    """The values that the organisation itself gave to terms of this book, over those of its pack.

    They stand in `Organisation.terms` as `gifts.gift_limit`. Raises ValueError for one that cannot be read.
    """
    own = {
        name.removeprefix(f"{book.id}."): value
        for name, value in organisation.terms.items()
        if name.startswith(f"{book.id}.")
    }
    return {name: _read(book.terms[name], value) for name, value in own.items() if name in book.terms}


def _read(term: Term, value: Any) -> TermValue:
    if term.type == "money":
        try:
            return Decimal(str(value))
        except InvalidOperation:
            raise ValueError(
                f"The term {term.name} of this organisation is {value!r}, not an amount."
            ) from None
    return value  # type: ignore[no-any-return]

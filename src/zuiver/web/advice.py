"""What an organisation's rules say: which subjects can be asked, with which book and which terms."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from zuiver.catalogue.packs import OwnModule, UnknownPackError, load_pack, pack_names
from zuiver.catalogue.rule_books import (
    TOPIC,
    NoRulesYetError,
    UnknownModuleError,
    module_names,
    rule_book_for,
)
from zuiver.people.models import Organisation
from zuiver.registers.declaration import Register
from zuiver.registers.registry import all_registers
from zuiver.rules.model import RuleBook, Term, TermValue
from zuiver.web import situations


def can_be_asked(module: str) -> bool:
    """Whether the catalogue has rules for this module; a topic such as means/claim is part of one."""
    return module.partition(TOPIC)[0] in module_names()


def module_at(organisation: Organisation, word: str) -> str | None:
    """The module for a word in an address: one that everybody has, or one of the organisation's own code."""
    shared = situations.module_at(word)
    return shared or next(
        (module for module, own in own_modules(organisation).items() if own.address == word), None
    )


def own_modules(organisation: Organisation) -> Mapping[str, OwnModule]:
    """The modules that only the code of this organisation has."""
    try:
        return load_pack(organisation.policy_pack).modules
    except UnknownPackError:
        return {}


def is_in_another_code(word: str) -> bool:
    """Whether the word in an address is of a subject that only other codes have."""
    return any(load_pack(name).module_at(word) for name in pack_names())


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

"""The values that an organisation sets: those of the rule book, and the settings of a register."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from zuiver.kernel.errors import Refusal
from zuiver.people.models import Organisation
from zuiver.registers.declaration import Register, Setting, TextSetting
from zuiver.rules.model import RuleBook, Term, TermValue


def rule_terms(organisation: Organisation, register: Register, book: RuleBook) -> dict[str, TermValue]:
    """Return the organisation's own values for the terms of a rule book, in the type of each term.

    Raises Refusal for a value that the term cannot have: an administrator has to correct it.
    """
    prefix = f"{register.rules}."
    own = {key.removeprefix(prefix): raw for key, raw in organisation.terms.items() if key.startswith(prefix)}
    return {name: _value(term, own[name]) for name, term in book.terms.items() if name in own}


def term_value(book: RuleBook | None, own: Mapping[str, TermValue], name: str) -> TermValue | None:
    """Return the value of one term: the organisation's, else that of the book; None without a book or such a term."""
    if name in own:
        return own[name]
    return book.terms[name].value if book and name in book.terms else None


def setting(organisation: Organisation, register: Register, wanted: Setting) -> int:
    """Return a setting of a register. Raises Refusal for what is not a whole number within its bounds."""
    raw = organisation.terms.get(f"{register.kind}.{wanted.name}", wanted.default)
    number = _whole(raw)
    if number is None or not wanted.least <= number <= wanted.most:
        raise _wrong(wanted.name, raw)
    return number


def _value(term: Term, raw: object) -> TermValue:
    if term.type == "bool" and isinstance(raw, bool):
        return raw
    if term.type in {"choice", "text"} and isinstance(raw, str):
        return raw
    number = _number(raw)
    if term.type == "int" and number is not None and number == int(number):
        return int(number)
    if term.type in {"money", "decimal"} and number is not None:
        return number
    raise _wrong(term.name, raw)


def _number(raw: object) -> Decimal | None:
    if isinstance(raw, bool) or not isinstance(raw, str | int | float | Decimal):
        return None
    try:
        number = Decimal(str(raw))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _whole(raw: object) -> int | None:
    number = _number(raw)
    return int(number) if number is not None and number == int(number) else None


def _wrong(name: str, raw: object) -> Refusal:
    return Refusal(
        "setting_wrong",
        "The setting {name} of this organisation is {value}, and that cannot be right. Ask an administrator to correct it.",
        name=name,
        value=str(raw)[:60],
    )


def text_setting(organisation: Organisation, register: Register, wanted: TextSetting) -> str:
    """Return the words of a setting; empty where nothing was set."""
    raw = organisation.terms.get(f"{register.kind}.{wanted.name}", "")
    return raw.strip() if isinstance(raw, str) else ""

"""All that an organisation may set: terms of its rules, settings of registers, how to reach it, and a few numbers beside."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from zuiver.catalogue.own_terms import check_own_terms, terms_of_pack
from zuiver.kernel.errors import invalid
from zuiver.people.checking import line_of_text
from zuiver.people.own_terms import Stored
from zuiver.publication.figure_terms import FIGURE_TERMS
from zuiver.registers.declaration import Register, Setting, TextSetting
from zuiver.registers.registry import all_registers
from zuiver.rules.errors import LooserTermError, TermError

# Handed down before there are models.
if TYPE_CHECKING:
    from zuiver.people.models import Organisation

# Whole numbers that rooms beside the registers read, with their bounds.
_OTHER: Final[Mapping[str, tuple[int, int]]] = {
    "insight.min_cell": (3, 100),
    "questions.answer_within_working_days": (1, 60),
}
_CONTACT: Final = re.compile(r"contact\.[a-z_]{1,40}")
_CASES: Final = re.compile(r"cases\.[a-z_]{1,40}")
_LONGEST_CONTACT: Final = 200
_DIGITS: Final = 9


def checked(organisation: "Organisation", on: date, typed: Mapping[str, str]) -> Mapping[str, Stored]:
    """Return what is stored for these values. Raises InvalidData by name, and LooserTermError below a floor."""
    of_rules = dict(terms_of_pack(organisation.policy_pack, on))
    of_registers = dict(settings_of(all_registers())) | {one.name: one for one in FIGURE_TERMS}
    found: dict[str, Stored] = {}
    for name, text in typed.items():
        if name in of_registers:
            found[name] = _of_register(name, of_registers[name], text)
        elif name in of_rules:
            found[name] = _of_rules(organisation, on, name, text)
        else:
            found[name] = _other(name, text)
    return found


def settings_of(registers: Iterable[Register]) -> Iterator[tuple[str, Setting | TextSetting]]:
    """Yield each setting of these registers under its full name: lobby.publication_from_scale."""
    for register in registers:
        for one in _settings_in(register):
            yield f"{register.kind}.{one.name}", one


def _settings_in(part: Any) -> Iterator[Setting | TextSetting]:
    """Every setting in a declaration, however deep; functions and texts hold none."""
    if isinstance(part, Setting | TextSetting):
        yield part
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from _settings_in(value)
    elif isinstance(part, tuple):
        for value in part:
            yield from _settings_in(value)
    elif is_dataclass(part) and not isinstance(part, type):
        for one in fields(part):
            yield from _settings_in(getattr(part, one.name))


def _of_register(name: str, wanted: Setting | TextSetting, text: str) -> Stored:
    if isinstance(wanted, Setting):
        return _whole(name, text, wanted.least, wanted.most)
    words = line_of_text(name, text, longest=wanted.longest)
    if wanted.is_day:
        try:
            return date.fromisoformat(words).isoformat()
        except ValueError:
            raise invalid(name, "{text} is not a day. Write it as 2026-03-01.", text=words) from None
    return words


def _of_rules(organisation: "Organisation", on: date, name: str, text: str) -> Stored:
    try:
        value = check_own_terms(organisation.policy_pack, on, {name: text})[name]
    except LooserTermError:
        raise
    except TermError:
        raise invalid(
            name, "{text} does not fit here. See what you can choose with: zuiver pack terms", text=text[:60]
        ) from None
    return str(value) if isinstance(value, Decimal) else value


def _other(name: str, text: str) -> Stored:
    if name in _OTHER:
        return _whole(name, text, *_OTHER[name])
    if _CASES.fullmatch(name):
        return _whole(name, text, 0, 10**_DIGITS - 1)
    if _CONTACT.fullmatch(name):
        return line_of_text(name, text, longest=_LONGEST_CONTACT)
    raise invalid(name, "There is no setting {name}. List them with: zuiver terms list", name=name)


def _whole(name: str, text: str, least: int, most: int) -> int:
    digits = text.strip()
    if (
        not digits.isdecimal()
        or not digits.isascii()
        or len(digits) > _DIGITS
        or not least <= int(digits) <= most
    ):
        raise invalid(name, "{text} does not fit here. Fill in a whole number from {least} to {most}.",
            text=text[:60], least=least, most=most,
        )  # fmt: skip
    return int(digits)

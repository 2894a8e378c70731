"""What the address of a what-if asks for: read without a guess, and shown again as it was typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.http import QueryDict

from zuiver.catalogue.packs import pack_names
from zuiver.insight.asking import PACK, TERM, VALUE, OtherPolicy, other_policy
from zuiver.kernel.dates import read_date
from zuiver.kernel.errors import InvalidData, Message, NotFound
from zuiver.people.models import Organisation
from zuiver.registers.declaration import Register
from zuiver.registers.registry import all_registers, register_at
from zuiver.rules.model import RuleBook

REGISTER, WHAT, NEW_VALUE, SINCE, UNTIL = "register", "wat", "waarde", "van", "tot"
NAMES: Final = (REGISTER, WHAT, NEW_VALUE, SINCE, UNTIL)
PACK_SIGN: Final = "code:"  # before the name of a pack among the choices
LONGEST: Final = 120
# Under which field of the form a message of the query stands.
_FIELDS: Final = {TERM: WHAT, PACK: WHAT, VALUE: NEW_VALUE, "until": UNTIL}


@dataclass(frozen=True)
class Asked:
    """An address as typed, and what it asks for; `wanted` is None as long as nothing, or something wrong, is asked."""

    register: Register
    book: RuleBook | None
    typed: Mapping[str, str]
    wanted: OtherPolicy | None = None
    since: date | None = None
    until: date | None = None
    errors: Mapping[str, Message] = field(default_factory=dict)


def read_asked(query: QueryDict, organisation: Organisation, today: date) -> Asked:
    """Read an address. Raises NotFound for a register that is not there."""
    typed = {name: query.get(name, "").strip()[:LONGEST] for name in NAMES}
    register = _register_of(typed[REGISTER])
    book = register.rule_book(today, organisation.policy_pack)
    errors: dict[str, Message] = {}
    since = _day(typed, SINCE, today, errors)
    until = _day(typed, UNTIL, today, errors)
    wanted = None
    if book is not None and any(typed[name] for name in (WHAT, NEW_VALUE, SINCE, UNTIL)):
        try:
            wanted = _wanted(book, typed)
        except InvalidData as problem:
            errors |= field_errors(problem)
    return Asked(register, book, typed, None if errors else wanted, since, until, errors)


def field_errors(problem: InvalidData) -> dict[str, Message]:
    """Return messages of the query under the fields of this form."""
    return {_FIELDS.get(name, WHAT): message for name, message in problem.errors.items()}


def _wanted(book: RuleBook, typed: Mapping[str, str]) -> OtherPolicy:
    what = typed[WHAT]
    if what.startswith(PACK_SIGN):
        return other_policy(book, {}, pack=what.removeprefix(PACK_SIGN), packs=pack_names())
    return other_policy(book, {what: typed[NEW_VALUE]} if what else {})


def _register_of(path: str) -> Register:
    if path:
        return register_at(path)
    registers = all_registers()
    if not registers:
        raise NotFound("register_unknown", "There is no register here yet.")
    return registers[0]


def _day(typed: Mapping[str, str], name: str, today: date, errors: dict[str, Message]) -> date | None:
    """A month or a year counts from its first day, and up to its last."""
    if not typed[name]:
        return None
    try:
        found = read_date(typed[name], today)
    except InvalidData as problem:
        errors[name] = next(iter(problem.errors.values()))
        return None
    return found.last_day() if name == UNTIL else found.first_day()

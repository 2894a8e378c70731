"""Reads one line of a file with people. Nothing is guessed: what is not clear is refused, with the field and the reason."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from zuiver.kernel.errors import InvalidData, Message, excerpt, invalid
from zuiver.people.checking import check_period, email_address, line_of_text, pay_scale
from zuiver.people.models import Person
from zuiver.people.roles import ROLE_BY_SLUG
from zuiver.people.table_file import Line

Value = TypeVar("Value")

COLUMNS: Final = (
    *("employee_key", "name", "email", "phone", "kind", "unit_code", "unit_name", "parent_unit_code"),
    *("function", "scale", "valid_from", "valid_until", "leads_unit", "roles"),
    *("deputy_key", "absent_from", "absent_until", "language"),
)
REQUIRED: Final = ("employee_key", "name")

_KINDS: Final = {
    "": Person.Kind.EMPLOYEE,
    "employee": Person.Kind.EMPLOYEE,
    "medewerker": Person.Kind.EMPLOYEE,
    "external": Person.Kind.EXTERNAL,
    "extern": Person.Kind.EXTERNAL,
}
_YES_NO: Final = {"": None, "yes": True, "ja": True, "no": False, "nee": False}
_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/](\d{1,2})[-/](\d{4})", re.ASCII)


@dataclass(frozen=True)
class PersonLine:
    """What one line says, read and checked by itself. An empty text or None: the line says nothing about it."""

    number: int
    columns: frozenset[str]
    employee_key: str
    name: str
    email: str
    phone: str
    kind: str
    language: str
    unit_code: str
    unit_name: str
    parent_unit_code: str
    function: str
    scale: int | None
    valid_from: date | None
    valid_until: date | None
    leads_unit: bool | None
    roles: tuple[str, ...]
    deputy_key: str
    absent_from: date | None
    absent_until: date | None

    @property
    def key(self) -> str:
        """What tells this person from others: the key of the HR system, or for an external without one the address."""
        return self.employee_key or f"@{self.email}"


def read_person(line: Line) -> PersonLine:
    """Return what the line says. Raises InvalidData with every field that is not right."""
    if line.surplus:
        raise invalid(
            "",
            "This line has {count} values more than there are columns. "
            "Put a value that holds the separator between quotation marks.",
            count=line.surplus,
        )
    reading = _Reading(line)
    person = PersonLine(
        number=line.number,
        columns=frozenset(line.values),
        employee_key=reading.text("employee_key", 60),
        name=reading.text("name", 200, required=True),
        email=reading.of("email", lambda text: email_address("email", text), ""),
        phone=reading.text("phone", 40),
        kind=reading.of("kind", _kind, ""),
        language=reading.of("language", _language, ""),
        unit_code=reading.text("unit_code", 40),
        unit_name=reading.text("unit_name", 200),
        parent_unit_code=reading.text("parent_unit_code", 40),
        function=reading.text("function", 200),
        scale=reading.of("scale", _scale, None),
        valid_from=reading.day("valid_from"),
        valid_until=reading.day("valid_until"),
        leads_unit=reading.of("leads_unit", _yes_or_no, None),
        roles=reading.of("roles", _roles, ()),
        deputy_key=reading.text("deputy_key", 60),
        absent_from=reading.day("absent_from"),
        absent_until=reading.day("absent_until"),
    )
    reading.raise_faults()
    _check_together(person)
    return person


class _Reading:
    """Reads the fields of a line and keeps what is wrong with each."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._faults: dict[str, Message] = {}

    def of(self, column: str, read: Callable[[str], Value], otherwise: Value) -> Value:
        """The value of a column, or `otherwise` when it is not right."""
        try:
            return read(self._line[column])
        except InvalidData as wrong:
            self._faults[column] = next(iter(wrong.errors.values()))
            return otherwise

    def text(self, column: str, longest: int, *, required: bool = False) -> str:
        """The text of a column."""
        return self.of(
            column, lambda text: line_of_text(column, text, longest=longest, required=required), ""
        )

    def day(self, column: str) -> date | None:
        """The day of a column."""
        return self.of(column, _day, None)

    def raise_faults(self) -> None:
        """Raise all that is wrong, at once."""
        if self._faults:
            raise InvalidData(self._faults)


def _kind(text: str) -> str:
    try:
        return _KINDS[text.lower()]
    except KeyError:
        raise invalid(
            "kind", "“{text}” is not a kind of person. Write employee or external.", text=excerpt(text)
        ) from None


def _language(text: str) -> str:
    if text.lower() not in {"", "nl", "en"}:
        raise invalid("language", "“{text}” is not a language here. Write nl or en.", text=excerpt(text))
    return text.lower() or "nl"


def _scale(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= 3):
        raise invalid(
            "scale", "“{text}” is not a pay scale. Write 1 to 20, or leave it empty.", text=excerpt(text)
        )
    return pay_scale("scale", int(text))


def _yes_or_no(text: str) -> bool | None:
    try:
        return _YES_NO[text.lower()]
    except KeyError:
        raise invalid(
            "leads_unit", "“{text}” is not yes or no. Write yes or no, or leave it empty.", text=excerpt(text)
        ) from None


def _roles(text: str) -> tuple[str, ...]:
    roles = tuple(dict.fromkeys(word.strip() for word in re.split(r"[;|]", text) if word.strip()))
    unknown = [role for role in roles if role not in ROLE_BY_SLUG]
    if unknown:
        raise invalid(
            "roles",
            "There is no role {role}. Choose one of: {roles}.",
            role=excerpt(unknown[0]),
            roles=", ".join(ROLE_BY_SLUG),
        )
    return roles


def _day(text: str) -> date | None:
    """A day as 2026-05-12 or 12-05-2026; a file has no "yesterday" or "May"."""
    if not text:
        return None
    found = _DAY.fullmatch(text)
    if found:
        year, month, day, other_day, other_month, other_year = found.groups()
        try:
            return date(int(year or other_year), int(month or other_month), int(day or other_day))
        except ValueError:
            found = None
    raise invalid("date", "“{text}” is not a date. Write it as 2026-05-12.", text=excerpt(text))


def _check_together(person: PersonLine) -> None:
    """What the fields of one line ask of each other."""
    if not person.employee_key and not (person.kind == Person.Kind.EXTERNAL and person.email):
        raise invalid(
            "employee_key",
            "This is empty. Fill it in; only an external with an e-mail address can do without.",
        )
    if person.kind == Person.Kind.EXTERNAL and person.scale is not None:
        raise invalid("scale", "An external has no pay scale. Leave it empty.")
    _check_place(person)
    _check_absence(person)


def _check_place(person: PersonLine) -> None:
    says_more = (
        person.unit_name or person.parent_unit_code or person.function or person.leads_unit is not None
    )
    if not person.unit_code and says_more:
        raise invalid(
            "unit_code", "This is empty, and other columns do say something about a unit. Fill it in."
        )
    if person.unit_code and not person.function:
        raise invalid("function", "This is empty. Fill in the function in this unit.")
    if person.unit_code and person.unit_code == person.parent_unit_code:
        raise invalid("parent_unit_code", "A unit does not lie below itself. Name the unit above it.")
    if (person.unit_code or person.roles) and person.valid_from is None:
        raise invalid("valid_from", "This is empty. Fill in the first day of this placement or role.")
    if person.valid_from:
        check_period(person.valid_from, person.valid_until)


def _check_absence(person: PersonLine) -> None:
    if person.absent_from is None and (person.deputy_key or person.absent_until):
        raise invalid("absent_from", "This is empty. Fill in the first day of the absence.")
    if person.deputy_key and person.deputy_key == person.employee_key:
        raise invalid("deputy_key", "Nobody stands in for themself. Choose a colleague.")
    if person.absent_from and person.absent_until and person.absent_until < person.absent_from:
        raise invalid("absent_until", "This is before the first day of the absence. Change one of them.")

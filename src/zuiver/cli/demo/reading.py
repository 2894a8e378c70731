"""Reads what is in the demo province from the files in `content`. A slip in a file stops with the line and the reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml

from zuiver.cli.demo.gift_lines import GiftLine, gift_line
from zuiver.cli.failing import Failure
from zuiver.people.names import folded
from zuiver.rules.yaml_source import LOADER

CONTENT: Final = Path(__file__).parent / "content"

# Who may be tried with a password: invented, shown to everybody, and worth nothing outside a demo.
SIGNS_IN: Final = "rodrigo"
PASSWORD: Final = "Reigers-vissen-vroeg-47"  # noqa: S105

Line = TypeVar("Line")


@dataclass(frozen=True)
class PersonLine:
    """Someone of the province. `since` and `until` are days before today; `before` is an earlier place."""

    key: str
    name: str
    unit: str
    function: str
    kind: str = "employee"
    scale: int | None = None
    leads: bool = False
    roles: tuple[str, ...] = ()
    hr: bool = True
    since: int = 2200
    until: int | None = None
    before: tuple[str, str, int, int] | None = None
    persona: str = ""
    language: str = "nl"


@dataclass(frozen=True)
class ConfidantLine:
    """A confidant, as everybody may see it."""

    who: str
    phone: str
    note_nl: str
    note_en: str


@dataclass(frozen=True)
class AbsenceLine:
    """Who is away, who stands in, and from when to when: days before today, below zero is yet to come."""

    who: str
    deputy: str
    since: int
    until: int


@dataclass(frozen=True)
class InvolvementLine:
    """A tender or a decision of a supplier, by its number; days before today, below zero is yet to come."""

    kvk_number: str
    kind: str
    title: str
    since: int
    until: int


@dataclass(frozen=True)
class Province:
    """Everything that the demo province begins with. Units are (code, name, code above), suppliers (name, number)."""

    organisation: Mapping[str, Any]
    units: tuple[tuple[str, str, str | None], ...]
    people: tuple[PersonLine, ...]
    relations: tuple[tuple[str, str], ...]
    absences: tuple[AbsenceLine, ...]
    confidants: tuple[ConfidantLine, ...]
    suppliers: tuple[tuple[str, str], ...]
    involvements: tuple[InvolvementLine, ...]
    rates: Mapping[str, str]
    gifts: tuple[GiftLine, ...]


def read_province() -> Province:
    """Return the whole province."""
    found = _read(CONTENT / "province.yaml")
    return Province(
        organisation=found["organisation"],
        units=tuple(tuple(unit) for unit in found["units"]),
        people=tuple(_line(PersonLine, one) for one in _read(CONTENT / "people.yaml")),
        relations=tuple(tuple(pair) for pair in found["relations"]),
        absences=tuple(AbsenceLine(*one) for one in found["absences"]),
        confidants=tuple(_line(ConfidantLine, one) for one in found["confidants"]),
        suppliers=tuple(tuple(one) for one in found["suppliers"]),
        involvements=tuple(InvolvementLine(*one) for one in found["involvements"]),
        rates=found["rates"],
        gifts=tuple(_gifts()),
    )


def mail_address(line: PersonLine, domain: str) -> str:
    """Return the address of somebody, from the name: "Çiğdem Bulutköprü" is cigdem.bulutkopru@..."""
    return f"{folded(line.name).replace(' ', '.')}@{domain}"


def read_passphrase() -> str:
    """Return what opens the keys of the invented handlers; everybody may know it."""
    return str(_read(CONTENT / "speaking_up.yaml")["passphrase"])


def sign_in_address(province: Province) -> str:
    """Return the address of the one who signs in with a password."""
    line = next(person for person in province.people if person.key == SIGNS_IN)
    return mail_address(line, province.organisation["mail"])


def _gifts() -> Iterator[GiftLine]:
    for path in sorted((CONTENT / "gifts").glob("*.yaml")):
        for number, line in enumerate(_read(path), start=1):
            try:
                yield gift_line(line)
            except (KeyError, ValueError) as slip:
                raise Failure(f"{path.name}, gift {number}: {slip}.") from slip


def _line(shape: type[Line], found: Mapping[str, Any]) -> Line:
    known = {field.name for field in fields(shape)}  # type: ignore[arg-type]
    if found.keys() - known:
        raise Failure(f"{dict(found)} holds {', '.join(sorted(found.keys() - known))}, which is not read.")
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}
    return shape(**values)


def _read(path: Path) -> Any:
    return yaml.load(path.read_bytes(), Loader=LOADER)  # noqa: S506 - the safe one, in C where there is one

"""No number of a code lives in Python: every term changes an answer, and the amounts and periods stand in YAML alone."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

import pytest

from zuiver.catalogue.own_terms import terms_of_pack
from zuiver.catalogue.packs import pack_names
from zuiver.catalogue.rule_books import rule_book_for
from zuiver.rules.effect import effect_of
from zuiver.rules.model import Term, TermValue

SOURCES: Final = Path(__file__).parents[2] / "src" / "zuiver"
DAY: Final = date(2026, 1, 1)

# The rooms that advise: what they know about a code has to come from the rules.
ADVISING: Final = ("rules", "catalogue", "registers")
# Below this, numbers count things of the program itself (a pair, the third part, a month): they prove nothing.
LEAST_TELLING: Final = Decimal(13)
# Numbers that happen to be those of a code, by file, with what they are. One that is no longer there fails.
OTHER_MEANINGS: Final = {
    ("rules/values.py", Decimal(5000)): "the longest text that a fact may be, in characters",
    **{
        (
            f"catalogue/{kind}/register.py",
            Decimal(50),
        ): "the most years that a setting may keep a closed entry"
        for kind in (
            "commercial",
            "data_leak",
            "external_contacts",
            "financial_interests",
            "gifts",
            "integrity_agreements",
            "invitations",
            "lobby",
            "means",
            "procurement",
            "research",
            "side_activities",
        )
    },
    ("catalogue/financial_interests/register.py", Decimal(14)): "days to react to an intended prohibition",
    ("catalogue/lobby/register.py", Decimal(14)): "days until a contact is noted late, a setting",
    ("catalogue/publishing.py", Decimal(14)): "days in which somebody can object, a setting",
    ("catalogue/relations/register.py", Decimal(24)): "the most months of a setting",
    ("catalogue/side_activities/register.py", Decimal(14)): "days to react to an intended prohibition",
    ("registers/fields/people.py", Decimal(50)): "the most colleagues in one field",
    ("registers/queries/givers.py", Decimal(50)): "how many givers stand in the list",
    ("registers/queries/searching.py", Decimal(5000)): "how many hits an index fetches at once",
    ("registers/queries/pages.py", Decimal(50)): "how many rows stand on a page",
    (
        "registers/advice.py",
        Decimal(14),
    ): "days until a report is late on a day for which there are no rules at all",
}


def other_value(term: Term) -> TermValue:
    """Another value that an organisation could have given this term."""
    if isinstance(term.value, bool):
        return not term.value
    if isinstance(term.value, str):
        return next(value for value in term.values if value != term.value)
    step = 1 if term.type == "int" else Decimal("1.00")
    is_room_above = term.maximum is None or term.value + step <= term.maximum
    return term.value + step if is_room_above else term.value - step


TERMS = [
    pytest.param(pack, name, id=f"{pack} {name}")
    for pack in pack_names()
    for name, term in terms_of_pack(pack, DAY)
    if term.used_in == "rules"
]


@pytest.mark.parametrize(("pack", "name"), TERMS)
def test_another_value_of_a_term_gives_another_answer(pack: str, name: str) -> None:
    module, term_name = name.split(".")
    book = rule_book_for(module, DAY, pack)
    term = book.terms[term_name]
    changed = replace(book, terms={**book.terms, term_name: replace(term, value=other_value(term))})
    effect = effect_of(book, changed)
    assert effect is not None
    assert 0 < effect.changed < effect.total


def telling_numbers() -> dict[Decimal, str]:
    """The numbers of all packs, also as cents, months and days, with the term that they belong to."""
    found: dict[Decimal, str] = {}
    for pack in pack_names():
        for name, term in terms_of_pack(pack, DAY):
            if isinstance(term.value, bool | str):
                continue
            number = Decimal(term.value)
            forms = {number}
            forms |= {number * 100} if term.type == "money" else set()
            forms |= {number * 12, number * 365} - {Decimal(12), Decimal(365)} if "years" in name else set()
            found |= {form: name for form in forms if form >= LEAST_TELLING}
    return found


def numbers_in(source: str) -> Iterator[tuple[int, Decimal]]:
    """Yield line and value of every number of a source, also one that stands in quotes."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and not isinstance(node.value, bool):
            try:
                number = Decimal(str(node.value).replace(",", ".").strip())
            except InvalidOperation:
                continue
            if number.is_finite():
                yield node.lineno, number


def uses() -> dict[tuple[str, Decimal], list[str]]:
    """Every number of a code that stands in Python, by file and value."""
    telling = telling_numbers()
    found: dict[tuple[str, Decimal], list[str]] = {}
    for room in ADVISING:
        for path in sorted((SOURCES / room).rglob("*.py")):
            if "migrations" in path.parts:
                continue
            name = path.relative_to(SOURCES).as_posix()
            for line, number in numbers_in(path.read_text(encoding="utf-8")):
                if number in telling:
                    found.setdefault((name, number), []).append(
                        f"{name}:{line} has {number}: {telling[number]}?"
                    )
    return found


def test_the_amounts_and_periods_of_a_code_stand_in_yaml_alone() -> None:
    found = uses()
    assert {key: where for key, where in found.items() if key not in OTHER_MEANINGS} == {}
    assert set(OTHER_MEANINGS) <= set(found), "take the exceptions away that are no longer needed"
    assert all(len(reason) > 10 for reason in OTHER_MEANINGS.values())


def test_the_scan_sees_every_way_to_write_a_number() -> None:
    source = (
        "LIMIT = 50\nCENTS = 5000\nTEXT = Decimal('50.00')\nDUTCH = '50,00'\nOTHER = True\nWORD = 'gift 50'"
    )
    assert sorted(line for line, number in numbers_in(source) if number in telling_numbers()) == [1, 2, 3, 4]
    assert {Decimal(50), Decimal(5000), Decimal(24), Decimal(14)} <= telling_numbers().keys()

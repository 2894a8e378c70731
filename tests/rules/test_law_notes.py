"""Law beside code: every note has its date, its source and its article, and holds from that day on and not before."""

from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from tests.scenarios.test_scenarios import USUAL_DAY, scenario_files, scenarios_of
from zuiver.catalogue.packs import pack_names
from zuiver.catalogue.rule_books import module_names, rule_book_for
from zuiver.rules.engine import evaluate
from zuiver.rules.loader import load_rule_book
from zuiver.rules.model import LawNote

# Where the code of 2020 and the law differ today (the list of corrections), with the note that says so.
CORRECTIONS = {
    ("reporting", "direct-external-report"): date(2023, 2, 18),
    ("reporting", "law-under-the-cao"): date(2023, 2, 18),
    ("reporting", "independent-officer"): date(2023, 2, 18),
    ("reporting", "seven-days-three-months"): date(2023, 2, 18),
    ("reporting", "in-writing-or-in-a-talk"): date(2023, 2, 18),
    ("reporting", "no-detriment"): date(2023, 2, 18),
    ("reporting", "reporters-without-a-contract"): date(2023, 2, 18),
    ("information", "woo-replaced-wob"): date(2022, 5, 1),
    ("data_leak", "seventy-two-hours"): date(2018, 5, 25),
    ("conduct", "civil-measures-only"): date(2020, 1, 1),
    ("consequences", "fine-needs-written-basis"): date(2020, 1, 1),
    ("gifts", "consent-is-the-law"): date(2020, 1, 1),
    ("gifts", "externals-by-contract"): date(2020, 1, 1),
}


@cache
def books() -> list[Any]:
    """Every module of every pack, on a day on which all laws hold or held."""
    day = date(2026, 1, 1)
    return [rule_book_for(module, day, pack) for pack in pack_names() for module in module_names(pack)]


@cache
def all_notes() -> dict[tuple[str, str], LawNote]:
    """Every law note of the shared rule files, whatever its dates."""
    paths = {module: rule_book_for(module, USUAL_DAY).path for module in module_names()}
    return {
        (module, note.id): note for module, path in paths.items() for note in load_rule_book(path).law_notes
    }


def scenarios_with_law() -> list[Any]:
    return [
        pytest.param(path.parent.name, scenario, id=f"{path.parent.name}: {scenario['name']}")
        for path in scenario_files()
        for scenario in scenarios_of(path)
        if {"law", "no_law"} & scenario["expect"].keys()
    ]


@pytest.mark.parametrize(("module", "scenario"), scenarios_with_law())
def test_the_law_beside_the_answer_is_that_of_the_day(module: str, scenario: dict[str, Any]) -> None:
    book = rule_book_for(module, scenario.get("day", USUAL_DAY))
    shown = {note.id for note in evaluate(book, scenario["facts"]).verdict.law_notes}
    expected = scenario["expect"]
    assert set(expected.get("law", [])) <= shown
    assert shown.isdisjoint(expected.get("no_law", []))


def test_every_note_has_a_date_a_source_and_an_article() -> None:
    notes = [note for book in books() for note in book.law_notes] + list(all_notes().values())
    assert [note.id for note in notes if not (note.valid_from or note.valid_until)] == []
    assert all(note.source and note.article for note in notes)


def test_every_correction_of_the_code_has_its_note_from_its_day() -> None:
    notes = all_notes()
    assert {key: notes[key].valid_from for key in CORRECTIONS} == CORRECTIONS


@pytest.mark.parametrize(("module", "name"), sorted(all_notes()))
def test_a_note_holds_from_its_first_day_to_its_last(module: str, name: str) -> None:
    note = all_notes()[module, name]
    first_of_book = rule_book_for(module, USUAL_DAY).valid_from
    first = max(note.valid_from or first_of_book, first_of_book)
    assert name in notes_on(module, first)
    if first > first_of_book:
        assert name not in notes_on(module, first - timedelta(days=1))
    if note.valid_until:
        assert name in notes_on(module, note.valid_until)
        assert name not in notes_on(module, note.valid_until + timedelta(days=1))


def notes_on(module: str, day: date) -> set[str]:
    return {note.id for note in rule_book_for(module, day).law_notes}


def test_every_answer_says_whether_it_stands_in_law_cao_or_policy() -> None:
    kinds = {
        (book.id, rule.id): answer.basis.kind
        for book in books()
        for rule in book.rules
        for answer in rule.answers
    }
    assert set(kinds.values()) <= {"wet", "cao", "beleid"}
    assert kinds["gifts", "above-limit"] == kinds["revolving_door", "too-soon"] == "beleid"
    assert kinds["reporting", "law-opens-external-report"] == "wet"

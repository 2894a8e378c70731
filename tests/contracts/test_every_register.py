"""What every declared register keeps to. A new register brings data, not tests."""

import ast
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st

from zuiver.catalogue.registers import REGISTERS
from zuiver.registers.declaration import EuroValue, Field, Privacy, Register, Surroundings
from zuiver.registers.fields import (
    Amount,
    Choice,
    Count,
    Day,
    Hours,
    Moment,
    Period,
    Persons,
    SetOf,
    Text,
    YesNo,
)
from zuiver.registers.lifecycle import BY_ACTION, STATES, State, steps_from
from zuiver.registers.payload import as_typed, clean
from zuiver.rules.engine import evaluate
from zuiver.rules.outcomes import OUTCOMES

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 5, 12)
# For each register; in CI, which has twenty minutes for everything, together still hundreds.
EXAMPLES = 30 if os.environ.get("CI") else 200

VALUES = [
    "",
    "onbekend",
    "12,50",
    "50",
    "50,01",
    "< 50 euro",
    "20 tot 80 euro",
    "ca. 50",
    "?",
    "USD 30",
    "75 euro ??",
]

PAST = ["", "gisteren", "12 mei 2026", "december 2017", "2020", "1 januari 2024"]
COMING = ["", "1 juni 2031", "december 2030"]

each_register = pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.kind)


def typed_values(field: Field) -> st.SearchStrategy[Any]:
    """What a person may type into a field, right or not there at all."""
    kinds: dict[type, st.SearchStrategy[Any]] = {
        YesNo: st.sampled_from(["yes", "no", "unknown", ""]),
        Period: st.tuples(st.sampled_from(PAST), st.sampled_from(COMING)).map(list),
        Moment: st.tuples(st.sampled_from(["", "gisteren", "12 mei 2026"]), st.sampled_from(["", "9:05"])).map(list),
        Hours: st.sampled_from(["", "4", "7,5", "0.25"]),
        Amount: st.sampled_from(VALUES),
        Persons: st.just(""),
    }  # fmt: skip
    if isinstance(field.type, Day):
        if field.type.future_only:
            return st.sampled_from(COMING)
        return st.sampled_from(PAST if field.type.past_only else [*PAST, *COMING])
    if isinstance(field.type, SetOf):
        return st.lists(st.sampled_from([option.value for option in field.type.options]))
    if isinstance(field.type, Choice):
        return st.sampled_from(["", *(option.value for option in field.type.options)])
    if isinstance(field.type, Count):
        return st.integers(field.type.least, min(field.type.most, field.type.least + 50)).map(str) | st.just(
            ""
        )
    if isinstance(field.type, Text):
        return st.text(max_size=min(field.type.longest, 40))
    return kinds[type(field.type)]


def payloads(register: Register) -> st.SearchStrategy[dict[str, Any]]:
    """A filled form of a register."""
    return st.fixed_dictionaries({field.name: typed_values(field) for field in register.fields})


surroundings = st.builds(
    Surroundings,
    on=st.dates(date(2020, 1, 1), TODAY),
    value=st.builds(
        EuroValue, low=st.none() | st.integers(0, 9000), high=st.none() | st.integers(9000, 20000)
    ),
    tenders=st.sampled_from([(), ("Brug",)]),
    decisions=st.sampled_from([(), ("Subsidie",)]),
    same_giver_count=st.integers(1, 5),
    consent=st.sampled_from(["none", "asked", "granted", "denied"]),
    salary_scale=st.none() | st.integers(1, 18),
    repeat_threshold=st.integers(0, 3),
)


@each_register
def test_what_is_stored_can_be_changed_and_stored_again_as_it_was(register: Register) -> None:
    @given(payloads(register))
    @settings(max_examples=EXAMPLES, deadline=None)
    def check(typed: dict[str, Any]) -> None:
        once = clean(register, typed, TODAY, is_partial=True)
        again = clean(register, as_typed(register, once.data), TODAY, is_partial=True)
        shown = [
            {name: register.field(name).type.show(value, "nl", str) for name, value in found.data.items()}
            for found in (once, again)
        ]
        assert shown[0] == shown[1]
        assert set(once.errors) == set(again.errors)

    check()


@each_register
def test_whatever_is_filled_in_the_aid_has_an_answer(register: Register) -> None:
    @given(payloads(register), surroundings)
    @settings(max_examples=EXAMPLES, deadline=None)
    def check(typed: dict[str, Any], around: Surroundings) -> None:
        data = clean(register, typed, TODAY, is_partial=True).data
        book = register.rule_book(around.on, "province-2020")
        assert book is not None
        facts = register.reading.facts(data, around)
        for one in (*facts.readings, facts.in_doubt):
            assert evaluate(book, one).outcome in OUTCOMES
        for message in register.reading.points(data, around):
            assert message.text()

    check()


@each_register
def test_nothing_that_is_not_known_becomes_permission(register: Register) -> None:
    """Turning any answer into "I do not know" never leads to a more permissive answer of the aid."""
    yes_no = [field.name for field in register.fields if isinstance(field.type, YesNo)]
    permissive = {"allowed", "allowed_with_report", "no_action"}

    @given(payloads(register), surroundings, st.sampled_from(yes_no))
    @settings(max_examples=EXAMPLES, deadline=None)
    def check(typed: dict[str, Any], around: Surroundings, name: str) -> None:
        book = register.rule_book(around.on, "province-2020")
        assert book is not None
        known, unknown = (
            {
                evaluate(book, one).outcome
                for one in register.reading.facts(
                    clean(register, filled, TODAY, is_partial=True).data, around
                ).readings
            }
            for filled in (typed, {**typed, name: "unknown"})
        )
        if typed[name] in {"yes", "no"} and not known & permissive:
            assert not unknown & permissive

    check()


@each_register
def test_the_facts_are_those_of_the_rule_book(register: Register) -> None:
    book = register.rule_book(TODAY, "province-2020")
    assert book is not None
    around = Surroundings(on=TODAY, salary_scale=9, function="adviser", team="roads")
    for one in register.reading.facts({}, around).readings:
        assert set(one) <= set(book.facts)
    for field in register.fields:
        fact = book.facts.get(field.name)
        if fact and isinstance(field.type, Choice):
            assert {option.value for option in field.type.options} <= set(fact.values)


@each_register
def test_a_register_uses_steps_of_the_table_and_reaches_what_it_starts(register: Register) -> None:
    assert register.actions <= set(BY_ACTION)
    for state in register.states - {State.DRAFT}:
        holder = STATES[state].holder
        owned = [
            one
            for one in register.actions
            if state in BY_ACTION[one].sources and holder in BY_ACTION[one].holders
        ]
        assert owned or holder is None, f"{register.kind}: nobody of {holder} can go on from {state}"
    reachable = {step.action for state in register.states for step in steps_from(state)}
    assert register.actions <= reachable, "a step that no state of this register leads to"
    assert set(register.due) <= register.states
    assert set(register.words.states) <= register.states
    assert set(register.words.actions) <= register.actions
    assert {one for field in register.fields for one in field.steps} <= register.actions
    assert set(register.route.follows) <= set(OUTCOMES)
    assert register.route.asks_consent <= set(OUTCOMES)


@each_register
def test_every_field_has_words_a_section_and_a_privacy_class(register: Register) -> None:
    dutch = {
        message.id: message.string
        for message in read_po((ROOT / "src/zuiver/catalogue/locale/nl/LC_MESSAGES/django.po").open("rb"))
    }
    names = [field.name for field in register.fields]
    assert len(names) == len(set(names))
    for field in register.fields:
        assert field.section in register.sections
        assert dutch[field.label.msgid]
        assert field.privacy is not Privacy.P4
        if field.default is not None:
            field.type.clean(field.default, TODAY)
        if field.shown_when:
            assert names.index(field.shown_when.field) < names.index(field.name)


@each_register
def test_nothing_that_a_register_publishes_is_more_than_public(register: Register) -> None:
    assert all(register.field(name).privacy is Privacy.P0 for name in register.publication.fields)


@each_register
def test_a_register_says_how_long_entries_are_kept(register: Register) -> None:
    years = register.retention.years
    assert years.least <= years.default <= years.most


def test_the_engine_never_names_a_register() -> None:
    """No kind, no address, and no field of a payload by its name: those come from the declaration."""
    kinds = {register.kind for register in REGISTERS} | {register.path for register in REGISTERS}
    fields = {field.name for register in REGISTERS for field in register.fields}
    engine = ROOT / "src/zuiver/registers"
    for path in sorted(path for path in engine.rglob("*.py") if path.parent.name != "migrations"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        words = {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        assert not words & kinds, path
        assert not set(_names_read_from_payloads(tree)) & fields, path


def _names_read_from_payloads(tree: ast.AST) -> Iterator[str]:
    """The constants in data["..."] and data.get("...")."""
    for node in ast.walk(tree):
        source, key = None, None
        if isinstance(node, ast.Subscript):
            source, key = node.value, node.slice
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "get"
            and node.args
        ):
            source, key = node.func.value, node.args[0]
        name = getattr(source, "attr", None) or getattr(source, "id", None)
        if name in {"data", "typed", "before", "after", "clean"} and isinstance(key, ast.Constant):
            yield str(key.value)

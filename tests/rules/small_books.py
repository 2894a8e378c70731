"""Small rule books made by Hypothesis, and a slow, obvious interpreter to compare the engine with.

The interpreter knows nothing of questions, masks or diagrams: it reads the conditions as they stand in the file and
tries every way to fill in the unknown facts.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from zuiver.rules.loader import build_rule_book
from zuiver.rules.model import RuleBook
from zuiver.rules.yaml_source import Source

TEXT = {"nl": "tekst", "en": "text"}
CHOICES = ["red", "green", "blue"]
MEMBERS = ["east", "west"]
LIMIT = Decimal("50.00")
OUTCOMES = ["allowed", "refuse", "hand_in", "no_action"]

FACTS: dict[str, dict[str, Any]] = {
    "sunny": {"type": "bool", "default": False},
    "windy": {"type": "bool", "default": True},
    "colour": {"type": "choice", "values": CHOICES, "default": "unknown"},
    "price": {"type": "money", "default": "unknown"},
    "times": {"type": "int", "default": 1, "minimum": 0},
    "sides": {"type": "set", "values": MEMBERS, "default": []},
    "note": {"type": "text", "default": ""},
    "left": {"type": "date", "default": "unknown"},
    "back": {"type": "date", "default": "unknown"},
    "signed": {"type": "date", "default": None, "null_means": "not_done"},
    "claim": {"type": "bool", "default": "unknown"},
}
# Every fact with values on both sides of every difference the conditions below can see.
VALUES: dict[str, list[Any]] = {
    "sunny": [False, True],
    "windy": [False, True],
    "colour": CHOICES,
    "price": [
        Decimal("0.00"),
        Decimal("49.99"),
        Decimal("50.00"),
        Decimal("50.01"),
        Decimal("99.00"),
        Decimal(900),
    ],
    "times": [0, 1, 2, 3, 4],
    "sides": [frozenset(), frozenset({"east"}), frozenset({"west"}), frozenset(MEMBERS)],
    "note": ["", "hello", "other"],
    "left": [date(2020, 2, 29)],
    "back": [date(2022, 2, 28), date(2022, 3, 1)],
    "signed": [date(2021, 1, 1)],
    "claim": [False, True],
}
NOT_DONE = ("signed",)
# Dates to fill in: whatever the one date is, the other can lie less or more than two years from it.
FILLINGS: dict[str, list[Any]] = {
    **VALUES,
    "left": [date(1, 1, 1), date(2020, 2, 29), date(9990, 1, 1)],
    "back": [date(1, 1, 1), date(2022, 2, 28), date(2022, 3, 1), date(9999, 1, 1)],
}


def _conditions() -> st.SearchStrategy[dict[str, Any]]:
    prices = st.sampled_from([Decimal("50.00"), Decimal("99.00"), {"term": "limit"}])
    comparisons = ["more_than", "less_than", "at_least", "at_most"]
    leaves = st.one_of(
        st.builds(
            lambda fact, value: {"is": {fact: value}}, st.sampled_from(["sunny", "windy"]), st.booleans()
        ),
        st.builds(lambda value: {"is": {"colour": value}}, st.sampled_from(CHOICES)),
        st.builds(
            lambda values: {"in": {"colour": values}},
            st.lists(st.sampled_from(CHOICES), min_size=1, unique=True),
        ),
        st.builds(
            lambda operation, bound: {operation: {"price": bound}}, st.sampled_from(comparisons), prices
        ),
        st.builds(
            lambda operation, bound: {operation: {"times": bound}},
            st.sampled_from(comparisons),
            st.integers(0, 3),
        ),
        st.builds(
            lambda fact: {"known": fact}, st.sampled_from(["price", "colour", "sunny", "signed", "left"])
        ),
        st.builds(lambda fact: {"unknown": fact}, st.sampled_from(["price", "times", "sides"])),
        st.builds(lambda member: {"contains": {"sides": member}}, st.sampled_from(MEMBERS)),
        st.sampled_from([{"empty": "sides"}, {"empty": "note"}, {"is": {"note": "hello"}}]),
        st.sampled_from([{"given": "claim"}, {"is": {"claim": True}}, {"is": {"claim": False}}]),
        st.just({"years_after": {"date": "back", "since": "left", "years": 2}}),
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda part: {"not": part}, inner),
        ),
        max_leaves=4,
    )


CONDITIONS = _conditions()
THEN = st.sampled_from(OUTCOMES)
ANSWERS = st.lists(st.fixed_dictionaries({"when": CONDITIONS, "then": THEN}), max_size=1)
RULES = st.lists(st.tuples(CONDITIONS, THEN, ANSWERS), min_size=1, max_size=5)


def small_books() -> st.SearchStrategy[dict[str, Any]]:
    """Draw the data of a rule file: one to five rules, some with more than one answer."""
    return RULES.map(lambda rows: book_data([_rule(number, *row) for number, row in enumerate(rows)]))


def _rule(number: int, when: Any, then: str, answers: list[Any]) -> dict[str, Any]:
    rule = {
        "id": f"rule-{number}",
        "table": "DT-T1",
        "when": when,
        "then": then,
        "because": TEXT,
        "norms": ["W-1"],
    }
    return {**rule, "answers": answers} if answers else rule


def book_data(rules: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the data of a whole rule file around some rules."""
    facts = {
        name: {
            **fact,
            "question": TEXT,
            "why": TEXT,
            "labels": dict.fromkeys(fact.get("values", []), TEXT),
        }
        for name, fact in FACTS.items()
    }
    return {
        "id": "small",
        "title": TEXT,
        "valid_from": "2020-01-01",
        "basis": {"source": "a code", "paragraph": "a paragraph", "kind": "beleid"},
        "terms": {
            "limit": {"type": "money", "default": LIMIT, "minimum": 0, "maximum": 100, "meaning": TEXT}
        },
        "facts": facts,
        "rules": rules,
        "otherwise": {"because": TEXT, "norms": ["W-7"]},
        "judgement": TEXT,
    }


def build(data: dict[str, Any]) -> RuleBook:
    """Build the book of some data, as if it had been read from a file."""
    return build_rule_book(Source(Path("small.yaml"), data, {(): 1}))


CASES = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()})
NAMES = st.sampled_from(sorted(VALUES))


def cases(most_unknown: int = 4) -> st.SearchStrategy[dict[str, Any]]:
    """Draw a value, or None for unknown, for every fact; at most so many are unknown. The claim may be absent."""
    unknown = st.lists(NAMES, max_size=most_unknown, unique=True)
    return st.builds(_with_unknowns, CASES, unknown, st.booleans())


def _with_unknowns(case: dict[str, Any], unknown: list[str], absent: bool) -> dict[str, Any]:
    filled = {name: None if name in unknown else value for name, value in case.items()}
    if absent and filled["claim"] is None:
        del filled["claim"]
    return filled


def outcomes_by_hand(data: Mapping[str, Any], case: Mapping[str, Any]) -> set[str]:
    """Return the outcome of every way to fill in the unknown facts, while they count as unknown."""
    return {_outcome(data, filled, _known_of(case)) for filled in _fillings(case)}


def missing_by_hand(data: Mapping[str, Any], case: Mapping[str, Any]) -> set[str]:
    """Return the unknown facts that change the outcome for some values of the others, known or still unknown."""
    unknown = _unknown(case)
    table: dict[tuple[tuple[Any, bool], ...], str] = {}
    for values in product(*(FILLINGS[name] for name in unknown)):
        for known in product((True, False), repeat=len(unknown)):
            filled = {**case, **dict(zip(unknown, values, strict=True))}
            flags = {**_known_of(case), **dict(zip(unknown, known, strict=True))}
            table[tuple(zip(values, known, strict=True))] = _outcome(data, filled, flags)
    return {
        name
        for place, name in enumerate(unknown)
        if any(table[key] != table[other] for key, other in _pairs(table, place))
    }


def _pairs(table: Mapping[tuple[Any, ...], str], place: int) -> Iterator[tuple[Any, Any]]:
    """Yield pairs of cases that differ at one place only."""
    groups: dict[tuple[Any, ...], list[Any]] = {}
    for key in table:
        groups.setdefault(key[:place] + key[place + 1 :], []).append(key)
    for group in groups.values():
        yield from ((group[0], other) for other in group[1:])


def _known_of(case: Mapping[str, Any]) -> dict[str, bool]:
    """Return whether each fact is known; for the claim, whether it is given, if only as unknown."""
    return {name: case.get(name) is not None for name in VALUES} | {"claim": "claim" in case}


def _unknown(case: Mapping[str, Any]) -> list[str]:
    return [name for name in VALUES if case.get(name) is None and name not in NOT_DONE]


def _fillings(case: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    unknown = _unknown(case)
    for values in product(*(FILLINGS[name] for name in unknown)):
        yield {**case, **dict(zip(unknown, values, strict=True))}


def _outcome(data: Mapping[str, Any], case: Mapping[str, Any], known: Mapping[str, bool]) -> str:
    for rule in data["rules"]:
        if _true(rule["when"], case, known):
            for answer in rule.get("answers", []):
                if _true(answer["when"], case, known):
                    return str(answer["then"])
            return str(rule["then"])
    return "not_covered"


def _true(condition: Any, case: Mapping[str, Any], known: Mapping[str, bool]) -> bool:
    operation, operand = next(iter(condition.items()))
    if operation in ("all", "any"):
        truths = [_true(part, case, known) for part in operand]
        return all(truths) if operation == "all" else any(truths)
    if operation == "not":
        return not _true(operand, case, known)
    if operation in ("known", "unknown", "given"):
        return bool(known[operand] == (operation != "unknown"))
    if operation == "empty":
        return not case[operand]
    if operation == "years_after":
        two_years_on = (
            date(2022, 3, 1)
            if case["left"] == date(2020, 2, 29)
            else case["left"].replace(year=case["left"].year + 2)
        )
        return bool(case["back"] >= two_years_on)
    name, bound = next(iter(operand.items()))
    value = case[name]
    if operation == "is":
        return bool(value == bound)
    if operation in ("in", "contains"):
        return bool(value in bound if operation == "in" else bound in value)
    limit = LIMIT if isinstance(bound, dict) else bound
    comparisons: dict[str, bool] = {
        "more_than": value > limit,
        "less_than": value < limit,
        "at_least": value >= limit,
        "at_most": value <= limit,
    }
    return comparisons[operation]

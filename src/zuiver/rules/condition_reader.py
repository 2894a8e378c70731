"""Turn the conditions of a rule file into the closed set of `conditions`, and check them against facts and terms."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from zuiver.rules.conditions import (
    All,
    Always,
    AnyOf,
    Compare,
    Condition,
    Contains,
    Empty,
    Given,
    Known,
    Literal,
    Not,
    OneOf,
    TermIs,
    TermRef,
    YearsAfter,
)
from zuiver.rules.errors import Finding
from zuiver.rules.model import Fact, Term
from zuiver.rules.yaml_source import Place, Source

NUMBERS = ("int", "decimal", "money")


class ConditionReader:
    """Reads conditions of one file. What is wrong goes to `findings`; reading goes on, to report all at once."""

    def __init__(
        self, source: Source, facts: Mapping[str, Fact], terms: Mapping[str, Term], findings: list[Finding]
    ) -> None:
        self.source = source
        self.facts = facts
        self.terms = terms
        self.findings = findings
        self.tests: dict[str, set[str]] = {}

    def read(self, data: Any, place: Place) -> Condition:
        """Return the condition written at a place. The shape has been checked against the schema."""
        if data == "always":
            return Always()
        operation, operand = next(iter(data.items()))
        return _OPERATIONS[operation](self, operation, operand, (*place, operation))

    def _all(self, operation: str, parts: list[Any], place: Place) -> Condition:
        return All(tuple(self.read(part, (*place, index)) for index, part in enumerate(parts)))

    def _any(self, operation: str, parts: list[Any], place: Place) -> Condition:
        return AnyOf(tuple(self.read(part, (*place, index)) for index, part in enumerate(parts)))

    def _not(self, operation: str, part: Any, place: Place) -> Condition:
        return Not(self.read(part, place))

    def _is(self, operation: str, pairs: dict[str, Any], place: Place) -> Condition:
        parts = tuple(OneOf(name, (self._literal(name, value, place),)) for name, value in pairs.items())
        return parts[0] if len(parts) == 1 else All(parts)

    def _in(self, operation: str, pair: dict[str, list[Any]], place: Place) -> Condition:
        name, values = next(iter(pair.items()))
        return OneOf(name, tuple(self._literal(name, value, place) for value in values))

    def _compare(self, operation: str, pair: dict[str, Any], place: Place) -> Condition:
        name, bound = next(iter(pair.items()))
        fact = self._fact(name, place, (*NUMBERS, "date"))
        if isinstance(bound, dict):
            self._term(bound["term"], place, (fact.type,) if fact else ())
            return Compare(name, operation, TermRef(bound["term"]))
        return Compare(name, operation, self._literal(name, bound, place))

    def _known(self, operation: str, name: str, place: Place) -> Condition:
        self._fact(name, place, ())
        self._test(name, "known", place)
        return Known(name) if operation == "known" else Not(Known(name))

    def _given(self, operation: str, name: str, place: Place) -> Condition:
        fact = self._fact(name, place, ())
        self._test(name, operation, place)
        if fact and (fact.default is not None or fact.null_means == "not_done" or fact.type == "set"):
            self._report(
                place, f"{name} has a default, so every case gives it.", "Use given for a fact without one."
            )
        return Given(name)

    def _test(self, name: str, operation: str, place: Place) -> None:
        """Remember how rules test whether a fact is there: known and given do not go together."""
        tests = self.tests.setdefault(name, set())
        tests.add(operation)
        if len(tests) > 1:
            self._report(
                place, f"{name} is tested with known and with given.", "Use one of the two for this fact."
            )

    def _contains(self, operation: str, pair: dict[str, str], place: Place) -> Condition:
        name, member = next(iter(pair.items()))
        fact = self._fact(name, place, ("set",))
        if fact and member not in fact.values:
            self._report(
                place, f"{member!r} is no value of {name}.", f"Use one of: {', '.join(fact.values)}."
            )
        return Contains(name, member)

    def _empty(self, operation: str, name: str, place: Place) -> Condition:
        self._fact(name, place, ("set", "text"))
        return Empty(name)

    def _years_after(self, operation: str, operand: dict[str, Any], place: Place) -> Condition:
        self._fact(operand["date"], place, ("date",))
        self._fact(operand["since"], place, ("date",))
        years = operand["years"]
        if isinstance(years, dict):
            self._term(years["term"], place, ("int",))
            return YearsAfter(operand["date"], operand["since"], TermRef(years["term"]))
        return YearsAfter(operand["date"], operand["since"], years)

    def _term_is(self, operation: str, pair: dict[str, Literal], place: Place) -> Condition:
        name, value = next(iter(pair.items()))
        term = self._term(name, place, ())
        if term and type(value) is not type(term.value):
            self._report(place, f"{value!r} is not of the type of the term {name}.", f"It is a {term.type}.")
        return TermIs(name, value)

    def _fact(self, name: str, place: Place, types: tuple[str, ...]) -> Fact | None:
        fact = self.facts.get(name)
        if fact is None:
            self._report(
                place, f"The fact {name} does not exist.", "Add it under facts, or correct the name."
            )
        elif types and fact.type not in types:
            self._report(place, f"{name} is a {fact.type}.", f"This operation needs: {', '.join(types)}.")
        return fact

    def _term(self, name: str, place: Place, types: tuple[str, ...]) -> Term | None:
        term = self.terms.get(name)
        if term is None:
            self._report(
                place, f"The term {name} does not exist.", "Add it under terms, or correct the name."
            )
        elif types and term.type not in types:
            self._report(place, f"The term {name} is a {term.type}.", f"Here it must be: {', '.join(types)}.")
        return term

    def _literal(self, name: str, value: Any, place: Place) -> Literal:
        fact = self._fact(name, place, ())
        if fact and not _fits(fact, value):
            wanted = ", ".join(fact.values) if fact.values else f"a value of type {fact.type}"
            self._report(place, f"{value!r} is no value of {name}.", f"Use: {wanted}.")
        return value if isinstance(value, (bool, int, Decimal)) else str(value)

    def _report(self, place: Place, problem: str, remedy: str) -> None:
        self.findings.append(self.source.finding(place, problem, remedy))


def _fits(fact: Fact, value: object) -> bool:
    if fact.type == "bool":
        return isinstance(value, bool) or (fact.third_value is not None and value == fact.third_value)
    if fact.type == "choice":
        return value in fact.values
    if fact.type == "date":
        return isinstance(value, str) and _is_day(value)
    if fact.type == "text":
        return isinstance(value, str)
    whole = isinstance(value, int) and not isinstance(value, bool)
    return whole if fact.type == "int" else fact.type in NUMBERS and (whole or isinstance(value, Decimal))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


_OPERATIONS: dict[str, Callable[[ConditionReader, str, Any, Place], Condition]] = {
    "all": ConditionReader._all,
    "any": ConditionReader._any,
    "not": ConditionReader._not,
    "is": ConditionReader._is,
    "in": ConditionReader._in,
    "more_than": ConditionReader._compare,
    "less_than": ConditionReader._compare,
    "at_least": ConditionReader._compare,
    "at_most": ConditionReader._compare,
    "known": ConditionReader._known,
    "unknown": ConditionReader._known,
    "given": ConditionReader._given,
    "contains": ConditionReader._contains,
    "empty": ConditionReader._empty,
    "years_after": ConditionReader._years_after,
    "term_is": ConditionReader._term_is,
}

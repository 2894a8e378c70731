"""Read the facts and the terms of a rule file, and check that each default fits its own type and bounds."""

from decimal import Decimal
from typing import Any

from zuiver.rules.conditions import Always
from zuiver.rules.errors import FactError, Finding, TermError
from zuiver.rules.floors import refuse_looser
from zuiver.rules.model import Fact, Term, TermValue, Text
from zuiver.rules.values import reader_for
from zuiver.rules.yaml_source import Place, Source

HIGHEST_AMOUNT = Decimal("999999999.99")
LABELLED = ("choice", "set")
TERM_TYPES: dict[str, type] = {"bool": bool, "choice": str, "int": int, "decimal": Decimal, "money": Decimal}


def read_facts(
    source: Source, findings: list[Finding]
) -> tuple[dict[str, Fact], list[tuple[Source, str, Place]]]:
    """Return the facts of one file, and the places of the conditions on which a fact is asked (read later)."""
    facts = {name: _fact(source, name, data, findings) for name, data in source.data["facts"].items()}
    asks: list[tuple[Source, str, Place]] = [
        (source, name, ("facts", name, "ask"))
        for name, data in source.data["facts"].items()
        if isinstance(data.get("ask"), dict)
    ]
    return facts, asks


def read_terms(source: Source, findings: list[Finding]) -> dict[str, Term]:
    """Return the terms of one file, each with its default as value."""
    terms = {}
    for name, data in source.data.get("terms", {}).items():
        term = Term(
            name=name,
            type=data["type"],
            value=data["default"],
            minimum=_decimal(data.get("minimum")),
            maximum=_decimal(data.get("maximum")),
            values=tuple(data.get("values", ())),
            meaning=Text(data["meaning"]["nl"], data["meaning"]["en"]),
            used_in=data.get("used_in", "rules"),
            stricter=data.get("stricter", ""),
            is_floor=data.get("floor", False),
            labels=_labels(data),
        )
        try:
            check_term(term, term.value)
        except TermError as error:
            findings.append(source.finding(("terms", name, "default"), str(error), "Correct the default."))
        terms[name] = term
    return terms


def check_term(term: Term, value: object) -> TermValue:
    """Return the value when an organisation may give it to this term: its type, its bounds, its floor. Raises TermError."""
    wanted = TERM_TYPES[term.type]
    if wanted is Decimal and type(value) is int:
        value = Decimal(value)
    if type(value) is not wanted or not isinstance(value, (bool, int, Decimal, str)):
        raise TermError(term.name, f"{value!r} is not of type {term.type}.")
    if isinstance(value, str) and value not in term.values:
        raise TermError(term.name, f"{value!r} is not one of: {', '.join(term.values)}.")
    if isinstance(value, Decimal) and (
        not value.is_finite() or (term.type == "money" and _has_part_cents(value))
    ):
        raise TermError(term.name, f"{value} is not an amount in euros and cents.")
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        if term.minimum is not None and value < term.minimum:
            raise TermError(term.name, f"{value} lies below the least value {term.minimum}.")
        if term.maximum is not None and value > term.maximum:
            raise TermError(term.name, f"{value} lies above the highest value {term.maximum}.")
    refuse_looser(term, value)
    return value


def _fact(source: Source, name: str, data: dict[str, Any], findings: list[Finding]) -> Fact:
    place: Place = ("facts", name)
    is_money = data["type"] == "money"
    fact = Fact(
        name=name,
        type=data["type"],
        values=tuple(data.get("values", ())),
        default=None,
        null_means=data.get("null_means", "unknown"),
        third_value=data.get("third_value"),
        minimum=_decimal(data.get("minimum", 0 if is_money else None)),
        maximum=_decimal(data.get("maximum", HIGHEST_AMOUNT if is_money else None)),
        question=Text(data["question"]["nl"], data["question"]["en"]),
        why=Text(data["why"]["nl"], data["why"]["en"]),
        labels=_labels(data),
        ask=None if data.get("ask") == "never" else Always(),
    )
    _check_values(source, fact, place, findings)
    return fact.with_default(_default(source, fact, data["default"], place, findings))


def _check_values(source: Source, fact: Fact, place: Place, findings: list[Finding]) -> None:
    if (fact.type in LABELLED) != bool(fact.values):
        remedy = "A choice or a set lists its values; other types have none."
        findings.append(source.finding(place, f"{fact.name} is a {fact.type}.", remedy))
    absent = [value for value in fact.values if value not in fact.labels]
    strange = [value for value in fact.labels if value not in fact.values and value != fact.third_value]
    if absent:
        findings.append(
            source.finding(place, f"{fact.name} has no label for {', '.join(absent)}.", "Add labels.")
        )
    if strange:
        findings.append(
            source.finding(place, f"{', '.join(strange)} is no value of {fact.name}.", "Remove it.")
        )
    if fact.third_value and fact.type != "bool":
        findings.append(source.finding(place, "Only a yes/no fact has a third_value.", "Remove third_value."))
    if fact.null_means == "not_done" and fact.type != "date":
        findings.append(source.finding(place, "Only a date can be not done.", "Remove null_means."))


def _default(source: Source, fact: Fact, raw: object, place: Place, findings: list[Finding]) -> object:
    if raw is None or (raw == "unknown" and "unknown" not in fact.values):
        return None
    try:
        return reader_for(fact)(raw)
    except FactError as error:
        findings.append(
            source.finding((*place, "default"), f"The default is not right: {error}", "Correct it.")
        )
        return None


def _labels(data: dict[str, Any]) -> dict[str, Text]:
    return {value: Text(text["nl"], text["en"]) for value, text in data.get("labels", {}).items()}


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _has_part_cents(amount: Decimal) -> bool:
    return amount != amount.quantize(Decimal("0.01"))

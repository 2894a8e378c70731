"""The evaluator takes any facts: it answers or says which fact is wrong, and never grows kinder for knowing less."""

import json
import sys
from datetime import date

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["zuiver.rules"]):
    from zuiver.rules.engine import evaluate
    from zuiver.rules.errors import FactError
    from zuiver.rules.model import Fact, RuleBook
    from zuiver.rules.outcomes import PERMISSIVE

from zuiver.catalogue.rule_books import module_names, rule_book_for

DAYS = (date(2020, 6, 1), date(2026, 6, 1))
BOOKS = [rule_book_for(module, day) for module in module_names() for day in DAYS]
ODD = (
    float("nan"),
    float("inf"),
    -1,
    10**12,
    "",
    "x" * 5000,
    [],
    {},
    [[1]],
    b"\x00",
    "2020-02-30",
    True,
    "yes",
    "24:00",
)


def one(data: bytes) -> None:
    """Ask one case, and then the same case with each known fact unknown."""
    source = atheris.FuzzedDataProvider(data)
    book = BOOKS[source.ConsumeIntInRange(0, len(BOOKS) - 1)]
    facts: dict[str, object] = {}
    for name in book.facts:
        choice = source.ConsumeIntInRange(0, 9)
        if choice < 3:
            continue
        facts[name] = None if choice == 3 else value_for(book.facts[name], source, is_odd=choice == 9)
    if source.ConsumeIntInRange(0, 30) == 0:
        facts[source.ConsumeUnicode(20)] = True
    try:
        receipt = evaluate(book, facts)
    except FactError as refused:
        if not refused.detail:
            raise AssertionError("a refusal without a reason") from refused
        return
    json.dumps(receipt.to_json())
    if receipt.outcome not in PERMISSIVE:
        never_kinder(book, facts, receipt.outcome)


def never_kinder(book: "RuleBook", facts: dict[str, object], outcome: str) -> None:
    """Turning a known fact into an unknown one never makes the answer permissive."""
    for name, value in facts.items():
        if value is not None:
            less = evaluate(book, {**facts, name: None}).outcome
            assert less not in PERMISSIVE, (book.id, facts, name, outcome, less)


def value_for(fact: "Fact", source: "atheris.FuzzedDataProvider", *, is_odd: bool) -> object:
    """A value that fits the fact, or one that does not."""
    if is_odd:
        return ODD[source.ConsumeIntInRange(0, len(ODD) - 1)]
    match fact.type:
        case "bool":
            options: list[object] = [True, False, *([fact.third_value] if fact.third_value else [])]
            return options[source.ConsumeIntInRange(0, len(options) - 1)]
        case "choice":
            return fact.values[source.ConsumeIntInRange(0, len(fact.values) - 1)]
        case "set":
            return [one for one in fact.values if source.ConsumeBool()]
        case "money" | "decimal":
            return source.ConsumeIntInRange(0, 20_000) / 100
        case "int":
            return source.ConsumeIntInRange(0, 80)
        case "date":
            return date.fromordinal(source.ConsumeIntInRange(736_000, 740_500)).isoformat()
        case "datetime":
            day = date.fromordinal(source.ConsumeIntInRange(736_000, 740_500))
            return f"{day.isoformat()}T{source.ConsumeIntInRange(0, 23):02d}:30"
    return source.ConsumeUnicode(30)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()

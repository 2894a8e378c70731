"""Facts for the rule books that come with Zuiver: values on both sides of every line, and unknowns."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from zuiver.catalogue.rule_books import rule_book_for
from zuiver.rules.model import Fact, RuleBook

ON = date(2020, 6, 1)


def book_of(module: str, on: date = ON) -> RuleBook:
    return rule_book_for(module, on)


def values_of(fact: Fact) -> st.SearchStrategy[Any]:
    """Draw a value that the fact can have."""
    if fact.type == "bool":
        return st.sampled_from([False, True, *([fact.third_value] if fact.third_value else [])])
    if fact.type == "choice":
        return st.sampled_from(fact.values)
    if fact.type == "set":
        return st.sets(st.sampled_from(fact.values)).map(sorted)
    if fact.type == "money":
        near = [
            Decimal(text) for text in ("0.00", "24.99", "25.00", "25.01", "49.99", "50.00", "50.01", "999.00")
        ]
        return st.one_of(
            st.sampled_from(near), st.integers(0, 20_000).map(lambda cents: Decimal(cents) / 100)
        )
    if fact.type in ("int", "decimal"):
        least, most = int(fact.minimum or 0), int(fact.maximum if fact.maximum is not None else 60)
        return st.integers(least, min(most, least + 20))
    if fact.type == "date":
        return st.one_of(
            st.sampled_from([date(2020, 2, 29), date(2022, 2, 28), date(2022, 3, 1)]),
            st.integers(0, 2_000).map(lambda days: date(2019, 1, 1) + timedelta(days=days)),
        )
    if fact.type == "datetime":
        return st.datetimes().map(lambda moment: moment.replace(microsecond=0))
    return st.sampled_from(["", "  ", "something"])


def facts_of(book: RuleBook) -> st.SearchStrategy[dict[str, Any]]:
    """Draw some facts of a book: known, unknown (None) or absent."""
    optional = {
        fact.name: st.one_of(values_of(fact), values_of(fact), values_of(fact), st.none())
        for fact in book.facts.values()
    }
    return st.fixed_dictionaries({}, optional=optional)

"""Two answers to each case, side by side: under the rules as they are, and under other ones. Columns only, no database."""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from zuiver.rules.column_steps import read_column
from zuiver.rules.columns import evaluate_columns
from zuiver.rules.model import Fact, RuleBook, TermValue
from zuiver.rules.program import program_for
from zuiver.rules.verdicts import MISSING_FACTS

PERIOD: Final = "period"
_CHANGE: Final = ("was", "becomes", "rule_index", PERIOD)


@dataclass(frozen=True)
class Policy:
    """A rule book with an organisation's own values for its terms."""

    book: RuleBook
    terms: Mapping[str, TermValue] = field(default_factory=dict)

    @property
    def facts(self) -> frozenset[str]:
        """The facts on which an answer can hang; one at least, because columns without any have no rows."""
        program = program_for(self.book, self.terms)
        if program.automaton is None:
            return frozenset(self.book.facts)
        levels = (level for level, _ in program.automaton.tables)
        asked = frozenset(name for level in levels for name in program.questions[level].facts)
        return asked or frozenset(sorted(self.book.facts)[:1])

    def rule_id(self, index: int | None) -> str:
        """Return which rule a `rule_index` of `evaluate_columns` names."""
        return MISSING_FACTS if index is None else self.book.rules[index].id


@dataclass(frozen=True, slots=True)
class Change:
    """Cases of one period whose answer changes in one way, by the rule that then fires."""

    was: str
    becomes: str
    rule: str
    period: object
    times: int


@dataclass(frozen=True)
class Compared:
    """How many cases there were, in each period, and what changes."""

    periods: Mapping[object, int]
    changes: Sequence[Change]


def compare(frame: pl.DataFrame, now: Policy, other: Policy) -> Compared:
    """Evaluate every case under both policies. `period` is a column of the frame, the others are facts of either book.

    Raises FactError for values that the facts of a book cannot have.
    """
    cases = _read(frame.drop(PERIOD), {**other.book.facts, **now.book.facts})
    before = evaluate_columns(now.book, _facts_of(cases, now), now.terms)
    after = evaluate_columns(other.book, _facts_of(cases, other), other.terms)
    changed = before["outcome"] != after["outcome"]
    kinds = pl.DataFrame(
        {
            "was": before["outcome"].filter(changed),
            "becomes": after["outcome"].filter(changed),
            "rule_index": after["rule_index"].filter(changed),
            PERIOD: frame[PERIOD].filter(changed),
        }
    )
    counts = kinds.group_by(_CHANGE).len()
    changes = [
        Change(was, becomes, other.rule_id(index), period, times)
        for was, becomes, index, period, times in counts.iter_rows()
    ]
    periods = dict(frame[PERIOD].value_counts().iter_rows())
    return Compared(periods, changes)


def _read(frame: pl.DataFrame, facts: Mapping[str, Fact]) -> pl.DataFrame:
    """Check every column once, and turn texts into choices, so that the second evaluation need not do it again."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        columns = threads.map(lambda column: read_column(facts[column.name], column), frame.iter_columns())
        return pl.DataFrame(list(columns))


def _facts_of(frame: pl.DataFrame, policy: Policy) -> pl.DataFrame:
    """Without the facts of which only the other book has heard."""
    return frame.select(name for name in frame.columns if name in policy.book.facts)

"""Evaluate a million cases at once, as columns, with the same answer as one case at a time.

Each question becomes a column of small numbers. The cases then walk the automaton of the book together: per question one
look-up in a small table. An unknown fact is one more number, so nothing needs a second pass.
"""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import polars as pl

from zuiver.rules.column_steps import read_column, steps_of
from zuiver.rules.errors import FactError
from zuiver.rules.model import RuleBook, TermValue
from zuiver.rules.outcomes import OUTCOMES
from zuiver.rules.program import Program, program_for
from zuiver.rules.questions import Question

OUTCOME = pl.Enum(OUTCOMES)
ROWS_AT_ONCE = 131_072  # small enough for the cache of a processor, large enough to make Python's part vanish
UNDECIDED_OUTCOME = "discuss"


class BookTooLargeError(RuntimeError):
    """The book has too many answers for one table; evaluate its cases one at a time."""


def evaluate_columns(
    book: RuleBook, frame: pl.DataFrame, terms: Mapping[str, TermValue] | None = None
) -> pl.DataFrame:
    """Return `outcome` and `rule_index` for every row of a frame whose columns are facts; null means unknown.

    Absent columns take the fact's default. `rule_index` counts the rules of the book from 0 and is null where the
    unknown facts decide (the outcome is then `discuss`). Raises FactError for a column or value that is not a fact's,
    TermError for a term, BookTooLargeError for a book without an automaton.
    """
    program = program_for(book, terms)
    automaton = program.automaton
    if automaton is None:
        raise BookTooLargeError(f"The rules {book.id} are too large for columns.")
    for name in frame.columns:
        if name not in book.facts:
            raise FactError("unknown_fact", name[:60], f"{book.id} has no fact with this name.")
    tables = [_table_of_steps(table, program.questions[level]) for level, table in automaton.tables]
    if frame.height == 0:
        return _results(program, automaton.ends, 0, 0)

    def results(rows: pl.DataFrame) -> pl.DataFrame:
        return _results(program, automaton.ends, _walk(program, tables, rows), rows.height)

    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        return pl.concat(threads.map(results, frame.iter_slices(ROWS_AT_ONCE)))


def _walk(
    program: Program, tables: Sequence[tuple[Question, list[int], int]], rows: pl.DataFrame
) -> pl.Series | int:
    """Return the last state of every row (one int: the same for all rows)."""
    facts = program.book.facts
    known = pl.DataFrame([read_column(facts[column.name], column) for column in rows.iter_columns()])
    state: pl.Series | int = 0
    for question, table, width in tables:
        steps = steps_of(question.scale, known, program.defaults)
        state = _next_state(state, table, width, steps)
    return state


def _table_of_steps(table: Sequence[int], question: Question) -> tuple[Question, list[int], int]:
    """Widen a table from answers to steps of the scale; 'unknown' and, where it matters, 'absent' come last.

    Returns the question, the table and its new width.
    """
    answers = len(question.masks_by_answer())
    columns = (*question.answer_of_step, *range(question.known, answers))
    wide = [table[start + column] for start in range(0, len(table), answers) for column in columns]
    return question, wide, len(columns)


def _next_state(
    state: pl.Series | int, table: list[int], width: int, steps: pl.Series | int
) -> pl.Series | int:
    if isinstance(state, int):
        row = table[state * width : (state + 1) * width]
        return row[steps] if isinstance(steps, int) else _numbers(row).gather(steps)
    if isinstance(steps, int):
        return _numbers(table[steps::width]).gather(state)
    return _numbers(table).gather(state * width + steps)


def _numbers(values: Sequence[int]) -> pl.Series:
    return pl.Series(values, dtype=pl.UInt32)


def _results(program: Program, ends: Sequence[int], state: pl.Series | int, height: int) -> pl.DataFrame:
    endings = [program.endings[end] if end >= 0 else None for end in ends]
    outcomes = [ending.answer.outcome if ending else UNDECIDED_OUTCOME for ending in endings]
    rules = [ending.rule_index if ending else None for ending in endings]
    row = pl.repeat(state, height, dtype=pl.UInt32, eager=True) if isinstance(state, int) else state
    return pl.DataFrame(
        {
            "outcome": pl.Series(outcomes, dtype=OUTCOME).gather(row),
            "rule_index": pl.Series(rules, dtype=pl.Int16).gather(row),
        }
    )

"""Evaluate one case: the first rule that is true wins, and what is unknown stays unknown.

Where an earlier rule could still become true, every way to fill in the unknown facts is considered: if all lead to one
outcome, that is the answer; otherwise it is `discuss`, with the facts that could still change it.
"""

from collections.abc import Mapping

from zuiver.rules.errors import FactError
from zuiver.rules.model import RuleBook, TermValue
from zuiver.rules.program import Program, program_for
from zuiver.rules.receipt import Receipt, Verdict
from zuiver.rules.values import ABSENT, Value, as_json
from zuiver.rules.verdicts import verdict_of

MOST_VERDICTS = 20_000
PLAIN = frozenset({bool, int, str, type(None)})


def evaluate(
    book: RuleBook, facts: Mapping[str, object], terms: Mapping[str, TermValue] | None = None
) -> Receipt:
    """Return the answer to one case, with its receipt.

    `facts` holds plain values by name: an absent fact takes its default, None means unknown. Raises FactError for a
    fact that does not exist or cannot have this value, TermError for a term.
    """
    program = program_for(book, terms)
    values = read_values(program, facts)
    verdict = verdict_for(program, values)
    used = {name: _plain(values[name]) for name in verdict.asked}
    for name in facts:
        used[name] = _plain(values[name])
    return Receipt(verdict, used)


def all_facts(book: RuleBook, facts: Mapping[str, object]) -> dict[str, object]:
    """Return every fact of the book for a case as plain JSON data: given, or its default; None where it is unknown.

    So that cases can be laid side by side as columns. Raises FactError.
    """
    return {name: _plain(value) for name, value in read_values(program_for(book), facts).items()}


def read_values(program: Program, facts: Mapping[str, object]) -> dict[str, Value]:
    """Return the value of every fact of the book for a case: read, or its default. Raises FactError."""
    values = program.defaults.copy()
    readers = program.readers
    for name, raw in facts.items():
        reader = readers.get(name)
        if reader is None:
            raise FactError("unknown_fact", str(name)[:60], f"{program.book.id} has no fact with this name.")
        values[name] = None if raw is None else reader(raw)
    return values


def verdict_for(program: Program, values: Mapping[str, Value]) -> Verdict:
    """Return the verdict on a case; cases that look the same to the rules share one."""
    answers = tuple([answer(values) for answer in program.answerers])
    verdict = program.verdicts.get(answers)
    if verdict is None:
        if len(program.verdicts) >= MOST_VERDICTS:
            program.verdicts.clear()
        verdict = program.verdicts[answers] = verdict_of(program, answers, _unknown(values))
    return verdict


def _unknown(values: Mapping[str, Value]) -> frozenset[str]:
    return frozenset(name for name, value in values.items() if value is None or value is ABSENT)


def _plain(value: Value) -> object:
    return value if type(value) in PLAIN else as_json(value)

"""`zuiver advise`: answer one case in words or as JSON, or a file of cases as JSON lines."""

import sys
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

import click

from zuiver.catalogue.rule_books import NoRulesYetError, UnknownModuleError, rule_book_for
from zuiver.cli.options import language_option, on_option, pack_option
from zuiver.rules.case_lines import (
    BYTE_ORDER_MARK,
    Case,
    CaseError,
    answer_json,
    as_line,
    read_case,
    read_object,
)
from zuiver.rules.engine import evaluate
from zuiver.rules.errors import FactError
from zuiver.rules.explain import explain
from zuiver.rules.model import RuleBook
from zuiver.rules.receipt import Receipt


@click.command(short_help="May I do this? Answers one case, or a file of cases.")
@click.argument("module", required=False)
@click.option("--facts", "facts_file", type=click.File("rb"), help="JSON file with the facts of one case.")
@click.option(
    "--batch", "batch_file", type=click.File("rb"), help="JSON lines: id, module and facts per line."
)
@click.option("--json", "as_json", is_flag=True, help="Print one case as JSON instead of text.")
@on_option
@pack_option
@language_option
def advise(
    module: str | None,
    facts_file: BinaryIO | None,
    batch_file: BinaryIO | None,
    as_json: bool,
    on: date,
    pack: str,
    language: str,
) -> None:
    """Advise on one case (MODULE with --facts) or on many (--batch).

    The exit status is 1 when a case could not be read. The other cases of a batch are answered all the same.
    """
    if batch_file is not None and module is None and facts_file is None:
        raise SystemExit(_advise_batch(batch_file, on, pack))
    if module is None or facts_file is None or batch_file is not None:
        raise click.UsageError("Give either --batch FILE.jsonl, or a MODULE with --facts FILE.json.")
    try:
        facts = read_object(_without_mark(facts_file.read()))
        book, receipt = _answer(Case(None, module, facts), on, pack)
    except CaseError as error:
        if as_json:
            _write(as_line(error.to_json()))
        else:
            click.echo(f"{error.field or 'facts'}: {error.detail}", err=True)
        raise SystemExit(1) from None
    if as_json:
        _write(as_line(answer_json(None, receipt)))
    else:
        _write(f"{explain(book, receipt, language)}\n".encode())


def _advise_batch(lines: BinaryIO, on: date, pack: str) -> int:
    """Answer every line, in order. Returns the exit status."""
    status = 0
    for line in _lines(lines):
        try:
            case = read_case(line)
            answer = answer_json(case.id, _answer(case, on, pack)[1])
        except CaseError as error:
            answer = error.to_json()
            status = 1
        _write(as_line(answer))
    return status


def _answer(case: Case, on: date, pack: str) -> tuple[RuleBook, Receipt]:
    try:
        book = rule_book_for(case.module, on, pack)
        return book, evaluate(book, case.facts)
    except UnknownModuleError as error:
        raise CaseError("unknown_module", str(error), "module", case.id) from None
    except NoRulesYetError as error:
        raise CaseError("no_rules_on_date", str(error), "module", case.id) from None
    except FactError as error:
        raise CaseError(error.code, error.detail, error.field, case.id) from None


def _lines(file: BinaryIO) -> Iterator[bytes]:
    for number, line in enumerate(file):
        bare = line.rstrip(b"\r\n")
        yield _without_mark(bare) if number == 0 else bare


def _without_mark(text: bytes) -> bytes:
    return text.removeprefix(BYTE_ORDER_MARK)


def _write(text: bytes) -> None:
    sys.stdout.buffer.write(text)

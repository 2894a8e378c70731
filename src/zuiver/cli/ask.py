"""`zuiver ask`: an interview in the terminal that asks only the questions that still matter."""

from datetime import date
from decimal import Decimal, InvalidOperation

import click

from zuiver.catalogue.rule_books import NoRulesYetError, UnknownModuleError, rule_book_for
from zuiver.cli.options import language_option, on_option, pack_option
from zuiver.kernel.errors import InvalidData
from zuiver.kernel.money import read_amount
from zuiver.rules.engine import evaluate
from zuiver.rules.errors import FactError
from zuiver.rules.explain import explain, say
from zuiver.rules.interview import NextQuestion, next_question
from zuiver.rules.model import Fact, RuleBook
from zuiver.rules.program import program_for
from zuiver.rules.values import reader_for

WHY, UNKNOWN, BACK = "?", "w", "t"


class NotAnAnswerError(ValueError):
    """What was typed is not an answer to the question; the message says what is."""


@click.command(short_help="Interview in the terminal: only the questions that still matter.")
@click.argument("module")
@on_option
@pack_option
@language_option
def ask(module: str, on: date, pack: str, language: str) -> None:
    """Ask the questions of MODULE one by one, and give the answer. Nothing is kept."""
    try:
        book = rule_book_for(module, on, pack)
    except (UnknownModuleError, NoRulesYetError) as error:
        raise click.ClickException(str(error)) from None
    answers: dict[str, object] = {}
    while (question := next_question(book, answers)) is not None:
        _show(book, question, language)
        try:
            typed = click.prompt(
                say("ask_prompt", language), prompt_suffix=": ", default="", show_default=False
            )
        except click.Abort:
            raise click.ClickException(say("ask_stopped", language)) from None
        _take(answers, question.fact, typed.strip(), book, language)
    click.echo("\n" + explain(book, evaluate(book, answers), language))


def _show(book: RuleBook, question: NextQuestion, language: str) -> None:
    fact = question.fact
    text = program_for(book).filled(fact.question).in_language(language)
    click.echo(f"\n{text} {say('ask_left', language, count=str(question.questions_left))}")
    for number, (_, label) in enumerate(_choices(fact, language), start=1):
        click.echo(f"  {number}  {label}")
    if fact.type == "set":
        click.echo(f"  {say('ask_numbers', language)}")
    click.echo(f"  {say('ask_unknown', language)}   {say('ask_why', language)}   {say('ask_back', language)}")


def _take(answers: dict[str, object], fact: Fact, typed: str, book: RuleBook, language: str) -> None:
    """Store an answer, take the last one back, or say why the question is asked."""
    if typed == WHY:
        click.echo(program_for(book).filled(fact.why).in_language(language))
    elif typed == BACK:
        if answers:
            answers.popitem()
    elif typed == UNKNOWN:
        answers[fact.name] = None
    else:
        try:
            answers[fact.name] = _read(fact, typed, language)
        except NotAnAnswerError as error:
            click.echo(say("ask_again", language, problem=str(error)))


def _read(fact: Fact, typed: str, language: str) -> object:
    choices = _choices(fact, language)
    if fact.type == "set":
        return [] if typed == "0" else [_chosen(choices, part, language) for part in typed.split(",")]
    raw = _chosen(choices, typed, language) if choices else _typed_value(fact, typed)
    try:
        return reader_for(fact)(raw)
    except FactError as error:
        raise NotAnAnswerError(error.detail) from None


def _typed_value(fact: Fact, typed: str) -> object:
    if fact.type == "money":
        try:
            return Decimal(read_amount(typed).cents) / 100
        except InvalidData as error:
            raise NotAnAnswerError(str(error)) from None
    if fact.type in ("int", "decimal"):
        try:
            number = Decimal(typed.replace(",", "."))
        except InvalidOperation:
            return typed
        return int(number) if fact.type == "int" and number.is_finite() and number == int(number) else number
    return typed


def _chosen(choices: list[tuple[object, str]], typed: str, language: str) -> object:
    number = typed.strip()
    if not number.isascii() or not number.isdigit() or not 1 <= int(number) <= len(choices):
        raise NotAnAnswerError(say("ask_number", language, count=str(len(choices))))
    return choices[int(number) - 1][0]


def _choices(fact: Fact, language: str) -> list[tuple[object, str]]:
    if fact.type == "bool":
        both: list[tuple[object, str]] = [(True, say("yes", language)), (False, say("no", language))]
        third = fact.third_value
        return [*both, (third, fact.labels[third].in_language(language))] if third in fact.labels else both
    return [(value, fact.labels[value].in_language(language)) for value in fact.values]

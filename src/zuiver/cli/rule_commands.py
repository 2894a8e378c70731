"""`zuiver rules`: check the rule files, or say a rule in words."""

from datetime import date
from pathlib import Path

import click

from zuiver.catalogue.norms import norm_book
from zuiver.catalogue.pack_check import check_packs
from zuiver.catalogue.packs import pack_names
from zuiver.catalogue.rule_books import NoRulesYetError, UnknownModuleError, all_rule_files, rule_book_for
from zuiver.cli.options import language_option, on_option, pack_option
from zuiver.rules.checker import check_files
from zuiver.rules.describe import describe_book, describe_rule


@click.group(short_help="Check the rule files, or explain a rule.")
def rules() -> None:
    """Check the rule files, or say a rule in words."""


@rules.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Check rule FILES; without FILES, all rules and packs that come with Zuiver. Exit status 1: something is wrong."""
    paths = files or all_rule_files()
    findings = check_files(paths, norm_book().norms)
    if not files:
        findings += check_packs()
    problems = list(dict.fromkeys(str(finding) for finding in findings))
    for problem in problems:
        click.echo(problem)
    packs = "" if files else f" and {len(pack_names())} packs"
    click.echo(f"{len(paths)} files{packs} checked, {len(problems)} findings.")
    raise SystemExit(1 if problems else 0)


@rules.command()
@click.argument("module")
@click.argument("rule_id", metavar="[RULE]", required=False)
@on_option
@pack_option
@language_option
def explain(module: str, rule_id: str | None, on: date, pack: str, language: str) -> None:
    """Say all rules of MODULE in words, or one RULE of it."""
    try:
        book = rule_book_for(module, on, pack)
    except (UnknownModuleError, NoRulesYetError) as error:
        raise click.ClickException(str(error)) from None
    if rule_id is None:
        click.echo(describe_book(book, language))
        return
    rule = book.rule(rule_id.removeprefix(f"{module}/"))
    if rule is None:
        known = ", ".join(rule.id for rule in book.rules)
        raise click.ClickException(f"{module} has no rule {rule_id!r}. Choose one of: {known}.")
    click.echo(describe_rule(book, rule, language))

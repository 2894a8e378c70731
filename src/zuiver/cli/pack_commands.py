"""`zuiver pack`: which policy packs there are, what each sets, and how two of them differ."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from zuiver.catalogue.own_terms import check_own_terms, terms_of_pack
from zuiver.catalogue.pack_data import difference_data, pack_data
from zuiver.catalogue.pack_diff import differences
from zuiver.catalogue.pack_telling import rule_sentences, show_value, tell_differences, told
from zuiver.catalogue.packs import Pack, load_pack, pack_names
from zuiver.catalogue.rule_books import NoRulesYetError, UnknownModuleError, module_names, rule_book_for
from zuiver.cli.options import on_option
from zuiver.rules.errors import TermError
from zuiver.rules.floors import allowed_values

pack_argument = click.Choice(pack_names())
lang_option = click.option(
    "--lang",
    "--language",
    "language",
    type=click.Choice(["nl", "en"]),
    default="nl",
    show_default=True,
    help="Language of the text.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


@click.group(short_help="Policy packs: what each sets, and how two differ.")
def pack() -> None:
    """Policy packs: an organisation's code, its terms, and the rules of its own."""


@pack.command("list")
@lang_option
@json_option
def list_packs(language: str, as_json: bool) -> None:
    """Name all packs."""
    packs = [load_pack(name) for name in pack_names()]
    if as_json:
        _print_json([pack_data(one) for one in packs])
        return
    for one in packs:
        click.echo("\n".join(_head(one, language)))


@pack.command()
@click.argument("name", type=pack_argument)
@on_option
@lang_option
@json_option
def show(name: str, on: date, language: str, as_json: bool) -> None:
    """Say what the pack NAME sets: its values, its own subjects, its own rules and norms."""
    one = load_pack(name)
    if as_json:
        _print_json(pack_data(one))
        return
    click.echo("\n".join([*_head(one, language), *_own_parts(one, on, language)]))


@pack.command()
@click.argument("before", metavar="A", type=pack_argument)
@click.argument("after", metavar="B", type=pack_argument)
@click.option("--module", help="Only this subject, such as gifts.")
@on_option
@lang_option
@json_option
def diff(before: str, after: str, module: str | None, on: date, language: str, as_json: bool) -> None:
    """Say how pack B differs from pack A: values, rules, questions, subjects, and how many answers that changes."""
    try:
        found = differences(before, after, on, module)
    except (UnknownModuleError, NoRulesYetError) as error:
        raise click.ClickException(str(error)) from None
    if as_json:
        data = {"before": before, "after": after, "on": on.isoformat()}
        _print_json({**data, "modules": [difference_data(one) for one in found]})
        return
    click.echo(tell_differences(load_pack(before), load_pack(after), on, found, language, module or ""))


@pack.command()
@click.argument("name", type=pack_argument)
@click.option("--module", help="Only the terms of this subject.")
@click.option(
    "--set",
    "given",
    metavar="TERM=VALUE",
    multiple=True,
    help="Try a value of an organisation: gifts.gift_limit=20.00. Stores nothing.",
)
@on_option
@lang_option
def terms(name: str, module: str | None, given: tuple[str, ...], on: date, language: str) -> None:
    """List the terms of the pack NAME with what an organisation may choose; or try values with --set.

    The exit status is 1 for a value that an organisation may not give, such as one looser than a floor.
    """
    if given:
        _try_values(name, on, given)
        click.echo(told("accepted", language))
        return
    try:
        for full_name, term in terms_of_pack(name, on, module):
            meaning = term.meaning.in_language(language)
            click.echo(
                told("term", language, name=full_name, value=show_value(term, language), meaning=meaning)
            )
            click.echo("    " + told("allowed", language, allowed=allowed_values(term)))
    except UnknownModuleError as error:
        raise click.ClickException(str(error)) from None


def _try_values(name: str, on: date, given: tuple[str, ...]) -> None:
    pairs = [text.partition("=") for text in given]
    if wrong := [text for text, (_, sign, _) in zip(given, pairs, strict=True) if not sign]:
        raise click.UsageError(f"{wrong[0]!r} is not TERM=VALUE. Write for example gifts.gift_limit=20.00.")
    try:
        check_own_terms(name, on, {term: value for term, _, value in pairs})
    except TermError as error:
        raise click.ClickException(str(error)) from None


def _head(one: Pack, language: str) -> Iterator[str]:
    yield told(
        "pack",
        language,
        name=one.name,
        title=one.title.in_language(language),
        style=one.style.in_language(language),
        code=one.code,
        edition=one.edition,
    )
    own = sum(len(values) for values in one.terms.values())
    modules = len(module_names(one.name))
    yield "  " + told("counts", language, modules=modules, terms=own, changes=len(one.changes))
    yield "  " + told("is_floor" if one.is_floor else "is_exact", language, pack=one.name)


def _own_parts(one: Pack, on: date, language: str) -> Iterator[str]:
    if not (one.terms or one.modules or one.changes):
        yield told("nothing_own", language)
        return
    yield from ("", told("own_values", language))
    for module, values in one.terms.items():
        for name in values:
            term = rule_book_for(module, on, one.name).terms[name]
            meaning = term.meaning.in_language(language)
            value = show_value(term, language)
            yield "- " + told("term", language, name=f"{module}.{name}", value=value, meaning=meaning)
    yield from _own_rules(one, on, language)
    if one.norms:
        yield from ("", told("own_norms", language))
        yield from (f"- {norm}: {text.in_language(language)}" for norm, text in one.norms.items())


def _own_rules(one: Pack, on: date, language: str) -> Iterator[str]:
    """Yield the subjects that only this pack has, and the rules that it words itself."""
    for heading, modules in (("own_modules", one.modules), ("own_rules", one.changes)):
        if modules:
            yield from ("", told(heading, language))
        for module in modules:
            book = rule_book_for(module, on, one.name)
            yield f"- {book.title.in_language(language)} ({module})"
            own = [
                rule for rule in book.rules[:-1] if any(norm in one.norms for norm in rule.answers[-1].norms)
            ]
            for rule in own:
                yield f"  {rule.id}"
                yield from (f"    {said}" for said in rule_sentences(book, rule, language))


def _print_json(data: Any) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))

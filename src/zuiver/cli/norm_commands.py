"""`zuiver norms`: what each norm of the code asks, and where in the program it lives."""

import json
from typing import Any

import click

from zuiver.catalogue.norms import norm_book
from zuiver.catalogue.norms.coverage import Coverage, NormCoverage, cover
from zuiver.catalogue.norms.homes import DeclaredHomes, read_declared, read_rules
from zuiver.cli.failing import Failure
from zuiver.cli.options import language_option
from zuiver.codes.norms.model import NormBook
from zuiver.rules.errors import RuleFileError


@click.group()
def norms() -> None:
    """The norms of the code: what each asks, and where it lives."""


@norms.command()
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--module", help="Only this module: a number from 1 to 15, or a folder of rules such as gifts.")
def coverage(as_json: bool, module: str | None) -> None:
    """Say for each norm where it lives, and the share that does.

    The exit status is 1 when something claims a norm that does not exist, or a norm claims a home that does not exist.
    """
    declared = _declared()
    whole = _coverage(declared)
    numbers = set(declared.modules) if module is None else {_module_number(module, declared)}
    items = [item for item in whole.items if item.norm.capability.module in numbers]
    click.echo(
        json.dumps(_as_data(whole, items), ensure_ascii=False, indent=1)
        if as_json
        else _as_text(whole, items)
    )
    for problem in whole.problems:
        click.echo(problem, err=True)
    if whole.problems:
        raise SystemExit(1)


@norms.command()
@click.argument("norm_id")
@language_option
def show(norm_id: str, language: str) -> None:
    """Say what one norm (such as G-9) asks, whom it binds, where it stands and where it lives."""
    book = _book()
    norm = book.norms.get(norm_id.upper())
    if norm is None:
        raise click.UsageError(f"There is no norm {norm_id}. Norms have ids such as G-9 or WG-21.")
    item = next(item for item in _coverage(_declared()).items if item.norm.id == norm.id)
    place = [norm.place.chapter, norm.place.section, norm.place.part or ""]
    click.echo(f"{norm.id}  {norm.text.in_language(language)}")
    if norm.note:
        click.echo(f"      {norm.note.in_language(language)}")
    click.echo(
        f"      {norm.type.value}, binds {', '.join(norm.binds)}, {norm.status.value.replace('_', ' ')}"
    )
    click.echo(f"      {' > '.join(part for part in place if part)}")
    click.echo(f"      {_homes_text(item)}")
    for reading in book.readings_of(norm.id):
        click.echo(f"{reading.id}  {reading.question.in_language(language)}")
        click.echo(f"      {reading.text.in_language(language)}")


def _book() -> NormBook:
    try:
        return norm_book()
    except RuleFileError as error:
        raise Failure(str(error)) from None


def _declared() -> DeclaredHomes:
    try:
        return read_declared()
    except RuleFileError as error:
        raise Failure(str(error)) from None


def _coverage(declared: DeclaredHomes) -> Coverage:
    try:
        return cover(_book(), read_rules(), declared)
    except RuleFileError as error:
        raise Failure(str(error)) from None


def _module_number(text: str, declared: DeclaredHomes) -> int:
    wanted = text.strip().lower().removeprefix("mod").strip()
    for number, (_, rules) in declared.modules.items():
        if wanted == str(number) or wanted in rules:
            return number
    names = ", ".join(f"{number} ({' '.join(rules)})" for number, (_, rules) in declared.modules.items())
    raise click.UsageError(f"There is no module {text!r}. Choose one of: {names}.")


def _as_data(whole: Coverage, items: list[NormCoverage]) -> dict[str, Any]:
    covered = sum(item.is_covered for item in items)
    return {
        "norms": len(items),
        "covered": covered,
        "share": round(covered / len(items), 4) if items else 0.0,
        "by_kind": whole.by_kind(),
        "by_module": [
            {"module": number, "name": whole.modules.get(number, ""), "covered": done, "norms": total}
            for number, (done, total) in whole.by_module().items()
        ],
        "problems": list(whole.problems),
        "items": [
            {
                "id": item.norm.id,
                "module": item.norm.capability.module,
                "text_nl": item.norm.text.nl,
                "text_en": item.norm.text.en,
                "homes": [{"kind": home.kind.value, "at": home.at} for home in item.homes],
                "reason": item.reason,
            }
            for item in items
        ],
    }


def _as_text(whole: Coverage, items: list[NormCoverage]) -> str:
    covered = [item for item in items if item.is_covered]
    lines = [f"{item.norm.id:6} {_homes_text(item)}" for item in items]
    lines += ["", "module                                     covered"]
    shown = {item.norm.capability.module for item in items}
    lines += [
        f"{number:2}  {whole.modules.get(number, ''):38} {done:3} of {total:3}"
        for number, (done, total) in whole.by_module().items()
        if number in shown
    ]
    share = 100 * len(covered) / len(items) if items else 0.0
    kinds = ", ".join(f"{kind.replace('_', ' ')} {count}" for kind, count in whole.by_kind().items())
    lines += [
        "",
        f"{len(covered)} of {len(items)} norms live somewhere: {share:.1f}%. Of all norms: {kinds}.",
    ]
    return "\n".join(lines)


def _homes_text(item: NormCoverage) -> str:
    if not item.is_covered:
        return f"not yet: {item.reason}"
    return "; ".join(f"{home.kind.value.replace('_', ' ')} {home.at}" for home in item.homes)

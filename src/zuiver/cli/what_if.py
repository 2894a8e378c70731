"""`zuiver what-if`: how many recorded entries would get another answer under other terms, or another pack."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import click

from zuiver.catalogue.packs import pack_names
from zuiver.catalogue.rule_books import module_names
from zuiver.cli.failing import Failure
from zuiver.cli.options import Day
from zuiver.cli.organisations import chosen_organisation, organisation_option
from zuiver.cli.prepared import needs_database
from zuiver.insight.asking import OtherPolicy, other_policy, read_assignment
from zuiver.insight.report import Figures
from zuiver.insight.small_cells import Shown, words_of
from zuiver.insight.what_if import NOTHING, WhatIf, what_if
from zuiver.kernel import clock
from zuiver.kernel.errors import Refusal, excerpt
from zuiver.people.actor import system_actor
from zuiver.people.models import Organisation
from zuiver.people.roles import READ_ALL_ENTRIES
from zuiver.registers.declaration import Register
from zuiver.registers.registry import all_registers


@click.command("what-if", short_help="Try other terms or another pack on all that was recorded.")
@click.option(
    "--term",
    "assignments",
    multiple=True,
    metavar="MODULE.TERM=VALUE",
    help="A term with another value: gifts.gift_limit=25. May be given more than once.",
)
@click.option("--pack", default="", metavar="NAME", help="Another pack, such as state-2020.")
@click.option("--from", "since", type=Day(), help="The first day, such as 2023-01-01.")
@click.option("--until", type=Day(), help="The last day; it is included.")
@organisation_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@needs_database
def what_if_command(
    assignments: tuple[str, ...],
    pack: str,
    since: date | None,
    until: date | None,
    slug: str | None,
    as_json: bool,
) -> None:
    """Answer every recorded entry again, under the rules as they are and under other ones, and count what changes.

    Nothing is stored. Numbers smaller than the organisation's least are not shown, nor what would tell them.
    """
    organisation = chosen_organisation(slug)
    results = _results(organisation, assignments, pack, since, until)
    if as_json:
        found = {"organisation": organisation.slug, "results": [_as_json(result) for result in results]}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for result in results:
        click.echo("\n".join(_lines(result)))


def _results(
    organisation: Organisation,
    assignments: tuple[str, ...],
    pack: str,
    since: date | None,
    until: date | None,
) -> list[WhatIf]:
    """One result for each register that is asked about; of a pack alone all in which something was recorded."""
    typed: dict[str, dict[str, str]] = {}
    for text in assignments:
        module, name, value = read_assignment(text)
        typed.setdefault(module, {})[name] = value
    registers = [_register_of(module) for module in typed] or list(all_registers())
    actor = system_actor(organisation.pk, "what-if", clock.today(), {READ_ALL_ENTRIES})
    results, nothing = [], []
    for register in registers:
        wanted = _wanted(organisation, register, typed.get(register.rules, {}), pack, until)
        try:
            results.append(what_if(actor, register, wanted, since=since, until=until))
        except Refusal as refusal:
            if refusal.code not in NOTHING or typed:
                raise
            nothing.append(refusal)
    if not results:
        raise nothing[0]
    return results


def _register_of(module: str) -> Register:
    found = next((register for register in all_registers() if register.rules == module), None)
    if found is not None:
        return found
    known = ", ".join(register.rules for register in all_registers())
    if module in module_names():
        raise Failure(
            f"Nothing is recorded for {module}: it has rules, and no register. Choose one of: {known}."
        )
    raise Failure(f"There is no module {excerpt(module)}. Choose one of: {known}.")


def _wanted(
    organisation: Organisation, register: Register, typed: Mapping[str, str], pack: str, until: date | None
) -> OtherPolicy:
    known_pack = pack if pack in pack_names() else organisation.policy_pack
    book = register.rule_book(until or clock.today(), known_pack)
    if book is None:
        raise Failure(f"No rules of {register.kind} were in force on that day. Choose a later one.")
    return other_policy(book, typed, pack=pack, packs=pack_names())


def _as_json(result: WhatIf) -> dict[str, Any]:
    figures = result.figures
    return {
        "register": result.register.kind,
        "pack": result.pack,
        "other_pack": result.other_pack,
        "terms": [
            {"name": f"{result.register.rules}.{one.term.name}", "now": str(one.now), "other": str(one.other)}
            for one in result.terms
        ],
        "from": result.first_day.isoformat(),
        "until": result.last_day.isoformat(),
        "min_cell": figures.least,
        "compared": _number(figures.compared),
        "changed": _number(figures.changed),
        "left_out": _number(figures.left_out),
        "kinds": figures.kinds
        and [
            {
                "from": kind.was,
                "to": kind.becomes,
                "entries": _number(kind.times),
                "rules": [
                    {"rule": rule, "entries": _number(times) if times else None} for rule, times in kind.rules
                ],
            }
            for kind in figures.kinds
        ],
        "per": figures.per,
        "periods": figures.periods
        and [{"from": one.first_day.isoformat(), "entries": _number(one.times)} for one in figures.periods],
    }


def _lines(result: WhatIf) -> Iterator[str]:
    figures = result.figures
    for one in result.terms:
        yield f"{result.register.rules}.{one.term.name}: {one.now} now, {one.other} tried"
    if result.other_pack != result.pack:
        yield f"pack: {result.pack} now, {result.other_pack} tried"
    yield (
        f"{_text(figures.changed)} of {_text(figures.compared)} entries in {result.register.kind} get another answer, "
        f"from {result.first_day} up to {result.last_day}."
    )
    yield f"Left out, because no facts are stored: {_text(figures.left_out)}."
    yield from _split(figures)


def _split(figures: Figures) -> Iterator[str]:
    if figures.kinds is None or figures.periods is None:
        yield f"Numbers below {figures.least} are not shown; a split by answer or by period would tell them."
    for kind in figures.kinds or ():
        yield f"  {f'{kind.was} -> {kind.becomes}':<54} {_text(kind.times):>14}"
        for rule, times in kind.rules:
            yield f"    {f'rule {rule}':<52} {_text(times) if times else '':>14}".rstrip()
    if figures.kinds and figures.periods:
        yield f"Per {figures.per}:"
        for period in figures.periods:
            day = period.first_day
            name = f"{day.year}" if figures.per == "year" else f"{day.year}-Q{(day.month + 2) // 3}"
            yield f"  {name:<8} {_text(period.times):>14}"


def _number(number: Shown) -> int | str:
    return number.low if number.is_exact else _text(number)


def _text(number: Shown) -> str:
    words = words_of(number)
    return f"{number.low:,}" if words is None else words.text()

"""`zuiver export REGISTER`: a whole register, or what the filters leave of it, to CSV, XLSX or JSON."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import click
from django.utils import translation

from zuiver.cli.export_files import WRITERS, Row, whole_file
from zuiver.cli.organisations import chosen_organisation, organisation_option
from zuiver.cli.prepared import needs_database
from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData
from zuiver.kernel.money import read_amount
from zuiver.people.actor import system_actor
from zuiver.people.models import Organisation
from zuiver.people.roles import EXPORT_ENTRIES, READ_ALL_ENTRIES
from zuiver.registers import queries
from zuiver.registers.commands import export_record
from zuiver.registers.declaration import Register
from zuiver.registers.lifecycle import State
from zuiver.registers.queries import EntryFilters
from zuiver.registers.registry import all_registers

_DAY: Final = click.DateTime(["%Y-%m-%d"])


class Amount(click.ParamType[int]):
    """An amount in euro as people write it, in cents."""

    name = "amount"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read it. Fails with what is wrong with it."""
        try:
            return read_amount(str(value)).cents
        except InvalidData as wrong:
            self.fail(next(iter(wrong.texts().values())), param, ctx)


_OPTIONS: Final = (
    click.option("--state", type=click.Choice([state.value for state in State]), help="Only in this state."),
    click.option("--outcome", help="Only with this answer of the decision aid."),
    click.option("--unit", metavar="CODE", help="Only of this unit and those below it."),
    click.option("--person", metavar="ID", help="Only of this person."),
    click.option("--counterparty", metavar="ID", help="Only of this organisation outside."),
    click.option("--late/--not-late", default=None, help="Only those reported late, or only the others."),
    click.option("--open", "open_only", is_flag=True, help="Only those that wait for somebody."),
    click.option("--from", "from_", type=_DAY, help="From this day on."),
    click.option("--until", type=_DAY, help="Up to and including this day."),
    click.option("--amount-from", type=Amount(), metavar="EURO", help="Worth at least this."),
    click.option("--amount-until", type=Amount(), metavar="EURO", help="Worth at most this."),
)


class ExportGroup(click.Group):
    """One command for each register there is."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the kinds of registers, sorted."""
        return sorted(register.kind for register in all_registers())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a register; None for an unknown one."""
        found = next((register for register in all_registers() if register.kind == cmd_name), None)
        return None if found is None else _command(found)


@click.group(name="export", cls=ExportGroup)
def export_group() -> None:
    """Write a register to a file. Sensitive fields stay in the house."""


def _command(register: Register) -> click.Command:
    @click.command(register.kind, help=f"Write the register of {register.name.msgid.lower()} to FILE.")
    @click.option("--format", "form", type=click.Choice(sorted(WRITERS)), default="csv", show_default=True)
    @click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path))
    @click.option("--language", type=click.Choice(["nl", "en"]), default="nl", show_default=True)
    @organisation_option
    @needs_database
    def command(form: str, output: Path, language: str, slug: str | None, **wanted: Any) -> None:
        count = _export(chosen_organisation(slug), register, form, output, language, _filters(wanted))
        click.echo(f"{count} entries are in {output}.")

    return _with_options(command)


def _with_options(command: click.Command) -> click.Command:
    decorated: Callable[..., Any] = command
    for option in _OPTIONS:
        decorated = option(decorated)
    return command


def _filters(wanted: dict[str, Any]) -> EntryFilters:
    """Options that were left out stay at their default: no filter."""
    given = {name: value for name, value in wanted.items() if value is not None}
    days = {name: value.date() for name, value in given.items() if isinstance(value, datetime)}
    return EntryFilters(**{**given, **days})


def _export(
    organisation: Organisation,
    register: Register,
    form: str,
    output: Path,
    language: str,
    filters: EntryFilters,
) -> int:
    actor = system_actor(
        organisation.pk, "export", clock.today(), frozenset({READ_ALL_ENTRIES, EXPORT_ENTRIES})
    )
    columns = queries.export_columns(register.kind)
    total = queries.export_count(actor, kind=register.kind, filters=filters)
    with translation.override(language), whole_file(output) as half:
        rows = queries.export_rows(
            actor, kind=register.kind, filters=filters, language=language, translate=translation.gettext
        )
        with click.progressbar(length=max(total, 1), label=register.name.msgid, width=30) as bar:
            counter = _Counted(rows, bar.update)
            WRITERS[form](half, columns, counter)
        # Before the file has its name: what left the house is in the trail.
        used = {name: str(value) for name, value in vars(filters).items() if value not in ("", None, False)}
        export_record(actor, kind=register.kind, count=counter.count, form=form, filters=used)
    return counter.count


class _Counted:
    """Hands rows on and counts them."""

    def __init__(self, rows: Iterator[Row], progress: Callable[[int], Any]) -> None:
        self._rows = rows
        self._progress = progress
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.count += 1
            if self.count % 500 == 0:
                self._progress(500)
            yield row

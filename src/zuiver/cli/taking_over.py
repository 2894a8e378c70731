"""What `zuiver import` does with every file of another register: take it over, show how far it is, and report."""

from pathlib import Path
from typing import Protocol

import click

from zuiver.catalogue.other_registers.importer import Progress
from zuiver.cli.organisations import chosen_organisation, organisation_option
from zuiver.cli.people_commands import operator
from zuiver.cli.prepared import needs_database
from zuiver.cli.reporting import report_option, show_report
from zuiver.people.actor import Actor
from zuiver.people.commands import organisation_create
from zuiver.people.import_report import ImportReport
from zuiver.people.models import Organisation

FIRST_SLUG = "organisatie"
FIRST_NAME = "Onze organisatie"


class TakeOver(Protocol):
    """Takes over the content of a file."""

    def __call__(self, actor: Actor, content: bytes, *, dry_run: bool, progress: Progress) -> ImportReport:
        """Return what became of each line."""


def import_command(name: str, label: str, take_over: TakeOver, meaning: str) -> click.Command:
    """Return the command that takes over one kind of file. `label` stands before the bar, `meaning` is its help."""

    @click.command(name, help=meaning)
    @click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
    @organisation_option
    @report_option
    @click.option("--dry-run", is_flag=True, help="Try everything and keep nothing.")
    @needs_database
    def command(file: Path, slug: str | None, report_path: Path | None, dry_run: bool) -> None:
        actor = operator(_organisation(slug), "import")
        content = file.read_bytes()
        with click.progressbar(length=max(content.count(b"\n"), 1), label=label, width=30) as bar:
            report = take_over(actor, content, dry_run=dry_run, progress=bar.update)
        show_report(report, report_path, dry_run=dry_run)

    return command


def _organisation(slug: str | None) -> Organisation:
    """The organisation that was chosen; in a new database the first one is made."""
    if not Organisation.objects.exists():
        made = organisation_create(slug=slug or FIRST_SLUG, name=FIRST_NAME)
        click.echo(f"There was no organisation yet, so {made.slug} was made.")
    return chosen_organisation(slug)

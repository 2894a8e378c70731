"""`zuiver import gifts`: gifts out of another register."""

from pathlib import Path

import click

from zuiver.catalogue.gifts.importer import import_gifts
from zuiver.cli.organisations import chosen_organisation, organisation_option
from zuiver.cli.people_commands import operator
from zuiver.cli.prepared import needs_database
from zuiver.cli.reporting import report_option, show_report
from zuiver.people.commands import organisation_create
from zuiver.people.models import Organisation

FIRST_SLUG = "organisatie"
FIRST_NAME = "Onze organisatie"


@click.command("gifts")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@organisation_option
@report_option
@click.option("--dry-run", is_flag=True, help="Try everything and keep nothing.")
@needs_database
def import_gifts_file(file: Path, slug: str | None, report_path: Path | None, dry_run: bool) -> None:
    """Bring gifts in from FILE.csv: docs/how-to/import-gifts.md names the columns.

    The gift register of the Dutch Senate is recognised by its columns and taken as it is.
    """
    organisation = _organisation(slug)
    content = file.read_bytes()
    with click.progressbar(length=max(content.count(b"\n"), 1), label="Gifts", width=30) as bar:
        report = import_gifts(operator(organisation, "import"), content, dry_run=dry_run, progress=bar.update)
    show_report(report, report_path, dry_run=dry_run)


def _organisation(slug: str | None) -> Organisation:
    """The organisation that was chosen; in a new database the first one is made."""
    if Organisation.objects.exists():
        return chosen_organisation(slug)
    made = organisation_create(slug=slug or FIRST_SLUG, name=FIRST_NAME)
    click.echo(f"There was no organisation yet, so {made.slug} was made.")
    return made

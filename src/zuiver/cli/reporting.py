"""Shows what an import did, and writes it to a file for programs."""

import json
from pathlib import Path

import click

from zuiver.people.import_report import ImportReport

report_option = click.option(
    "--report",
    "report_path",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.json",
    help="Write the whole report to this file.",
)


def show_report(report: ImportReport, report_path: Path | None, *, dry_run: bool = False) -> None:
    """Print the report, and write it as JSON where asked."""
    for line in report.as_lines():
        click.echo(line)
    if dry_run:
        click.echo("This was a try: nothing was kept.")
    if report_path is not None:
        text = json.dumps(report.as_dict(), ensure_ascii=False, indent=2)
        report_path.write_text(text + "\n", encoding="utf-8")
        click.echo(f"The report is in {report_path}.")
